/**
 * What the old standards measure and today's plans do not: the cones of ГОСТ 333 (T and D are those of ISO 355), and the
 * raceway of a cylindrical roller bearing without one of its rings (ГОСТ 5377, diameters of ГОСТ 8328).
 */
import { iso15 } from '../plans/iso-15.js';
import { numbersByBore, OLD_CONES_OF_22 } from '../plans/multi-row-tapered.js';
import type { PlannedPart } from '../plans/index.js';
import { boreOfCode, lazily } from '../plans/plan.js';
import type { OldType } from './gost.type.js';

const widthsOfIso15 = (
  dimensionSeries: string,
  asToday: readonly number[],
): (() => ReadonlyMap<number, number>) =>
  lazily(() => {
    const places = iso15(dimensionSeries).filter(({ boreMm }) => !asToday.includes(boreMm));
    return new Map(places.map(({ boreMm, widthMm }) => [boreMm, widthMm]));
  });

/**
 * Today's series → cone width by bore. The cones of 2007100 and 2007900 are as wide as ISO 15 has rings, but for the bores
 * whose cones have today's width.
 */
const OLD_CONES: Readonly<Record<string, () => ReadonlyMap<number, number>>> = {
  '302': lazily(() => numbersByBore('50 21; 75 26; 120 41')),
  '303': lazily(() => numbersByBore('45 26')),
  '320': widthsOfIso15('20', [40, 50, 85, 90, 100, 105, 110, 120]),
  '322': lazily(() => numbersByBore(OLD_CONES_OF_22)),
  '329': widthsOfIso15('29', [340]),
};

/**
 * Under the rollers (Fw), by today's series of the whole bearing: the plain design of DIN 5412, whose values the lists of
 * old numbers repeat where they have one. Designs with more or larger rollers (E) have others.
 */
const INNER_RACEWAYS: Readonly<Record<string, () => ReadonlyMap<number, number>>> = {
  RNU10: lazily(() =>
    numbersByBore(`25 30.5; 30 36.5; 35 42; 40 47; 45 52.5; 50 57.5; 55 64.5; 60 69.5; 65 74.5; 70 80; 75 85; 80 91.5
      85 96.5; 90 103; 95 108; 100 113; 105 119.5; 110 125; 120 135; 130 148; 140 158; 150 169.5; 160 180; 170 193
      180 205; 190 215; 200 229; 220 250; 240 270; 260 296; 280 316; 300 340; 320 360`),
  ),
  RNU2: lazily(() =>
    numbersByBore(`17 22.9; 20 27; 25 32; 30 38.5; 35 43.8; 40 50; 45 55; 50 60.4; 55 66.5; 60 73.5; 65 79.6; 70 84.5
      75 88.5; 80 95.3; 85 101.8; 90 107; 95 113.5; 100 120; 105 126.8; 110 132.5; 120 143.5; 130 156; 140 169
      150 182; 160 195; 170 208; 180 218; 190 231; 200 244; 220 270; 240 295`),
  ),
  RNU3: lazily(() =>
    numbersByBore(`20 28.5; 25 35; 30 42; 35 46.2; 40 53.5; 45 58.5; 50 65; 55 70.5; 60 77; 65 83.5; 70 90; 75 95.5
      80 103; 85 108; 90 115; 95 121.5; 100 129.5; 110 143; 120 154; 130 167; 140 180; 150 193; 160 208`),
  ),
};

/** Over the rollers (Ew) of bearings without an outer ring. */
const OUTER_RACEWAYS: Readonly<Record<string, () => ReadonlyMap<number, number>>> = {
  RN2: lazily(() =>
    numbersByBore(`17 34; 20 40; 25 45; 30 53.5; 35 61.8; 40 70; 45 75; 50 80.4; 55 88.5; 60 97.5; 65 105.6; 70 110.5
      75 116.5; 80 125.3; 85 133.8; 90 143; 95 151.5; 100 160; 105 168.8; 110 178.5; 120 191.5; 130 204; 140 221`),
  ),
  RN3: lazily(() =>
    numbersByBore(`20 44.5; 25 53; 30 62; 35 68.2; 40 77.5; 45 86.5; 50 95; 55 104.5; 60 113; 65 121.5; 70 130
      75 139.5; 80 147; 85 156; 90 165; 95 173.5; 100 185.5; 110 207`),
  ),
};

export const hasOldRings = ({ family }: OldType): boolean =>
  family === 'tapered_roller' || family === 'cylindrical_roller';

/** The part as the old standard measures it. */
export function withOldRings(part: PlannedPart): PlannedPart {
  if (part.family === 'cylindrical_roller') return withRaceway(part);
  const innerRingWidthMm = OLD_CONES[part.series]?.().get(part.dimensions.boreMm);
  if (innerRingWidthMm === undefined || part.family !== 'tapered_roller') return part;
  const { widthMm = Infinity } = part.dimensions;
  return innerRingWidthMm > widthMm
    ? part
    : { ...part, dimensions: { ...part.dimensions, innerRingWidthMm } };
}

/** The wide series have the raceways of the narrow ones. */
const NARROW: Readonly<Record<string, string>> = { RNU22: 'RNU2', RNU23: 'RNU3', RN22: 'RN2', RN23: 'RN3' };

function withRaceway(part: PlannedPart): PlannedPart {
  const { boreCode, dimensions } = part;
  const series = NARROW[part.series] ?? part.series;
  const boreMm = INNER_RACEWAYS[series]?.().get(boreOfCode(boreCode));
  if (boreMm !== undefined) return { ...part, dimensions: { ...dimensions, boreMm } };
  const outsideMm = OUTER_RACEWAYS[series]?.().get(boreOfCode(boreCode));
  return outsideMm === undefined ? part : { ...part, dimensions: { ...dimensions, outsideMm } };
}
