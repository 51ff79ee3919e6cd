/** A statement under construction: values go in as parameters, never as text. */
export class Statement {
  readonly values: unknown[] = [];

  /** The placeholder of a value, with the type that PostgreSQL shall read it as. */
  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** A pattern that finds the text anywhere, whatever characters it has. */
export function containing(text: string): string {
  return `%${escapeLike(text)}%`;
}

export function startingWith(text: string): string {
  return `${escapeLike(text)}%`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
