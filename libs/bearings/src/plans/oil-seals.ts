/** Rotary shaft lip seals, GB/T 13871.1 (ISO 6194-1), with a dust lip: their number is their size, `TC25X52X7`. */
import { plannedBy } from './plan.js';
import type { Plan, PlannedDimensions } from './plan.js';

/** Shaft, then housing bore and width of each. */
const OIL_SEALS = `
    10 22x7 25x7; 12 24x7 25x7 30x7; 15 26x7 30x7 35x7; 16 30x7 35x7; 17 30x7 35x7 40x7; 18 30x7 35x7; 20 35x7 40x7 47x7
    22 35x7 40x7 47x7; 25 40x7 47x7 52x7; 28 40x7 47x7 52x7; 30 42x7 47x7 52x7 62x7; 32 45x8 47x8 52x8; 35 50x8 52x8 55x8 62x8
    38 52x8 58x8 62x8; 40 55x8 60x8 62x8 72x8; 42 55x8 62x8; 45 62x8 65x8 72x8; 50 68x8 70x8 72x8 80x8; 55 72x8 75x8 80x8
    60 80x8 85x8 90x8; 65 85x10 90x10; 70 90x10 95x10; 75 95x10 100x10; 80 100x10 110x10; 85 110x12 120x12; 90 115x12 120x12
    95 120x12; 100 125x12 130x12; 105 130x12; 110 140x12; 120 150x12; 130 160x12; 140 170x15; 150 180x15; 160 190x15
    170 200x15; 180 210x15; 190 220x15; 200 230x15`;

const sizeOf = (boreMm: number, outsideMm: number, widthMm: number): PlannedDimensions => ({
  boreMm,
  outsideMm,
  widthMm,
  widthKind: 'B',
});

function readSize(code: string): PlannedDimensions | undefined {
  const [, bore, outside, width] = /^(\d{1,3})X(\d{1,3})X(\d{1,2}(?:\.\d)?)$/.exec(code) ?? [];
  return bore !== undefined && Number(bore) < Number(outside)
    ? sizeOf(Number(bore), Number(outside), Number(width))
    : undefined;
}

export const OIL_SEAL_PLANS: readonly Plan[] = [
  plannedBy(
    {
      family: 'seal',
      series: 'TC',
      standard: 'GB/T 13871.1',
      variants: [{ suffix: '', features: { seal: 'contact_seal_1' } }],
      readCode: readSize,
    },
    OIL_SEALS,
    ([bore = '', ...sizes]) =>
      sizes.map((size) => {
        const [outside = '', width = ''] = size.split('x');
        return {
          boreCode: `${bore}X${outside}X${width}`,
          dimensions: sizeOf(Number(bore), Number(outside), Number(width)),
        };
      }),
  ),
];
