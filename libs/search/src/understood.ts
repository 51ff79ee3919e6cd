import {
  type Candidate,
  FAMILY_NAMES,
  type Features,
  featureMeaning,
  type LineDimensions,
  type LinePiece,
  type NumberSystem,
} from '@app/bearings';
import { CERTIFICATE_WORDS, type Text } from '@app/kernel';
import { type MarketPiece } from './market-words.js';
import { type Dimension, DIMENSIONS, type Range } from './search-engine.js';

/** One piece of the query and what was understood by it, to be shown and taken away again. */
export interface Understood {
  /**
   * designation, size (more than one dimension) or bore, outside, width; tolerance, type, brand, quantity, price, system, province,
   * nearby, certificate, green, stock, text, or a feature: seal, clearance, cage …
   */
  kind: string;
  value: string;
  label: Text;
  /** The piece as it was written, and where it stands in the query. */
  source: string;
  start: number;
  end: number;
}

export type Piece = LinePiece | MarketPiece;
type Said = Omit<Understood, 'source' | 'start' | 'end'>;
export type Of<Kind extends Piece['kind']> = Extract<Piece, { kind: Kind }>;

/** The chip of a piece of the query. */
export function chipOf(piece: Piece, text: string): Understood {
  const { start, end } = piece;
  const source = text.slice(start, end);
  const say = SAYINGS[piece.kind] as (piece: Piece, source: string, text: string) => Said;
  return { ...say(piece, source, text), source, start, end };
}

const SAYINGS: { [Kind in Piece['kind']]: (piece: Of<Kind>, source: string, text: string) => Said } = {
  designation: ({ candidates }) => saidDesignation(candidates),
  size: ({ dimensions }) => saidSize(dimensions),
  tolerance: ({ toleranceMm }) => ({
    kind: 'tolerance',
    value: String(toleranceMm),
    label: { zh: `允差 ±${toleranceMm} mm`, en: `within ±${toleranceMm} mm` },
  }),
  type: ({ families }) => ({
    kind: 'type',
    value: families.join(' '),
    label: {
      zh: families.map((family) => FAMILY_NAMES[family].zh).join(' / '),
      en: families.map((family) => FAMILY_NAMES[family].en).join(' / '),
    },
  }),
  feature: ({ features }, source) => saidFeature(features, source),
  brand: ({ brand }) => ({
    kind: 'brand',
    value: brand,
    label: { zh: `品牌 ${brand}`, en: `brand ${brand}` },
  }),
  quantity: ({ quantity, unit }) => ({
    kind: 'quantity',
    value: String(quantity),
    label: {
      zh: `数量 ${quantity}${UNITS_ZH[unit ?? ''] ?? ''}`,
      en: `quantity ${quantity} ${unit === 'piece' ? '' : (unit ?? '')}`.trim(),
    },
  }),
  price: (piece, _, text) => saidPrice(piece, text),
  system: ({ system }) => {
    const name = SYSTEM_NAMES[system as NumberSystem] ?? { zh: '新国标', en: "today's numbers" };
    return {
      kind: 'system',
      value: system,
      label: { zh: `按${name.zh}解读`, en: `read as ${name.en}` },
    };
  },
  word: (_, source) => ({
    kind: 'text',
    value: source,
    label: { zh: `未识别，按文字搜索“${source}”`, en: `not understood, searched as text: “${source}”` },
  }),
  province: ({ province, town }) => ({
    kind: 'province',
    value: province.zh,
    label: {
      zh: `从${province.zh}发货${town ? `（${town.zh}所在省）` : ''}`,
      en: `ships from ${province.en}${town ? `, the province of ${town.en}` : ''}`,
    },
  }),
  nearby: () => ({
    kind: 'nearby',
    value: 'true',
    label: { zh: '离买方所在省近的优先', en: "nearest to the buyer's province first" },
  }),
  certificate: ({ certificate }) => ({
    kind: 'certificate',
    value: certificate,
    label: CERTIFICATE_WORDS[certificate],
  }),
  green: () => ({
    kind: 'green',
    value: 'true',
    label: { zh: '绿色认证企业', en: 'from firms certified green' },
  }),
  stock: () => ({ kind: 'stock', value: 'true', label: { zh: '有现货', en: 'in stock' } }),
};

