import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, attempt } from '../../lib/api.server.js';
import { oneOf } from '../../lib/forms.server.js';
import { type Asked, SUBSTITUTES, WEIGHTS } from './match-fields.js';

type Schemas = components['schemas'];

const PLACES = 10;
const NUMBERS = ['lotAgeMonths', ...WEIGHTS] as const;
const LISTS = ['from', 'certificates'] as const;
const TEXTS = ['part', 'bom', 'line', 'province', 'substitutes', 'brand', 'latestDate', 'greenOnly'] as const;

/** What the address says, as it says it. */
export function readMatchAsked(params: URLSearchParams): Asked {
  const texts = [...TEXTS, 'quantity' as const, ...NUMBERS].flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value]] : [];
  });
  const lists = LISTS.map((name) => [name, params.getAll(name).filter(Boolean)]);
  return Object.fromEntries([...texts, ...lists]);
}

/** Asked of the API, for a part or a line of a list; nothing where neither is named. */
export async function findMatches(api: Api, asked: Asked) {
  const { part: designation, bom: bomId } = asked;
  const numbers = Object.fromEntries(
    NUMBERS.flatMap((name) => (asked[name] === undefined ? [] : [[name, Number(asked[name])]])),
  );
  const { brand, province, latestDate, greenOnly, from = [], certificates = [] } = asked;
  const rules = {
    ...numbers,
    ...(province && { province: province as Schemas['MatchLinesRequest']['province'] }),
    ...(latestDate && { latestDate }),
    ...(greenOnly && { greenOnly: true }),
    ...(from.length > 0 && { provinces: from as Schemas['MatchLinesRequest']['provinces'] }),
    ...(certificates.length > 0 && {
      certificates: certificates as Schemas['MatchLinesRequest']['certificates'],
    }),
    substitutes: oneOf(asked.substitutes ?? null, SUBSTITUTES) ?? 'none',
    limit: PLACES,
  };
  if (bomId) {
    const body = { ...rules, bomId, lineNo: Number(asked.line) };
    return attempt(() => answerOf(api.POST('/api/v1/sourcing/matches', { body })));
  }
  if (!designation) return undefined;
  return attempt(() =>
    answerOf(
      api.GET('/api/v1/parts/{designation}/matches', {
        params: {
          path: { designation },
          query: {
            ...rules,
            ...(asked.quantity && { quantity: Number(asked.quantity) }),
            ...(brand && { brand: brand.split(/[,，、\s]+/).filter(Boolean) }),
          },
        },
      }),
    ),
  );
}

const MOST_RECORDS = 100;

/** What is known of the sellers, by their ids. */
export async function recordsOf(
  api: Api,
  sellerIds: readonly string[],
): Promise<Record<string, Schemas['ReputationView']>> {
  if (sellerIds.length === 0) return {};
  const query = { sellerId: [...new Set(sellerIds)].slice(0, MOST_RECORDS) };
  const { items } = await answerOf(api.GET('/api/v1/reputations', { params: { query } }));
  return Object.fromEntries(items.map((each) => [each.sellerId, each]));
}

export function findMyReputation(api: Api) {
  return answerOf(api.GET('/api/v1/seller/reputation'));
}
