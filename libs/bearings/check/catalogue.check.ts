/** The catalogue's dimensions against the reference, by type, with every disagreement and its reason. */
import { readBearingRows } from './bearing-rows.js';
import { checkDimensions } from './dimensions.js';

export function checkCatalogue(folder: string, verbose: boolean): void {
  const tallies = checkDimensions(readBearingRows(folder));
  const totals = [0, 0, 0, 0];
  printRow('boundary dimensions by type', ['agreed', 'explained', 'ours', 'unplanned']);
  for (const [type, { agreed, explained, ours, unplanned }] of tallies) {
    const counts = [agreed, [...explained.values()].flat().length, ours.length, unplanned.length];
    counts.forEach((count, index) => (totals[index] = (totals[index] ?? 0) + count));
    printRow(type, counts);
  }
  printRow('all', totals);
  for (const [type, { explained, ours, unplanned }] of tallies) {
    for (const [reason, lines] of explained) printList(`${type}: ${reason}`, lines, verbose);
    printList(`${type}: ours`, ours, true);
    printList(`${type}: no such place in the plans`, unplanned, verbose);
  }
}

function printRow(heading: string, cells: readonly (string | number)[]): void {
  console.log(heading.padEnd(32), ...cells.map((cell) => String(cell).padStart(10)));
}

function printList(heading: string, lines: readonly string[], inFull: boolean): void {
  if (lines.length === 0) return;
  console.log(`\n${heading}: ${lines.length}${inFull ? `\n  ${lines.join('\n  ')}` : ''}`);
}