const UNITS_ZH: Record<string, string> = {
  piece: ' 个',
  set: ' 套',
  pair: ' 对',
  box: ' 箱',
  kg: ' 公斤',
  t: ' 吨',
};

const SYSTEM_NAMES: Partial<Record<NumberSystem, Text>> = {
  'GB-OLD': { zh: '旧国标', en: 'an old Chinese number' },
  GOST: { zh: '俄标', en: 'a GOST number' },
  JIS: { zh: '日标', en: 'a Japanese number' },
  ABMA: { zh: '英制', en: 'an inch number' },
};

/** All that the number may mean, the likeliest first; a system is named where it is not today's. */
function saidDesignation(candidates: readonly Candidate[]): Said {
  const readings = new Map(candidates.map(({ designation, system }) => [designation, SYSTEM_NAMES[system]]));
  const all = [...readings];
  return {
    kind: 'designation',
    value: all[0]?.[0] ?? '',
    label: {
      zh: `型号 ${all.map(([name, of]) => (of ? `${name}（${of.zh}）` : name)).join(' 或 ')}`,
      en: `designation ${all.map(([name, of]) => (of ? `${name} (${of.en})` : name)).join(' or ')}`,
    },
  };
}

const DIMENSION_NAMES: Record<Dimension, Text & { field: 'boreMm' | 'outsideMm' | 'widthMm' }> = {
  bore: { field: 'boreMm', zh: '内径', en: 'bore' },
  outside: { field: 'outsideMm', zh: '外径', en: 'outside diameter' },
  width: { field: 'widthMm', zh: '宽', en: 'width' },
};

function saidSize(said: LineDimensions): Said {
  const given = DIMENSIONS.flatMap((name) => {
    const { field, zh, en } = DIMENSION_NAMES[name];
    const mm = said[field];
    return mm === undefined ? [] : [{ name, mm, zh: `${zh} ${mm}`, en: `${en} ${mm}` }];
  });
  const [first] = given;
  return {
    kind: given.length === 1 && first !== undefined ? first.name : 'size',
    value: given.map(({ mm }) => mm).join('×'),
    label: {
      zh: `${given.map(({ zh }) => zh).join(' × ')} mm`,
      en: `${given.map(({ en }) => en).join(' × ')} mm`,
    },
  };
}

/** A word may say more than one feature; the first names the chip. */
function saidFeature(features: Features, source: string): Said {
  const said = Object.entries(features) as [keyof Features, string][];
  const [first] = said;
  const meanings = said.map(
    ([feature, value]) => featureMeaning(feature, value) ?? { zh: source, en: source },
  );
  return {
    kind: first?.[0] ?? 'text',
    value: first?.[1] ?? source,
    label: {
      zh: meanings.map(({ zh }) => zh).join('，'),
      en: meanings.map(({ en }) => en).join(', '),
    },
  };
}

/** The most one would pay for a piece, unless the words say the least; what cannot be compared with offers is said to be so. */
function saidPrice(piece: Of<'price'>, text: string): Said {
  const { amount, bound, currency = 'CNY' } = piece.price;
  const isYuan = currency === 'CNY';
  const zh = isYuan ? `${amount} 元` : `${amount} ${currency}`;
  const en = isYuan ? `¥${amount}` : `${currency} ${amount}`;
  const said = { kind: 'price', value: String(amount) };
  if (unitPriceLimit(piece, text) === undefined)
    return { ...said, label: { zh: `价格 ${zh}，不作筛选`, en: `price ${en}, not a filter` } };
  if (bound === 'least') return { ...said, label: { zh: `单价 ${zh}以上`, en: `unit price ${en} or more` } };
  return { ...said, label: { zh: `单价 ${zh}以内`, en: `unit price ${en} or less` } };
}

/** A number that nothing marks as a price may be one. */
const UNMARKED = /^[\d.]+$/;

/** What a price asks of offers, which are in yuan and by the piece: a price that is named is the most one would pay. */
export function unitPriceLimit({ price, start, end }: Of<'price'>, text: string): Range | undefined {
  const { amount, currency, per, bound } = price;
  if (UNMARKED.test(text.slice(start, end))) return undefined;
  if (currency !== undefined && currency !== 'CNY') return undefined;
  if (per !== undefined && per !== 'piece') return undefined;
  return bound === 'least' ? { min: amount } : { max: amount };
}
