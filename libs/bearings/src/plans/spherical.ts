/** Spherical roller bearings, two rows and one (ISO 15; GB/T 288). */
import { iso15Plan } from './iso-15.js';
import type { Plan, Variant } from './plan.js';

interface SphericalSeries {
  readonly series: string;
  readonly dimensionSeries: string;
  /** Bores with a cylindrical bore, and from where the tapered one is made. */
  readonly bores: readonly [minBoreMm: number, maxBoreMm: number];
  readonly taperedFromMm?: number;
  readonly sealedUpToMm?: number;
}

/** Series on narrow rings taper 1:12; the wide 240, 241, 248, 249 taper 1:30 so that the bore does not run out. */
const SERIES: readonly SphericalSeries[] = [
  { series: '213', dimensionSeries: '03', bores: [20, 110], taperedFromMm: 25 },
  { series: '222', dimensionSeries: '22', bores: [25, 710], taperedFromMm: 25, sealedUpToMm: 140 },
  { series: '223', dimensionSeries: '23', bores: [40, 560], taperedFromMm: 40, sealedUpToMm: 100 },
  { series: '230', dimensionSeries: '30', bores: [100, 1250], taperedFromMm: 100 },
  { series: '231', dimensionSeries: '31', bores: [100, 1000], taperedFromMm: 100 },
  { series: '232', dimensionSeries: '32', bores: [90, 850], taperedFromMm: 90 },
  { series: '238', dimensionSeries: '38', bores: [280, 1320], taperedFromMm: 280 },
  { series: '239', dimensionSeries: '39', bores: [120, 1400], taperedFromMm: 120 },
  { series: '240', dimensionSeries: '40', bores: [100, 1250], taperedFromMm: 100, sealedUpToMm: 200 },
  { series: '241', dimensionSeries: '41', bores: [90, 1250], taperedFromMm: 90, sealedUpToMm: 200 },
  { series: '248', dimensionSeries: '48', bores: [480, 1800], taperedFromMm: 480 },
  { series: '249', dimensionSeries: '49', bores: [480, 1500], taperedFromMm: 480 },
  { series: '233', dimensionSeries: '33', bores: [0, 0] },
];

function variantsOf({ series, bores, taperedFromMm, sealedUpToMm }: SphericalSeries): Variant[] {
  const [minBoreMm, maxBoreMm] = bores;
  const steep = series.startsWith('24');
  const taper = steep ? { bore: 'taper_1_30' } : { bore: 'taper_1_12' };
  const variants: Variant[] = maxBoreMm > 0 ? [{ suffix: '', features: {}, minBoreMm, maxBoreMm }] : [];
  if (taperedFromMm !== undefined) {
    variants.push({ suffix: steep ? 'K30' : 'K', features: taper, minBoreMm: taperedFromMm, maxBoreMm });
  }
  if (sealedUpToMm !== undefined) {
    const features = { seal: 'contact_seal_2' };
    variants.push({ suffix: '-2RS', features, minBoreMm, maxBoreMm: sealedUpToMm });
  }
  return variants;
}

/** One row ("barrel"): the sizes of 2 and 3, with 202 and 203 as type code. */
const SINGLE_ROW: readonly (readonly [series: string, dimensionSeries: string])[] = [
  ['202', '02'],
  ['203', '03'],
  ['204', '04'],
];

export const SPHERICAL_PLANS: readonly Plan[] = [
  ...SERIES.map((series) =>
    iso15Plan('spherical_roller', series.series, series.dimensionSeries, variantsOf(series)),
  ),
  ...SINGLE_ROW.map(([series, dimensionSeries]) =>
    iso15Plan('single_row_spherical_roller', series, dimensionSeries, []),
  ),
];
