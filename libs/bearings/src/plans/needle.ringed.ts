/**
 * Needle roller bearings with machined rings (ISO 1206, GB/T 5801). Without an inner ring the bore is Fw, under the rollers.
 */
import { iso15, iso15Plan } from './iso-15.js';
import { boreCodeOf, cell, lazily, tableRows, PLAIN } from './plan.js';
import type { Plan, PlannedDimensions, PlanRow, Variant } from './plan.js';

/** Fw by bore: the same for all needle series of diameter series 9. */
const RACEWAY_OF_SERIES_9 = `
  5 7; 6 8; 7 9; 8 10; 9 12; 10 14; 12 16; 15 20; 17 22; 20 25; 22 28; 25 30; 28 32; 30 35; 32 40;
  35 42; 40 48; 45 52; 50 58; 55 63; 60 68; 65 72; 70 80; 75 85; 80 90; 85 100; 90 105; 95 110;
  100 115; 105 120; 110 125; 120 135; 130 150; 140 160; 150 170; 160 180; 170 190; 180 205;
  190 215; 200 225; 220 245; 240 265; 260 290; 280 310; 300 340; 320 360; 340 380; 360 400;
  380 430; 400 450; 420 470; 440 490`;

const RACEWAY_OF_SERIES_8 = `
  110 120; 120 130; 130 145; 140 155; 150 165; 160 175; 170 185; 180 195; 190 210; 200 220;
  220 240; 240 265; 260 285; 280 305; 300 330; 320 350; 340 370; 360 390; 380 415`;

const RACEWAY_OF_SERIES_22 = `
  6 10; 8 12; 10 14; 12 16; 15 20; 17 22; 20 25; 25 30; 30 35; 35 42; 40 48; 45 52; 50 58`;

/** `-`: the bearing is made, the diameter of its raceway not known for sure. */
const RACEWAY_OF_SERIES_0 = `
  17 24; 20 28; 25 34; 30 40; 35 46; 40 52; 45 58; 50 62; 55 70; 60 75; 65 80; 70 -; 75 -; 80 100; 85 -`;

/** Widths that ISO 1206 plans below the ISO 15 tables. */
const SMALL_PLACES: Readonly<
  Record<string, readonly (readonly [bore: number, outside: number, width: number])[]>
> = {
  '22': [
    [6, 19, 12],
    [8, 24, 12],
  ],
};

interface RingedSeries {
  readonly series: string;
  readonly dimensionSeries: string;
  readonly raceways: string;
  readonly variants: readonly Variant[];
}

const upTo = (variant: Variant, minBoreMm: number, maxBoreMm: number): Variant => ({
  ...variant,
  minBoreMm,
  maxBoreMm,
});
const SEALED: Variant = { suffix: '-2RS', features: { seal: 'contact_seal_2' } };

const RINGED: readonly RingedSeries[] = [
  { series: '48', dimensionSeries: '48', raceways: RACEWAY_OF_SERIES_8, variants: [upTo(PLAIN, 110, 380)] },
  {
    series: '49',
    dimensionSeries: '49',
    raceways: RACEWAY_OF_SERIES_9,
    variants: [upTo(PLAIN, 5, 440), upTo(SEALED, 10, 50)],
  },
  { series: '59', dimensionSeries: '59', raceways: RACEWAY_OF_SERIES_9, variants: [upTo(PLAIN, 15, 140)] },
  { series: '69', dimensionSeries: '69', raceways: RACEWAY_OF_SERIES_9, variants: [upTo(PLAIN, 10, 110)] },
  { series: '40', dimensionSeries: '40', raceways: RACEWAY_OF_SERIES_0, variants: [] },
  { series: '22', dimensionSeries: '22', raceways: RACEWAY_OF_SERIES_22, variants: [upTo(SEALED, 6, 50)] },
];

/** The inner ring of a sealed NA49 stands out by 0.5 mm on each side to run under the lips. */
const standingOut = ({ widthMm = 0 }: PlannedDimensions): number => widthMm + 1;

function ringedPlans({ series, dimensionSeries, raceways, variants }: RingedSeries): Plan[] {
  const raceway = lazily(
    () => new Map(tableRows(raceways).map((cells) => [Number(cells[0]), cell(cells[1])])),
  );
  const rows = (withInnerRing: boolean) => (): PlanRow[] =>
    placesOf(dimensionSeries).flatMap((place) => {
      if (!raceway().has(place.boreMm)) return [];
      const boreMm = withInnerRing ? place.boreMm : raceway().get(place.boreMm);
      if (boreMm === undefined) return [];
      const dimensions: PlannedDimensions = { ...place, boreMm, widthKind: 'B' };
      return [{ boreCode: boreCodeOf(place.boreMm, digitsOnly(series)), dimensions }];
    });
  const complete = variants.map((variant) =>
    series === '49' && variant.features.seal ? { ...variant, widthMm: standingOut } : variant,
  );
  const family = 'needle_roller';
  const standard = 'ISO 1206';
  return [
    { family, series: `NA${series}`, standard, rows: lazily(rows(true)), variants: complete },
    { family, series: `RNA${series}`, standard, rows: lazily(rows(false)), variants },
  ];
}

/** Below 10 mm the code is the bore itself: NA495, but NA22/6. */
const digitsOnly = (series: string): string => (series === '22' ? '622' : '4');

function placesOf(dimensionSeries: string): ReturnType<typeof iso15> {
  const small = (SMALL_PLACES[dimensionSeries] ?? []).map(([boreMm, outsideMm, widthMm]) => ({
    boreMm,
    outsideMm,
    widthMm,
  }));
  return [...small, ...iso15(dimensionSeries)];
}

export const RINGED_NEEDLE_PLANS: readonly Plan[] = [
  ...RINGED.flatMap(ringedPlans),
  // Needle row with an angular contact ball row, guiding one way (A) or both (B).
  ...['NKIA59', 'NKIB59'].map((series) =>
    iso15Plan('needle_combined', series, '59', [{ ...PLAIN, minBoreMm: 12, maxBoreMm: 70 }], {
      widthsMm: { 12: 16 },
    }),
  ),
];
