import { type Features, type PartFamily } from '@app/bearings';
import { type ListingState, type PriceBreak, withVat } from '@app/listings';
import { type CertificateKind } from '@app/kernel';
import { type Origin, originOf, pickBrand } from './brands.js';
import { type Seller, YEAR_START_MS } from './firms.js';
import { CLUSTER } from './places.js';
import { breaksFor, estimatedMassKg, quantitiesFor, yuanPerPiece } from './prices.js';
import { idAt, type Random, Weighted, weighted } from './random.js';
import { type Trade, TRADE_OF } from './trades.js';

/** What the seed needs to know of a part type. */
export interface Part {
  id: string;
  designation: string;
  family: PartFamily;
  series: string;
  seal: string;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  massKg: number | null;
  features: Features;
}

export interface Goods {
  id: string;
  sellerId: string;
  partTypeId: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  /** What the seller typed, where its prices are without tax. */
  netPrices: string[] | null;
  /** The prices before these, if there were others. */
  before: { unitPrices: string[]; sinceMs: number } | null;
  moq: number;
  orderMultiple: number;
  leadTimeDays: number;
  sampleAvailable: boolean;
  capacity: { perDay: number; leadTimeDays: number } | null;
  origin: Origin;
  certificates: CertificateKind[];
  validUntil: string | null;
  lot: { number: string; dateCode: string; location: string };
  shipFrom: { province: string; city: string };
  state: ListingState;
  reviewReason: string | null;
  createdAtMs: number;
  stock: number;
}

const DAY_MS = 86_400_000;

/** What moves fastest, series and weight; a series that is not named sells at 1. */
const SERIES_WEIGHT = new Map(
  [
    '60 10, 62 14, 63 9, 64 2, 618 2, 619 3, 160 1.5, 72 6, 73 4, 12 5, 13 3',
    '302 8, 303 4, 320 6, 322 6, 323 3, 313 2, 330 2, 332 2',
    '222 8, 223 6, 230 3, 231 3, 240 1.5, NU2 7, NU3 5, NJ2 6, NJ3 5, N2 4, N3 3, NU22 3, NU23 3, NUP2 3',
    '511 6, 512 6, 513 3, UC2 10, UCP2 12, UCF2 7, UCFL2 7, UCT2 4, UC3 3, UCP3 3',
    'LM 6, LMF 2, GE 4, SI 3, SA 3, PHS 3, POS 3, KP 3, KFL 3, BK 2, BF 2, H3 2, KM 2',
  ].flatMap((line) =>
    line.split(', ').map((pair): [string, number] => {
      const [series = '', weight] = pair.split(' ');
      return [series, Number(weight)];
    }),
  ),
);
const SEAL_WEIGHT: Readonly<Record<string, number>> = {
  open: 2,
  none: 2,
  contact_seal_2: 3,
  shield_2: 2.6,
  noncontact_seal_2: 0.6,
};

const COMMON_BORE_MM = 32;
const BORE_SPREAD = 0.75;
/** Trade is more one-sided than the product of its causes. */
const SKEW = 1.2;

/** How much of the trade a part type is. The ordinary sizes of the ordinary series make most of it; nothing is without any. */
function popularity(part: Part): number {
  const fromCommon = Math.log((part.boreMm ?? COMMON_BORE_MM) / COMMON_BORE_MM) / BORE_SPREAD;
  const size = 0.02 + Math.exp(-0.5 * fromCommon ** 2);
  const seal =
    (part.family.includes('roller') && part.seal !== 'open' ? undefined : SEAL_WEIGHT[part.seal]) ?? 0.3;
  const groove = part.features.ringGroove === undefined ? 1 : 0.15;
  // Bores between the usual steps (302/32) are written with a stroke and asked for seldom.
  const unusualBore = /^[\dA-Z]+\/\d/.test(part.designation) ? 0.1 : 1;
  return (size * (SERIES_WEIGHT.get(part.series) ?? 1) * seal * groove * unusualBore) ** SKEW;
}

