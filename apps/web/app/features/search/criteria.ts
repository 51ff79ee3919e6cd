/** What a results page asks for, as its address says it; names are those of the API. */
export interface Criteria {
  [name: string]: string | string[] | undefined;
  q?: string;
  type?: string[];
  seal?: string[];
  series?: string[];
  inStock?: string;
  sort?: string;
  cursor?: string;
}

export const FACETS = ['type', 'seal', 'series'] as const;
export const DIMENSIONS = ['bore', 'outside', 'width'] as const;
export const SORTS = ['relevance', 'price', 'stock', 'bore', 'outside', 'width', 'designation'] as const;

const EXACT = DIMENSIONS as readonly string[];
const RANGES = DIMENSIONS.flatMap((name) => [`${name}Min`, `${name}Max`]);
const SINGLE = ['q', ...EXACT, ...RANGES, 'inStock', 'sort', 'cursor'];
const NUMERIC = new Set([...EXACT, ...RANGES]);

/** Full-width digits and a comma for the point are what people type. */
function asNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(',', '.').trim();
  return plain !== '' && Number.isFinite(Number(plain)) && Number(plain) >= 0 ? plain : undefined;
}

export function readCriteria(params: URLSearchParams): Criteria {
  const criteria: Criteria = {};
  for (const name of FACETS) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length > 0) criteria[name] = values;
  }
  for (const name of SINGLE) {
    const text = params.get(name)?.trim();
    const value = text && NUMERIC.has(name) ? asNumber(text) : text;
    if (value) criteria[name] = value;
  }
  return criteria;
}

/** Whether anything narrows the catalogue. */
export function narrows(criteria: Criteria): boolean {
  return Object.entries(criteria).some(
    ([name, value]) => value !== undefined && name !== 'sort' && name !== 'cursor',
  );
}

/** The criteria with some names changed (undefined drops one); another question begins on its first page. */
export function changed(criteria: Criteria, change: Criteria): Criteria {
  return { ...criteria, cursor: undefined, ...change };
}

export interface AppliedFilter {
  name: string;
  value: string;
  without: Criteria;
}

/** Every filter in force besides the text, each with the criteria that remain without it. */
export function appliedFilters(criteria: Criteria): AppliedFilter[] {
  return Object.entries(criteria).flatMap(([name, value]) => {
    if (value === undefined || name === 'q' || name === 'sort' || name === 'cursor') return [];
    if (!Array.isArray(value)) return [{ name, value, without: changed(criteria, { [name]: undefined }) }];
    return value.map((each) => ({
      name,
      value: each,
      without: changed(criteria, { [name]: value.filter((other) => other !== each) }),
    }));
  });
}

/** The text without the piece that one chip was understood from; what only parted the pieces goes with it. */
export function withoutPiece(text: string, { source, start }: { source: string; start: number }): string {
  const at = text.startsWith(source, start) ? start : text.indexOf(source);
  if (source === '' || at < 0) return text;
  return `${text.slice(0, at)} ${text.slice(at + source.length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，、;；]+|[\s,，、;；]+$/g, '');
}
