export const FACETS = [
  'type',
  'seal',
  'series',
  'clearance',
  'tolerance',
  'cage',
  'boreShape',
  'brand',
  'origin',
  'province',
  'certificate',
] as const;
export const DIMENSIONS = ['bore', 'outside', 'width'] as const;
export const RATINGS = ['dynamicLoad', 'staticLoad', 'limitingSpeed', 'mass'] as const;
/** What the shaft asks of a bearing: together, or not at all. */
export const RUNNING = ['radialKn', 'axialKn', 'speedRpm', 'hours', 'reliability'] as const;
export const FLAGS = ['inStock', 'green'] as const;
export const SORTS = [
  'relevance',
  'price',
  'stock',
  'leadTime',
  'distance',
  ...DIMENSIONS,
  ...RATINGS,
  'designation',
] as const;
export const MOST_COMPARED = 4;

/** What a results page asks for, as its address says it; names are those of the API. */
export interface Criteria extends Partial<Record<(typeof FACETS)[number], string[]>> {
  [name: string]: string | string[] | undefined;
  q?: string;
  within?: string;
  quantity?: string;
  from?: string;
  sort?: string;
  cursor?: string;
  /** Part types picked to be compared; it narrows nothing. */
  compare?: string[];
}

const EXACT = DIMENSIONS as readonly string[];
const RANGES = [...DIMENSIONS, ...RATINGS, 'price'].flatMap((name) => [`${name}Min`, `${name}Max`]);
const NUMERIC = new Set([...EXACT, ...RANGES, ...RUNNING, 'within', 'leadTimeMax', 'moqMax', 'quantity']);
const SINGLE = ['q', ...NUMERIC, ...FLAGS, 'from', 'sort', 'cursor'];
const LISTS = [...FACETS, 'compare'];

/** They order the list or belong to another filter; by themselves they narrow nothing. */
const NO_FILTERS = new Set(['q', 'sort', 'cursor', 'compare', 'quantity', 'from', 'within']);

/** Full-width digits and a comma for the point are what people type. */
function asNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(',', '.').trim();
  return plain !== '' && Number.isFinite(Number(plain)) && Number(plain) >= 0 ? plain : undefined;
}

export function readCriteria(params: URLSearchParams): Criteria {
  const criteria: Criteria = {};
  for (const name of LISTS) {
    const values = [...new Set(params.getAll(name).filter(Boolean))];
    if (values.length > 0) criteria[name] = name === 'compare' ? values.slice(0, MOST_COMPARED) : values;
  }
  for (const name of SINGLE) {
    const text = params.get(name)?.trim();
    const value = text && NUMERIC.has(name) ? asNumber(text) : text;
    if (value) criteria[name] = value;
  }
  if (criteria.sort === 'distance' && criteria.from === undefined) criteria.sort = undefined;
  return criteria;
}

/** Whether anything narrows the catalogue. */
export function narrows(criteria: Criteria): boolean {
  return criteria.q !== undefined || appliedFilters(criteria).length > 0;
}

/** The criteria with some names changed (undefined drops one); another question begins on its first page. */
export function changed(criteria: Criteria, change: Criteria): Criteria {
  return { ...criteria, cursor: undefined, ...change };
}

/** The same list with one part type more, or less, to be compared. */
export function compareToggled(criteria: Criteria, designation: string): Criteria {
  const { compare = [] } = criteria;
  const others = compare.filter((each) => each !== designation);
  return { ...criteria, compare: others.length < compare.length ? others : [...others, designation] };
}

export interface AppliedFilter {
  name: string;
  value: string;
  without: Criteria;
}

/** Every filter in force besides the text, each with the criteria that remain without it. */
export function appliedFilters(criteria: Criteria): AppliedFilter[] {
  const isRunning = (name: string) => (RUNNING as readonly string[]).includes(name);
  const filters = Object.entries(criteria).flatMap(([name, value]) => {
    if (value === undefined || NO_FILTERS.has(name) || isRunning(name)) return [];
    if (!Array.isArray(value)) return [{ name, value, without: changed(criteria, { [name]: undefined }) }];
    return value.map((each) => ({
      name,
      value: each,
      without: changed(criteria, { [name]: value.filter((other) => other !== each) }),
    }));
  });
  const running = RUNNING.filter((name) => criteria[name] !== undefined);
  if (running.length === 0) return filters;
  const nothing = Object.fromEntries(RUNNING.map((name) => [name, undefined]));
  return [...filters, { name: 'running', value: '', without: changed(criteria, nothing) }];
}

/** The criteria as hidden fields of a form that asks for the names it shows itself. */
export function hiddenFields(criteria: Criteria, shown: readonly string[]): [name: string, value: string][] {
  return Object.entries(criteria).flatMap(([name, value]) =>
    value === undefined || name === 'cursor' || shown.includes(name)
      ? []
      : [value].flat().map((each): [string, string] => [name, each]),
  );
}

/** The text without the piece that one chip was understood from; what only parted the pieces goes with it. */
export function withoutPiece(text: string, { source, start }: { source: string; start: number }): string {
  const at = text.startsWith(source, start) ? start : text.indexOf(source);
  if (source === '' || at < 0) return text;
  return `${text.slice(0, at)} ${text.slice(at + source.length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s,，、;；]+|[\s,，、;；]+$/g, '');
}
