/** Viscosity, viscosity ratio and contamination by ISO 281:2007, 9.3.3 and annex A. */
import { lazily, tableRows } from '../plans/plan.js';
import type { Bilingual } from '../reading.js';
import { interpolated } from './load-factors.js';

/** Reference viscosity ν1 in mm²/s (ISO 281:2007, 9.3.3.3.1, formulas 28 and 29). */
export function referenceViscosity(speedRpm: number, pitchMm: number): number {
  return speedRpm < 1000 ? 45_000 * speedRpm ** -0.83 * pitchMm ** -0.5 : 4500 * (speedRpm * pitchMm) ** -0.5;
}

/** Mineral oils of viscosity index 95, by ISO 2909: mm²/s at 40 °C (the ISO VG number), mm²/s at 100 °C. */
const AT_100_DEG = `
  10 2.64; 15 3.38; 22 4.25; 32 5.29; 46 6.64; 68 8.53; 100 11.07; 150 14.54; 220 18.75; 320 23.95; 460 30.34; 680 39.06
  1000 49.86; 1500 64.21`;

const at100 = lazily(() => tableRows(AT_100_DEG).map((cells) => cells.map((each) => Math.log(Number(each)))));

/** Viscosity at 100 °C of a mineral oil of viscosity index 95. */
export function usualViscosityAt100(viscosityAt40: number): number {
  return Math.exp(interpolated(at100(), Math.log(viscosityAt40))[1] ?? 0);
}

const KELVIN = 273.15;
/** The viscosity line of ASTM D341 is straight in lg lg (ν + 0.7) over lg T. */
const linear = (viscosity: number): number => Math.log10(Math.log10(viscosity + 0.7));

const lg = (degrees: number): number => Math.log10(degrees + KELVIN);

/** Kinematic viscosity at a temperature, by the line through its values at 40 °C and 100 °C (ASTM D341). */
export function viscosityAt(temperatureDeg: number, at40: number, at100Deg: number): number {
  const slope = (linear(at40) - linear(at100Deg)) / (lg(100) - lg(40));
  return 10 ** (10 ** (linear(at40) - slope * (lg(temperatureDeg) - lg(40)))) - 0.7;
}

/** ISO 281:2007, table 13: lowest and highest eC below 100 mm pitch diameter, and from 100 mm on. */
const LEVELS = {
  extreme: [1, 1, 1, 1],
  high: [0.6, 0.8, 0.8, 0.9],
  normal: [0.5, 0.6, 0.6, 0.8],
  slight: [0.3, 0.5, 0.4, 0.6],
  typical: [0.1, 0.3, 0.2, 0.4],
  severe: [0, 0.1, 0, 0.1],
  very_severe: [0, 0, 0, 0],
} as const;

export type ContaminationLevel = keyof typeof LEVELS;

/**
 * ISO 281:2007, annex A: eC = a·(1 − c2/Dpw^⅓) with a = c1·κ^0.68·Dpw^0.55 ≤ 1; here c1, c2 and the figure.
 * Oil by its cleanliness code to ISO 4406, in line filtered or not; grease by how the bearing is kept.
 */
const CURVES = {
  oil_filtered_13_10: [0.0864, 0.5663, 'A.1'],
  oil_filtered_15_12: [0.0432, 0.9987, 'A.2'],
  oil_filtered_17_14: [0.0288, 1.6329, 'A.3'],
  oil_filtered_19_16: [0.0216, 2.3362, 'A.4'],
  oil_bath_13_10: [0.0864, 0.6796, 'A.5'],
  oil_bath_15_12: [0.0288, 1.141, 'A.6'],
  oil_bath_17_14: [0.0133, 1.67, 'A.7'],
  oil_bath_19_16: [0.00864, 2.5164, 'A.8'],
  oil_bath_21_18: [0.00411, 3.8974, 'A.9'],
  grease_high_cleanliness: [0.0864, 0.6796, 'A.10'],
  grease_normal_cleanliness: [0.0432, 1.141, 'A.11'],
  grease_slight_contamination: [0.0177, 1.887, 'A.12'],
  grease_severe_contamination: [0.0115, 2.662, 'A.13'],
  grease_very_severe_contamination: [0.00617, 4.06, 'A.14'],
} as const;

export type ContaminationCurve = keyof typeof CURVES;
export type Contamination = ContaminationLevel | ContaminationCurve;

export const CONTAMINATIONS = [...Object.keys(LEVELS), ...Object.keys(CURVES)] as readonly Contamination[];

export interface ContaminationFactor {
  readonly eC: number;
  readonly formula: string;
  readonly clause: string;
  readonly factors?: Bilingual;
}

/** Of the range that table 13 gives, the lower end: nobody overestimates his own cleanliness to his harm. */
export function contaminationFactor(how: Contamination, kappa: number, pitchMm: number): ContaminationFactor {
  if (how in LEVELS) {
    const [low, high, largeLow, largeHigh] = LEVELS[how as ContaminationLevel];
    const [from, to] = pitchMm < 100 ? [low, high] : [largeLow, largeHigh];
    return {
      eC: from,
      formula: `${from} … ${to}`,
      clause: 'ISO 281:2007 (GB/T 6391-2010), 9.3.3.2, table 13',
      factors: {
        zh: `该污染等级的范围 ${from} 至 ${to}，取下限`,
        en: `range ${from} to ${to} at this level; the lower end is used`,
      },
    };
  }
  const [c1, c2, name] = CURVES[how as ContaminationCurve];
  const root = name === 'A.12' && pitchMm >= 500 ? 1.677 : c2;
  const share = Math.min(1, c1 * kappa ** 0.68 * pitchMm ** 0.55);
  return {
    eC: Math.max(0, share * (1 - root / Math.cbrt(pitchMm))),
    formula: `min(1, ${c1}·κ^0.68·Dpw^0.55)·(1 − ${root}/Dpw^⅓)`,
    clause: `ISO 281:2007 (GB/T 6391-2010), annex A, figure ${name}`,
  };
}
