import { type EquivalenceGrade } from '@app/bearings';

/** Of what a score is made up. */
export const SCORE_PARTS = ['fit', 'price', 'leadTime', 'cover', 'reliability', 'distance', 'green'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];
export type Weights = Readonly<Record<ScorePart, number>>;

export const DEFAULT_WEIGHTS: Weights = {
  fit: 25,
  price: 35,
  leadTime: 15,
  cover: 10,
  reliability: 10,
  distance: 2,
  green: 3,
};

/** Those that are said, beside those that stand by themselves. */
export function weightsOf(said: Partial<Weights>): Weights {
  const each = SCORE_PARTS.map((part) => [part, said[part] ?? DEFAULT_WEIGHTS[part]]);
  return Object.fromEntries(each) as Weights;
}

/** What is asked counts fully; what comes in its place needs at least a look. */
const FIT: Readonly<Record<'exact' | EquivalenceGrade, number>> = {
  exact: 1,
  identical: 1,
  interchangeable: 0.95,
  better: 0.9,
  conditional: 0.5,
  same_space: 0,
};
/** A price so many times the lowest counts nothing, and a higher one less than nothing. */
const PRICE_TIMES = 3;
/** After so many days the time counts half. */
const HALF_DAYS = 7;
const FARTHEST_KM = 3000;
/** Pieces that have to be made count half as much as those on the shelf. */
const MADE_COUNTS = 0.5;

/** What one way to take from an offer is judged by. */
export interface Judged {
  grade: 'exact' | EquivalenceGrade;
  /** What one needed piece comes to where it is wanted, in fen. */
  minorPerPiece: number;
  days: number;
  /** Shares of the pieces that are needed: from the shelf, and made. */
  shelfShare: number;
  madeShare: number;
  /** 0 … 1. */
  reliability: number;
  /** Null: nobody said where the goods are to go. */
  km: number | null;
  green: boolean;
}

export interface PartScore {
  part: ScorePart;
  /** 1 is the best there is; a price beyond three times the lowest is below 0. */
  value: number;
  /** Of all weights that apply: 0 … 1. */
  weight: number;
  /** Of 100. */
  points: number;
}

export interface Score {
  total: number;
  parts: PartScore[];
}

/**
 * Each part on a scale of its own, not between the best and the worst of a list, so that nobody's place among two depends on a third. The
 * price is measured against the lowest by the ratio of the two: another lowest moves all prices by as much, and no one past another.
 * So a seller who lowers its price or shortens its time passes others, and is passed by none.
 */
export function scoreOf(judged: Judged, weights: Weights, lowestMinorPerPiece: number): Score {
  const applicable = SCORE_PARTS.filter((part) => part !== 'distance' || judged.km !== null);
  const sum = applicable.reduce((total, part) => total + weights[part], 0);
  const parts = applicable.map((part) => {
    const value = VALUES[part](judged, lowestMinorPerPiece);
    const weight = sum === 0 ? 0 : weights[part] / sum;
    return { part, value, weight, points: 100 * weight * value };
  });
  return { total: parts.reduce((total, { points }) => total + points, 0), parts };
}

const VALUES: Readonly<Record<ScorePart, (judged: Judged, lowestMinorPerPiece: number) => number>> = {
  fit: ({ grade }) => FIT[grade],
  price: ({ minorPerPiece }, lowest) => 1 - Math.log(minorPerPiece / lowest) / Math.log(PRICE_TIMES),
  leadTime: ({ days }) => HALF_DAYS / (HALF_DAYS + days),
  cover: ({ shelfShare, madeShare }) => shelfShare + MADE_COUNTS * madeShare,
  reliability: ({ reliability }) => reliability,
  distance: ({ km }) => Math.max(0, 1 - (km ?? 0) / FARTHEST_KM),
  green: ({ green }) => (green ? 1 : 0),
};