const NO_FEATURE = 'none';
const BALL_CLEARANCE = weighted([NO_FEATURE, 70], ['C3', 20], ['CM', 7], ['C4', 2], ['C2', 1]);
const ROLLER_CLEARANCE = weighted([NO_FEATURE, 72], ['C3', 24], ['C4', 4]);
const TOLERANCE = weighted([NO_FEATURE, 84], ['P6', 11], ['P5', 4], ['P4', 1]);
const QUIET = weighted([NO_FEATURE, 70], ['Z2', 12], ['Z3', 8], ['V2', 6], ['V3', 4]);
const PACKING = weighted([NO_FEATURE, 70], ['single_box', 14], ['industrial', 10], ['tube', 4], ['roll', 2]);
const CAGE = weighted([NO_FEATURE, 74], ['machined_brass', 18], ['polyamide_gf', 8]);

function inventFeatures(trade: Trade, random: Random): Features {
  const features: Record<string, string> = {};
  const draw = (key: keyof Features, from: { pick(random: Random): string }): void => {
    const value = from.pick(random);
    if (value !== NO_FEATURE) features[key] = value;
  };
  if (trade === 'cylindrical' || trade === 'spherical') draw('cage', CAGE);
  if (trade === 'ball') draw('clearance', BALL_CLEARANCE);
  if (trade === 'cylindrical' || trade === 'spherical' || trade === 'aligning')
    draw('clearance', ROLLER_CLEARANCE);
  if (['ball', 'angular', 'cylindrical', 'tapered', 'thrust'].includes(trade)) draw('tolerance', TOLERANCE);
  if (trade === 'ball') draw('vibration', QUIET);
  if (trade === 'ball' || trade === 'insert') draw('packing', PACKING);
  return features;
}

/** The shelves of the whole market, from which each seller takes what its trade is. */
export class Shelves {
  private readonly byTrade: ReadonlyMap<Trade, Weighted<Part>>;
  private readonly all: Weighted<Part>;

  constructor(parts: readonly Part[]) {
    const groups = Map.groupBy(parts, ({ family }) => TRADE_OF.get(family) ?? 'special');
    this.byTrade = new Map(
      [...groups].map(([trade, own]) => [trade, new Weighted(own, popularity)] as const),
    );
    this.all = new Weighted(parts, popularity);
  }

  pick(seller: Seller, random: Random, attempt: number): Part {
    // A small trade runs out of different things to offer; the firm then deals in others' as well.
    if (attempt > 12) return this.all.pick(random);
    const shelf = this.byTrade.get(random.pick(seller.trades));
    return (shelf ?? this.all).pick(random);
  }
}

/** One seller's listings: so many different things, each with its price, terms and stock. */
export function* stockShop(
  seller: Seller,
  count: number,
  shelves: Shelves,
  random: Random,
): Generator<Goods> {
  const offered = new Set<string>();
  for (let made = 0, attempt = 0; made < count;) {
    const part = shelves.pick(seller, random, attempt);
    const trade = TRADE_OF.get(part.family) ?? 'special';
    const brand = pickBrand(random, seller, trade);
    const features = inventFeatures(trade, random);
    const key = `${part.id}/${brand.name}/${JSON.stringify(features)}`;
    if (offered.has(key)) {
      attempt++;
      continue;
    }
    offered.add(key);
    attempt = 0;
    made++;
    yield inventGoods(seller, part, { brand, features }, random);
  }
}

