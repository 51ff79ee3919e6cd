/**
 * The seven-digit numbers of ГОСТ 3189 and, with few changes, of GB 272-64/88, as tables. Digits are counted from the
 * right: 1–2 bore, 3 diameter series, 4 type, 5–6 structure, 7 width series.
 */
import { ANGULAR, DEEP_GROOVE, SELF_ALIGNING, THRUST_BALL } from './gost.balls.js';
import { CYLINDRICAL, NEEDLE, SPHERICAL, TAPERED, THRUST_ROLLER, WIRE_WOUND } from './gost.rollers.js';
import type { OldType } from './gost.type.js';

export const OLD_TYPES: Readonly<Record<string, OldType>> = {
  '0': DEEP_GROOVE,
  '1': SELF_ALIGNING,
  '2': CYLINDRICAL,
  '3': SPHERICAL,
  '4': NEEDLE,
  '5': WIRE_WOUND,
  '6': ANGULAR,
  '7': TAPERED,
  '8': THRUST_BALL,
  '9': THRUST_ROLLER,
};
