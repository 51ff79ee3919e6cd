import type { Bilingual } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';

/** What the digits of an old number are looked up in: one table for each type of bearing. */
export interface OldType {
  name: Bilingual;
  /** What a bearing of this type is, where no series of today says it. */
  family: PartFamily;
  /** Width digit and diameter digit → series of today, without its type letters. */
  series: Readonly<Record<string, string>>;
  /** Structure digits → what they say. */
  structures: Readonly<Record<string, OldStructure>>;
}

export interface OldStructure {
  /** Type letters of today (`NU`, `QJ`). */
  letters?: string;
  features?: Features;
  /** Structure and diameter digit say another series together: `27` + `3` = 313. By width and diameter digit. */
  series?: Readonly<Record<string, string>>;
  /** The family, where no plan has the series. */
  family?: PartFamily;
  /** Series of today that measure the same, of bearings of another build. By width and diameter digit. */
  places?: Readonly<Record<string, string>>;
  /** Series of today whose codes spell the size: the bearing is found in them by its bore. */
  sized?: SizedSeries;
  /**
   * Series without inner ring, by width and diameter digit: the number gives the bore of the ring that they would have,
   * 5 mm less than their own.
   */
  onRing?: Readonly<Record<string, string>>;
  /** With seat washer: the height includes it. */
  washer?: boolean;
  /** Nobody uses it any more, or not old China: the reading needs other evidence. */
  rare?: boolean;
  /** The number gives the shaft, the bearing sits on it by a sleeve. */
  sleeve?: 'adapter' | 'withdrawal';
  /** The number gives the bore of the single bearing with the same housing washer, not that of its own shaft washer. */
  namesSingle?: boolean;
  meaning: Bilingual;
}

/** Which of the two sizes at a bore a number means, by its width and diameter digit. */
export interface SizedSeries {
  series: string;
  narrow: readonly string[];
  wide?: readonly string[];
  /** The same bearing without its inner ring is of this series. */
  withoutRing?: string;
}

export const say = (zh: string, en: string): Bilingual => ({ zh, en });

export function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

/** A number whose structure digits the tables do not have. */
export const OWN_BUILD: OldStructure = { meaning: say('专用结构', 'a build of its own') };

export const MAGNETO: OldStructure = { rare: true, meaning: say('磁电机轴承', 'magneto bearing') };

export const TAPER: Features = { bore: 'taper_1_12' };
