/** How fast the readers are on one core: the best of several rounds over real text, as a busy machine only adds time. */
import { readBuyersLine, readDesignation } from '../src/index.js';
import { JUDGED_LINES } from '../src/lines/judged/index.js';
import { readBearingRows } from './bearing-rows.js';

const ROUNDS = 12;

export function checkSpeed(folder: string): void {
  const designations = readBearingRows(folder).map(({ designation }) => designation);
  const lines = JUDGED_LINES.split('\n').map((row) => row.split(' => ')[0] ?? '');
  const manyLines = Array.from({ length: 40 }, () => lines).flat();
  console.log('\nSpeed on one core, best of rounds');
  console.log(`${rate(designations, readDesignation)} designations a second`);
  console.log(`${rate(manyLines, readBuyersLine)} buyers' lines a second`);
}

function rate(texts: readonly string[], read: (text: string) => unknown): string {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return Math.round(texts.length / best)
    .toLocaleString('en')
    .padStart(9);
}
