/** Parts that buyers call by the shaft they run on or the thread they are screwed to: `直线轴承 20`, `鱼眼接头 M10`. */
import type { PartFamily } from '../vocabulary.js';
import { boreOfThread, partsOfSize } from './size-index.js';

const KNOWN_BY_SHAFT = new Set<PartFamily>([
  'linear_ball',
  'rod_end',
  'spherical_plain',
  'lock_nut',
  'lock_washer',
  'screw_support_unit',
]);
const SHAFT = /(?<![A-Z0-9.,/-])(M)?(\d{1,3})(?![A-Z0-9.,/-])/g;

export function areKnownByShaft(families: readonly PartFamily[]): boolean {
  return families.every((family) => KNOWN_BY_SHAFT.has(family));
}

export interface ShaftFound {
  boreMm: number;
  start: number;
  end: number;
}

/** The first number that is the shaft or the thread of one of these parts. */
export function findShaft(open: string, families: readonly PartFamily[]): ShaftFound | undefined {
  for (const { 0: text, 1: thread, 2: digits, index } of open.matchAll(SHAFT)) {
    const mm = Number(digits);
    const boreMm = thread === undefined ? mm : boreOfThread(mm, families);
    if (boreMm === undefined || partsOfSize({ dimensions: { boreMm }, families, limit: 1 }).length === 0)
      continue;
    return { boreMm, start: index, end: index + text.length };
  }
  return undefined;
}
