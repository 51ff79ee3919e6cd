import { type CertificateKind } from '@app/kernel';
import { type CarriedBrand, type TradedBrand } from './brands.js';
import { BUYER_PLACES, CLUSTER, pickBuyerPlace, pickTown } from './places.js';
import { idAt, Random, weighted } from './random.js';
import { isUpstream, pickShopTrade, pickTrade, type Trade, TRADES } from './trades.js';

/**
 * The firms of the demonstration. Names are made of syllables and end in （演示） ("demonstration"), and no code of theirs could have been given out:
 * nobody here pretends to be a real firm.
 */
export interface Firm {
  id: string;
  kind: 'buyer' | 'seller';
  name: string;
  province: string;
  city: string;
  town: string | null;
  industrialPark: string | null;
  /** The first seventeen characters of its unified social credit code; the check character follows from them. */
  usccBody: string;
  verification: 'verified' | 'pending' | 'unverified';
  /** The last day of its verified green certificates. */
  greenUntil: string | null;
  certificates: Certificate[];
  createdAtMs: number;
}

interface Certificate {
  kind: CertificateKind;
  number: string;
  issuer: string;
  validUntil: string;
  state: 'verified' | 'pending';
}

export interface Seller extends Firm {
  makes: 'factory' | 'workshop' | 'shop';
  trades: readonly Trade[];
  ownBrand: TradedBrand;
  carries: readonly CarriedBrand[];
  /** How dear this seller is beside others. */
  priceFactor: number;
  /** Its share of all listings, before scaling. */
  range: number;
}

/** The demonstration's year begins. */
export const YEAR_START_MS = Date.UTC(2025, 10, 3);
const DAY_MS = 86_400_000;

const SYLLABLES: readonly (readonly [string, string])[] = [
  ['沐', 'MU'],
  ['泽', 'ZE'],
  ['岚', 'LAN'],
  ['澍', 'SHU'],
  ['珩', 'HENG'],
  ['昀', 'YUN'],
  ['璟', 'JING'],
  ['宥', 'YOU'],
  ['翊', 'YI'],
  ['旻', 'MIN'],
  ['峤', 'QIAO'],
  ['樾', 'YUE'],
  ['铎', 'DUO'],
  ['钰', 'YU'],
  ['隽', 'JUN'],
  ['祺', 'QI'],
  ['朔', 'SHUO'],
  ['衡', 'HENG'],
  ['砺', 'LI'],
  ['铄', 'SHUO'],
  ['滦', 'LUAN'],
  ['堃', 'KUN'],
  ['昱', 'YU'],
  ['湛', 'ZHAN'],
  ['禾', 'HE'],
  ['栩', 'XU'],
  ['骞', 'QIAN'],
  ['尧', 'YAO'],
  ['泊', 'BO'],
  ['淳', 'CHUN'],
  ['彧', 'YU'],
  ['弈', 'YI'],
  ['澄', 'CHENG'],
  ['轲', 'KE'],
  ['野', 'YE'],
  ['辰', 'CHEN'],
];

const MAKES = weighted<Seller['makes']>(['factory', 20], ['workshop', 52], ['shop', 28]);
const ENDINGS = {
  factory: ['制造有限公司', '科技有限公司', '有限公司'],
  workshop: ['厂', '加工厂', '加工部'],
  shop: ['经营部', '商行', '销售部'],
} as const;
const BUYER_ENDINGS = [
  '电机有限公司',
  '水泵厂',
  '减速机有限公司',
  '农机有限公司',
  '输送设备有限公司',
  '风机有限公司',
  '汽配有限公司',
  '机床维修部',
  '矿山机械有限公司',
  '纺机配件厂',
] as const;

/** Three syllables, never the same three twice. */
class Names {
  private readonly taken = new Set<string>();

  constructor(private readonly random: Random) {}

  next(): { zh: string; latin: string } {
    for (;;) {
      const three = [this.random.pick(SYLLABLES), this.random.pick(SYLLABLES), this.random.pick(SYLLABLES)];
      const zh = three.map(([sign]) => sign).join('');
      if (new Set(zh).size < 3 || this.taken.has(zh)) continue;
      this.taken.add(zh);
      return { zh, latin: three.map(([, sound]) => sound).join('') };
    }
  }
}

export function inventSellers(count: number, random: Random): Seller[] {
  const names = new Names(random);
  const sellers = Array.from({ length: count }, (_, index) => inventSeller(index, names, random));
  const makers = sellers.filter(({ makes }) => makes === 'factory');
  return sellers.map((seller) =>
    seller.makes === 'shop' ? { ...seller, carries: carriedBy(seller, makers, random) } : seller,
  );
}

/** A shop carries a few makers of each of its trades. */
function carriedBy(shop: Seller, makers: readonly Seller[], random: Random): CarriedBrand[] {
  return shop.trades.flatMap((trade) => {
    const able = makers.filter(({ trades }) => trades.includes(trade));
    const known = able.length === 0 ? [] : Array.from({ length: 3 }, () => random.pick(able));
    return known.map(({ ownBrand, trades }) => ({ ...ownBrand, trades }));
  });
}