function inventGoods(
  seller: Seller,
  part: Part,
  { brand, features }: { brand: { name: string; priceFactor: number }; features: Features },
  random: Random,
): Goods {
  const yuan = yuanPerPiece({
    family: part.family,
    seal: part.seal,
    massKg: part.massKg ?? estimatedMassKg(part),
    outsideMm: part.outsideMm ?? 50,
    features: { ...part.features, ...features },
    brandFactor: brand.priceFactor,
    sellerFactor: seller.priceFactor * Math.exp(0.04 * random.normal()),
  });
  const quantities = quantitiesFor(yuan, seller.makes === 'shop', random);
  const createdAtMs = seller.createdAtMs + Math.floor(random.next() * 300 * DAY_MS);
  const state = inventState(seller, random);
  const stock = inventStock(yuan, quantities.orderMultiple, random);
  const own = brand.name === seller.ownBrand.name;
  return {
    id: idAt(Math.max(createdAtMs, YEAR_START_MS), random),
    sellerId: seller.id,
    partTypeId: part.id,
    brand: brand.name,
    features,
    ...inventPrices(yuan, quantities, createdAtMs, random),
    ...quantities,
    leadTimeDays: seller.makes === 'shop' ? random.between(1, 2) : random.between(1, 7),
    sampleAvailable: own && random.chance(0.4),
    capacity: own && seller.makes !== 'shop' && random.chance(0.6) ? inventCapacity(yuan, random) : null,
    origin: originOf(brand.name),
    certificates: own ? seller.certificates.map(({ kind }) => kind) : [],
    validUntil: random.chance(0.15) ? `${random.between(2027, 2028)}-12-31` : null,
    lot: inventLot(createdAtMs, random),
    shipFrom: CLUSTER,
    state,
    reviewReason: state === 'taken_down' ? '品牌授权未能核实（演示）' : null,
    createdAtMs,
    stock,
  };
}

/** One seller in eight quotes without tax; one price in six is not the first. */
function inventPrices(
  yuan: number,
  quantities: { moq: number; orderMultiple: number },
  createdAtMs: number,
  random: Random,
): Pick<Goods, 'priceBreaks' | 'netPrices' | 'before'> {
  const typed = breaksFor(yuan, quantities, random);
  const net = random.chance(0.125);
  const priceBreaks = net
    ? typed.map(({ minQuantity, unitPrice }) => ({ minQuantity, unitPrice: withVat(unitPrice) }))
    : typed;
  const rise = 0.94 + 0.12 * random.next();
  return {
    priceBreaks,
    netPrices: net ? typed.map(({ unitPrice }) => unitPrice) : null,
    before: random.chance(1 / 6)
      ? {
          unitPrices: priceBreaks.map(({ unitPrice }) => (Number(unitPrice) * rise).toFixed(4)),
          sinceMs: createdAtMs - random.between(20, 120) * DAY_MS,
        }
      : null,
  };
}

function inventCapacity(yuan: number, random: Random): NonNullable<Goods['capacity']> {
  const pieces = random.logNormal(4000 / Math.max(yuan, 0.01) ** 0.7, 0.6);
  return { perDay: Math.max(Math.round(pieces), 1), leadTimeDays: random.between(5, 25) };
}

/** Made some weeks before it was put on offer; the date code is YYWW. */
function inventLot(createdAtMs: number, random: Random): Goods['lot'] {
  const made = new Date(createdAtMs - random.between(7, 160) * DAY_MS);
  const year = made.getUTCFullYear();
  const week = Math.min(Math.ceil((made.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) || 1, 52);
  const dateCode = `${String(year).slice(2)}${String(week).padStart(2, '0')}`;
  const shelf = `${random.pick(['A', 'B', 'C', 'D'])}-${String(random.between(1, 24)).padStart(2, '0')}`;
  return { number: `${dateCode}-${random.between(100, 999)}`, dateCode, location: shelf };
}

function inventState(seller: Seller, random: Random): ListingState {
  if (seller.verification !== 'verified' && random.chance(0.25)) return 'in_review';
  const luck = random.next();
  return luck < 0.0008 ? 'taken_down' : luck < 0.02 ? 'paused' : 'live';
}

const MOST_PIECES = 2_000_000;

/** Heavy-tailed, and the cheaper the more; one in twenty has sold out. */
function inventStock(yuan: number, orderMultiple: number, random: Random): number {
  if (random.chance(0.05)) return 0;
  const pieces = Math.min(random.logNormal(1500 / Math.max(yuan, 0.01) ** 0.62, 1.35), MOST_PIECES);
  return Math.max(Math.round(pieces / orderMultiple), random.between(0, 3)) * orderMultiple;
}
