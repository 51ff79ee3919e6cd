/** A LIKE pattern for what contains the text, whatever signs of patterns are in it. */
export function containing(text: string): string {
  return `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
