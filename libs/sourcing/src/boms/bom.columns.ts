import { readBrand, readBuyersLine, readDesignation } from '@app/bearings';

/** Which column of a buyer's list says what. Columns that only count the lines, or hold prices, say nothing here. */
export interface BomColumns {
  /** Rows above the first line: titles and headers. */
  linesFrom: number;
  designation: number;
  quantity: number | null;
  brand: number | null;
  /** Read together with the designation: sizes, clearances, kinds of bearing. */
  more: number[];
  notes: number[];
}

type Role = 'designation' | 'quantity' | 'brand' | 'notes' | 'nothing';

/** How lists head their columns; what stands below decides, these words only lean. */
const HEADERS: readonly (readonly [Role, RegExp])[] = [
  [
    'nothing',
    /^(序号|行号?|项次|编号|no\.?|#|line|item ?no\.?|(含税|最低)?单价|价格|金额|总价|小计|单位|unit|(best )?price|amount|(line )?total)$/i,
  ],
  // What our own table says beside, which comes back as it is or changed.
  ['nothing', /^(原文|状态|报价数|卖家|as typed|state|offers|seller)$|库存|现存|现有|结存|stock|on hand/i],
  ['designation', /型号|规格|图号|轴承$|designation|part ?(no|number|#)?|model|bearing|mpn|sku/i],
  ['quantity', /数量|需求量|用量|采购量|个数|件数|^数$|qty|quantity|q'ty|pcs|pieces/i],
  ['brand', /品牌|厂家|厂牌|牌子|商标|brand|maker|manufacturer|mfr/i],
  ['notes', /备注|说明|描述|品名|名称|用途|注释|note|remark|comment|description|application/i],
];
const SAMPLE_ROWS = 60;
const MOST_TITLE_ROWS = 10;
/** What a header's word is worth beside the share of cells that read so. */
const HEADER_LEANS = 0.35;
const LEAST_SHARE = 0.3;

const NUMBER = /^[-−+]?\d[\d,，]*(\.\d+)?\s*(个|件|只|套|粒|颗|支|pcs|pc|ea|sets?)?$/i;

/** Without a column that reads as designations there is no answer. */
export function columnsOf(rows: readonly (readonly string[])[]): BomColumns | undefined {
  const linesFrom = headerEnd(rows);
  const heads = linesFrom > 0 ? (rows[linesFrom - 1] ?? []).map(roleOfHeader) : [];
  const sample = rows.slice(linesFrom, linesFrom + SAMPLE_ROWS);
  const width = Math.max(0, ...sample.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, place): Column => ({
    place,
    head: heads[place],
    cells: sample.map((row) => row[place]?.trim() ?? '').filter((text) => text !== ''),
  })).filter(({ cells }) => cells.length > 0);
  const left = new Set(columns);
  const take = (role: Role, worthOf: (column: Column) => number): number | null => {
    let best: Column | undefined;
    let most = LEAST_SHARE;
    for (const column of left) {
      const worth = worthOf(column) + (column.head === role ? HEADER_LEANS : column.head ? -HEADER_LEANS : 0);
      if (worth > most) [best, most] = [column, worth];
    }
    if (best) left.delete(best);
    return best?.place ?? null;
  };
  const designation = take('designation', worthAsDesignation);
  if (designation === null) return undefined;
  const quantity = take('quantity', worthAsQuantity);
  const brand = take('brand', ({ cells }) => shareOf(cells, (text) => readBrand(text) !== undefined));
  const others = [...left].filter(({ head, cells }) => head !== 'nothing' && shareOf(cells, isNumber) < 0.5);
  const more = others.filter(({ cells }) => shareOf(cells, saysMore) >= 0.5);
  return {
    linesFrom,
    designation,
    quantity,
    brand,
    more: more.map(({ place }) => place),
    notes: others.filter((each) => !more.includes(each)).map(({ place }) => place),
  };
}

interface Column {
  place: number;
  head: Role | undefined;
  cells: readonly string[];
}

const isNumber = (text: string): boolean => NUMBER.test(text);

function roleOfHeader(text: string): Role | undefined {
  const word = text.trim();
  return HEADERS.find(([, words]) => words.test(word))?.[0];
}

/** Behind the last of the first rows that heads columns: two of the trade's words in it, or one, and nothing that reads as a part. */
function headerEnd(rows: readonly (readonly string[])[]): number {
  let end = 0;
  for (const [at, cells] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
    const roles = cells.filter(
      (text) => text.length <= 20 && roleOfHeader(text) !== undefined && !isPart(text),
    );
    const isTitle =
      end === 0 && cells.filter((text) => text.trim() !== '').length === 1 && rows.length > at + 1;
    if (roles.length >= 2 || (roles.length === 1 && !cells.some(isPart))) end = at + 1;
    else if (!isTitle) break;
  }
  return end;
}

function shareOf(cells: readonly string[], test: (text: string) => boolean): number {
  return cells.filter(test).length / cells.length;
}

export function isPart(text: string): boolean {
  const [first] = readDesignation(text).candidates;
  return first?.typeDesignation !== undefined && first.correction === undefined && first.confidence >= 0.5;
}

/** Numbers alone may be either: 1200 pieces, or the bearing 1200. Letters and marks settle it; so does that parts differ from each other. */
function worthAsDesignation({ cells }: Column): number {
  const parts = shareOf(
    cells,
    (text) => isPart(text) || readBuyersLine(text).candidates.some(({ correction }) => !correction),
  );
  const signs = shareOf(cells, (text) => /[a-z/-]/i.test(text));
  const different = new Set(cells).size / cells.length;
  return parts * (0.7 + 0.2 * signs + 0.1 * different) - (isCounting(cells) ? 1 : 0);
}

function worthAsQuantity({ cells }: Column): number {
  const whole = shareOf(cells, (text) => isNumber(text) && !/\.\d*[1-9]/.test(text));
  return whole - (isCounting(cells) ? 0.8 : 0);
}

/** 1, 2, 3: the lines are counted. */
function isCounting(cells: readonly string[]): boolean {
  return (
    cells.length > 2 && cells.every((text, at) => at === 0 || Number(text) === Number(cells[at - 1]) + 1)
  );
}

function saysMore(text: string): boolean {
  const { dimensions, features, family, words } = readBuyersLine(text);
  const saysSomething =
    family !== undefined || Object.keys(dimensions).length > 1 || Object.keys(features).length > 0;
  return saysSomething && words.join('').length < text.length / 2;
}
