import { answerOf, attempt, type Api, type Attempt } from '../../lib/api.server.js';
import type {
  BearingLifeView,
  LifeRequests,
  PartHitView,
  SelectionView,
  ShaftLifeView,
} from '../../lib/api-types.js';
import { asksAnything, type Asked, questionOf, SPACE_FIELDS } from './life.questions.js';

/** The cheapest of a space are found by a few pages of the index; dearer ones stand behind them in any case. */
const PRICE_PAGES = 5;
const PRICE_PAGE_SIZE = 100;
const MOST_SELECTED = 50;
const MOST_EQUIVALENTS = 100;
const MOST_SUMMARIES = 100;

export function findPart(api: Api, designation: string) {
  return answerOf(api.GET('/api/v1/parts/{designation}', { params: { path: { designation } } }));
}

export function equivalentsOf(api: Api, designation: string) {
  return answerOf(
    api.GET('/api/v1/parts/{designation}/equivalents', {
      params: { path: { designation }, query: { limit: MOST_EQUIVALENTS } },
    }),
  );
}

export function tolerancesOf(api: Api, designation: string) {
  return answerOf(api.GET('/api/v1/parts/{designation}/tolerances', { params: { path: { designation } } }));
}

export type OffersByDesignation = Record<string, PartHitView['offers']>;

/** What each of several part types is offered for. */
export async function offersOf(api: Api, designations: readonly string[]): Promise<OffersByDesignation> {
  const designation = [...new Set(designations)].slice(0, MOST_SUMMARIES);
  if (designation.length === 0) return {};
  const { items } = await answerOf(
    api.GET('/api/v1/parts/summaries', { params: { query: { designation } } }),
  );
  return Object.fromEntries(items.map((item) => [item.designation, item.offers]));
}

/** Undefined as long as nothing is asked. */
export async function lifeOf(
  api: Api,
  designation: string,
  asked: Asked,
): Promise<Attempt<BearingLifeView> | undefined> {
  if (!asksAnything(asked)) return undefined;
  const body = { ...questionOf(asked), designation } as LifeRequests['life'];
  return attempt(() => answerOf(api.POST('/api/v1/bearings/life', { body })));
}

export async function shaftLifeOf(api: Api, asked: Asked): Promise<Attempt<ShaftLifeView> | undefined> {
  if (!asksAnything(asked) && !asked['a.designation'] && !asked['b.designation']) return undefined;
  const nothing: Record<string, unknown> = { a: { designation: '' }, b: { designation: '' }, forces: [] };
  const body = { ...nothing, ...questionOf(asked) } as LifeRequests['shaft'];
  return attempt(() => answerOf(api.POST('/api/v1/bearings/life/shaft', { body })));
}

export interface Selected {
  selection: SelectionView;
  offers: OffersByDesignation;
}

export async function selectionOf(api: Api, asked: Asked): Promise<Attempt<Selected> | undefined> {
  if (!asksAnything(asked)) return undefined;
  const { families, ...others } = asked;
  return attempt(async () => {
    const prices = asked.sortBy === 'price' ? await pricesWithin(api, asked) : undefined;
    const body = {
      space: {},
      limit: MOST_SELECTED,
      ...questionOf(others),
      ...(families && { families: [families] }),
      ...(prices && { prices }),
    } as LifeRequests['selection'];
    const selection = await answerOf(api.POST('/api/v1/bearings/select', { body }));
    const offers = await offersOf(
      api,
      selection.items.map(({ designation }) => designation),
    );
    return { selection, offers };
  });
}

/** What types within the space are offered for, the cheapest first. */
async function pricesWithin(api: Api, asked: Asked): Promise<{ designation: string; price: number }[]> {
  const ends = SPACE_FIELDS.flatMap((name) =>
    (['min', 'max'] as const).map((end) => [
      name.replace('Mm', end === 'min' ? 'Min' : 'Max'),
      Number(asked[`space.${name}.${end}`] ?? NaN),
    ]),
  );
  const range = Object.fromEntries(ends.filter(([, value]) => !Number.isNaN(value))) as Record<
    string,
    number
  >;
  const type = asked.families ? [asked.families] : undefined;
  const prices: { designation: string; price: number }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PRICE_PAGES; page += 1) {
    const query = { ...range, type, sort: 'price' as const, limit: PRICE_PAGE_SIZE, cursor };
    const found = await answerOf(api.GET('/api/v1/parts/search', { params: { query } }));
    const priced = found.items.filter(({ offers }) => offers.bestPrice !== null);
    prices.push(
      ...priced.map(({ designation, offers }) => ({
        designation,
        price: Number(offers.bestPrice?.unitPrice),
      })),
    );
    if (priced.length < PRICE_PAGE_SIZE || !found.nextCursor) break;
    cursor = found.nextCursor;
  }
  return prices;
}
