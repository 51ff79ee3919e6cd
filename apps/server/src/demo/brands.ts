import { type Random, weighted } from './random.js';
import { isUpstream, type Trade } from './trades.js';

/**
 * Brands as an attribute of goods in trade. The well-known ones are named as resellers name them, and claim nothing of their owners; all others are
 * invented: a maker's own brand is its invented name, and the collective brands below exist in this demonstration only.
 */
export interface TradedBrand {
  name: string;
  /** Price beside goods of the cluster without a name. */
  priceFactor: number;
}

const brand = (name: string, priceFactor: number): TradedBrand => ({ name, priceFactor });

const COLLECTIVE = weighted(
  [brand('LINQOR', 1.05), 5],
  [brand('YUNHEDAO', 1.0), 4],
  [brand('WEIYUNZHOU', 0.97), 3],
  [brand('LUBEISHAN', 0.95), 3],
  [brand('无牌', 0.85), 4],
);

const FOR_ANY: readonly (readonly [TradedBrand, number])[] = [
  [brand('HRB', 2.1), 16],
  [brand('ZWZ', 1.95), 12],
  [brand('LYC', 1.95), 12],
  [brand('C&U', 1.55), 13],
  [brand('TMB', 1.45), 5],
  [brand('NSK', 4.1), 8],
  [brand('SKF', 5.4), 9],
  [brand('FAG', 4.9), 6],
  [brand('NTN', 3.9), 5],
  [brand('KOYO', 3.7), 4],
  [brand('NACHI', 3.5), 3],
];

const FOR_TRADE: Partial<Record<Trade, readonly (readonly [TradedBrand, number])[]>> = {
  tapered: [[brand('TIMKEN', 4.6), 12]],
  needle: [
    [brand('INA', 4.8), 14],
    [brand('IKO', 4.4), 6],
  ],
  insert: [[brand('FYH', 2.9), 8]],
};

const known = new Map<Trade, { pick(random: Random): TradedBrand }>();

function knownBrands(trade: Trade): { pick(random: Random): TradedBrand } {
  const found = known.get(trade) ?? weighted(...FOR_ANY, ...(FOR_TRADE[trade] ?? []));
  known.set(trade, found);
  return found;
}

export interface BrandAsker {
  makes: 'factory' | 'workshop' | 'shop';
  ownBrand: TradedBrand;
  /** Brands of makers whose goods a shop carries. */
  carries: readonly CarriedBrand[];
}

export interface CarriedBrand extends TradedBrand {
  /** What its maker makes. */
  trades: readonly Trade[];
}

/** Whose name stands on the goods: a factory's its own, a workshop's often nobody's, a shop's anybody's. */
export function pickBrand(random: Random, seller: BrandAsker, trade: Trade): TradedBrand {
  const { makes, ownBrand, carries } = seller;
  if (makes === 'factory') return random.chance(0.88) ? ownBrand : COLLECTIVE.pick(random);
  if (makes === 'workshop') return random.chance(0.45) ? ownBrand : COLLECTIVE.pick(random);
  const share = random.next();
  if (share < 0.62 && !isUpstream(trade)) return knownBrands(trade).pick(random);
  const carried = carries.filter(({ trades }) => trades.includes(trade));
  return share < 0.86 && carried.length > 0 ? random.pick(carried) : COLLECTIVE.pick(random);
}

const ORIGINS: Readonly<Record<string, Origin>> = {
  HRB: { country: 'CN', province: '黑龙江' },
  ZWZ: { country: 'CN', province: '辽宁' },
  LYC: { country: 'CN', province: '河南' },
  'C&U': { country: 'CN', province: '浙江' },
  TMB: { country: 'CN', province: '浙江' },
  NSK: { country: 'JP', province: null },
  NTN: { country: 'JP', province: null },
  KOYO: { country: 'JP', province: null },
  NACHI: { country: 'JP', province: null },
  IKO: { country: 'JP', province: null },
  FYH: { country: 'JP', province: null },
  SKF: { country: 'SE', province: null },
  FAG: { country: 'DE', province: null },
  INA: { country: 'DE', province: null },
  TIMKEN: { country: 'US', province: null },
};

export interface Origin {
  country: string;
  province: string | null;
}

/** Where goods of a brand are made, as the market takes it; what is made here bears a name of here. */
export function originOf(brandName: string): Origin {
  return ORIGINS[brandName] ?? { country: 'CN', province: '山东' };
}
