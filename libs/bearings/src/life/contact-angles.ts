/**
 * e = 1.5·tan α of the types whose factors hang on their own contact angle. ISO 355 gives the angle of a tapered bearing;
 * for the others makers agree within a few hundredths. Values here are what makers' catalogues state, by series and bore:
 * typical, and told as such; a listing may bring its maker's own.
 */
import { lazily, tableRows } from '../plans/plan.js';
import type { PartFamily } from '../vocabulary.js';

/** Series, then `up to this bore : e` in rising order of bore; a series of one value has no bore. */
const TYPICAL_E = `
  # self-aligning ball
  10 0.33; 12 20:0.29 25:0.28 30:0.25 40:0.225 50:0.21 60:0.19 0.17
  112 20:0.29 25:0.28 30:0.25 40:0.225 50:0.21 0.19
  13 25:0.285 40:0.25 65:0.235 0.22; 22 20:0.47 25:0.41 35:0.375 40:0.33 50:0.29 65:0.28 0.26
  23 20:0.50 30:0.45 40:0.445 65:0.405 0.38
  # spherical roller
  213 25:0.30 35:0.28 60:0.24 85:0.22 0.24
  222 25:0.35 35:0.31 40:0.28 45:0.26 65:0.24 85:0.22 110:0.245 0.26
  223 50:0.37 75:0.35 110:0.33 190:0.35 200:0.33 0.31
  230 420:0.23 750:0.215 0.20; 231 0.30; 232 90:0.31 110:0.33 0.35; 238 0.12; 239 0.17
  240 100:0.28 440:0.315 0.28; 241 150:0.37 360:0.40 0.37; 248 0.15; 249 0.21
  # tapered roller
  302 20:0.35 40:0.37 0.43; 303 35:0.31 0.35; 313 0.83; 320 20:0.37 22:0.40 35:0.44 45:0.385 330:0.44 0.37
  322 20:0.32 40:0.37 0.43; 323 35:0.31 0.36; 329 85:0.33 170:0.35 0.42; 330 120:0.30 0.35; 331 0.40; 332 40:0.355 0.41
  # tapered roller, ISO 355: the digit behind T is the angle series
  T2 0.33; T3 0.40; T4 0.46; T5 0.56; T7 0.85`;

const steps = lazily(
  () =>
    new Map(
      tableRows(TYPICAL_E).map(([series = '', ...cells]) => [
        series,
        cells.map((each): readonly [number, number] => {
          const [first, second] = each.split(':').map(Number);
          return second === undefined ? [Infinity, first ?? 0] : [first ?? 0, second];
        }),
      ]),
    ),
);

/** e as makers usually state it; undefined for series that the table does not know. */
export function typicalE(family: PartFamily, series: string, boreMm: number): number | undefined {
  const name = family === 'tapered_roller' && /^T\d/.test(series) ? series.slice(0, 2) : series;
  return steps()
    .get(name)
    ?.find(([upTo]) => boreMm <= upTo)?.[1];
}
