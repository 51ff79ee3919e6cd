/** What the editions of ГОСТ 333 give otherwise than ISO 355: the width of the cone. T and D are the same. */
import { iso15 } from '../plans/iso-15.js';
import { numbersByBore, OLD_CONES_OF_22 } from '../plans/multi-row-tapered.js';
import type { PlannedPart } from '../plans/index.js';
import { lazily } from '../plans/plan.js';

const widthsOfIso15 = (dimensionSeries: string): (() => ReadonlyMap<number, number>) =>
  lazily(() => new Map(iso15(dimensionSeries).map(({ boreMm, widthMm }) => [boreMm, widthMm])));

/** Today's series → cone width by bore. The cones of 2007100 and 2007900 are as wide as ISO 15 has rings. */
const OLD_CONES: Readonly<Record<string, () => ReadonlyMap<number, number>>> = {
  '302': lazily(() => numbersByBore('50 21; 75 26; 120 41')),
  '303': lazily(() => numbersByBore('45 26')),
  '320': widthsOfIso15('20'),
  '322': lazily(() => numbersByBore(OLD_CONES_OF_22)),
  '329': widthsOfIso15('29'),
};

/** The part as the old standard measures it. */
export function withOldRings(part: PlannedPart): PlannedPart {
  const innerRingWidthMm = OLD_CONES[part.series]?.().get(part.dimensions.boreMm);
  if (innerRingWidthMm === undefined || part.family !== 'tapered_roller') return part;
  const { widthMm = Infinity } = part.dimensions;
  return innerRingWidthMm > widthMm
    ? part
    : { ...part, dimensions: { ...part.dimensions, innerRingWidthMm } };
}
