/** With a byte order mark spreadsheets read it as what it is. */
export const CSV_START = '\uFEFF';

/** One record of comma-separated values. No cell begins as a formula does: spreadsheets would run it. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text));
  return `${safe.map((text) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`;
}