function inventSeller(index: number, names: Names, random: Random): Seller {
  const name = names.next();
  const makes = MAKES.pick(random);
  const trades = tradesOf(makes, random);
  const town = pickTown.pick(random);
  const inPark =
    town.parks.length > 0 && random.chance(makes === 'factory' ? 0.85 : makes === 'shop' ? 0.6 : 0.2);
  const product = makes === 'shop' ? '轴承' : TRADES[trades[0] ?? 'ball'].product;
  const createdAtMs = YEAR_START_MS + Math.floor(random.next() * 60 * DAY_MS);
  const green = makes === 'factory' ? random.chance(0.3) : makes === 'workshop' && random.chance(0.03);
  const certificates = certificatesOf(makes, green, index, random);
  return {
    id: idAt(createdAtMs, random),
    kind: 'seller',
    name: `${name.zh}${product}${random.pick<string>(ENDINGS[makes])}（演示）`,
    ...CLUSTER,
    town: town.name,
    industrialPark: inPark ? random.pick(town.parks) : null,
    usccBody: demoUsccBody('371581', index),
    verification: verificationOf(makes, random),
    greenUntil: greenUntil(certificates),
    certificates,
    createdAtMs,
    makes,
    trades,
    ownBrand: { name: name.latin, priceFactor: makes === 'factory' ? 1.12 + 0.25 * random.next() : 0.92 },
    carries: [],
    priceFactor: Math.exp(0.07 * random.normal()),
    range: random.logNormal(makes === 'shop' ? 3 : makes === 'factory' ? 1.6 : 0.7, 0.8),
  };
}

function tradesOf(makes: Seller['makes'], random: Random): Trade[] {
  if (makes === 'shop') {
    return [...new Set(Array.from({ length: random.between(3, 9) }, () => pickShopTrade.pick(random)))];
  }
  const first = pickTrade.pick(random);
  const second =
    makes === 'factory' && !isUpstream(first) && random.chance(0.4) ? pickShopTrade.pick(random) : first;
  return [...new Set([first, second])];
}

function verificationOf(makes: Seller['makes'], random: Random): Firm['verification'] {
  if (random.chance(makes === 'workshop' ? 0.9 : 0.97)) return 'verified';
  return random.chance(0.5) ? 'pending' : 'unverified';
}

const GREEN = new Set<CertificateKind>(['green_factory', 'discharge_permit']);
const ISSUERS: Record<CertificateKind, string> = {
  test_report: '冀鲁轴承检测中心（演示）',
  iso_9001: '华北认证有限公司（演示）',
  iatf_16949: '华北认证有限公司（演示）',
  green_factory: '聊城市工业和信息化局（演示）',
  discharge_permit: '聊城市生态环境局（演示）',
};

function certificatesOf(
  makes: Seller['makes'],
  green: boolean,
  index: number,
  random: Random,
): Certificate[] {
  const chances: [CertificateKind, number][] = [
    ['iso_9001', makes === 'factory' ? 0.8 : makes === 'workshop' ? 0.12 : 0.05],
    ['iatf_16949', makes === 'factory' ? 0.22 : 0],
    ['test_report', makes === 'factory' ? 0.5 : 0.08],
    ['green_factory', green ? 1 : 0],
    // Grinding and heat treatment need a permit to discharge; shops do neither.
    ['discharge_permit', green ? 1 : makes === 'shop' ? 0 : 0.55],
  ];
  return chances
    .filter(([, probability]) => random.chance(probability))
    .map(([kind]) => ({
      kind,
      number: `DEMO-${kind.replace('_', '').slice(0, 4).toUpperCase()}-${String(index).padStart(5, '0')}`,
      issuer: ISSUERS[kind],
      validUntil: new Date(Date.UTC(2027, random.between(0, 23), random.between(1, 28)))
        .toISOString()
        .slice(0, 10),
      state: green || random.chance(0.97) ? 'verified' : 'pending',
    }));
}

function greenUntil(certificates: readonly Certificate[]): string | null {
  const days = certificates
    .filter(({ kind, state }) => GREEN.has(kind) && state === 'verified')
    .map(({ validUntil }) => validUntil);
  return days.toSorted().at(-1) ?? null;
}

/** Buyers everywhere: two in each province at least, the rest as the provinces' machine building goes. */
export function inventBuyers(count: number, random: Random): Firm[] {
  const names = new Names(random);
  return Array.from({ length: count }, (_, index): Firm => {
    const place = BUYER_PLACES[index < 2 * BUYER_PLACES.length ? index % BUYER_PLACES.length : -1];
    const { province, cities } = place ?? pickBuyerPlace.pick(random);
    const city = random.pick(cities);
    const createdAtMs = YEAR_START_MS + Math.floor(random.next() * 300 * DAY_MS);
    return {
      id: idAt(createdAtMs, random),
      kind: 'buyer',
      name: `${city}${names.next().zh}${random.pick(BUYER_ENDINGS)}（演示）`,
      province,
      city,
      town: null,
      industrialPark: null,
      usccBody: demoUsccBody('000000', index),
      verification: random.chance(0.8) ? 'verified' : 'unverified',
      greenUntil: null,
      certificates: [],
      createdAtMs,
    };
  });
}

/** Well-formed, and never given out: the place where a firm's own code stands says DEM, and no registrar numbers so. */
function demoUsccBody(district: string, index: number): string {
  return `91${district}DEM${String(index).padStart(6, '0')}`;
}
