import { readBasic } from '../plans/index.js';
import type { PlannedPart } from '../plans/index.js';

const MOST_REMEMBERED = 16_000;
const NONE: readonly PlannedPart[] = [];
const remembered = new Map<string, readonly PlannedPart[]>();

/** `readBasic`, with its last answers at hand: lists of parts name the same few thousand numbers again and again. */
export function partsNamed(basic: string): readonly PlannedPart[] {
  const known = remembered.get(basic);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const read = readBasic(basic);
  const parts = read.length === 0 ? NONE : read;
  remembered.set(basic, parts);
  return parts;
}
