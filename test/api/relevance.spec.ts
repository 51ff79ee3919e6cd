import { FAMILY_NAMES, type PartFamily } from '@app/bearings';
import { Indexer } from '@app/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Json, TestApp } from '../support/app.js';
import { JUDGED_QUERIES, type QueryKind } from '../support/judged-queries.js';
import { MEILISEARCH, ownIndex } from '../support/meilisearch.js';

/** What must be reached, of each kind of query or of all. */
const DESIGNATIONS_FIRST = 0.97;
const AMONG_FIVE = 0.95;
const AT_ONCE = 4;

interface Judged {
  kind: QueryKind;
  query: string;
  expected: string;
}

const judged = (Object.entries(JUDGED_QUERIES) as [QueryKind, string][]).flatMap(([kind, rows]) =>
  rows
    .trim()
    .split('\n')
    .map((row): Judged => {
      const [query = '', expected = ''] = row.split(' => ');
      return { kind, query, expected };
    }),
);

const ATTRIBUTES: Record<string, (part: Json, value: string) => boolean> = {
  f: (part, value) => value.split('/').includes(part.type),
  seal: (part, value) => part.seal === value,
  d: (part, value) => isSize(part.boreMm, value),
  D: (part, value) => isSize(part.outsideMm, value),
  w: (part, value) => isSize(part.widthMm, value),
};

function isSize(mm: number | null, value: string): boolean {
  return mm !== null && Math.abs(mm - Number(value)) <= 0.011;
}

function meets(part: Json, expected: string): boolean {
  if (expected.startsWith('@ ')) {
    return expected
      .slice(2)
      .split(' ')
      .every((pair) => {
        const [name = '', value = ''] = pair.split('=');
        return ATTRIBUTES[name]?.(part, value) ?? false;
      });
  }
  return expected
    .split(' | ')
    .some((one) => (one.startsWith('~') ? part.basic === one.slice(1) : part.designation === one));
}

/** Where the first right answer stands, from one; of nonsense nothing at all is the right answer. Infinity when there is none. */
function placeOf(expected: string, answers: readonly Json[]): number {
  if (expected === '-') return answers.length === 0 ? 1 : Infinity;
  const at = answers.findIndex((part) => meets(part, expected));
  return at < 0 ? Infinity : at + 1;
}

interface Score {
  queries: number;
  first: number;
  five: number;
  mrr: number;
}

function scoreOf(places: readonly number[]): Score {
  const share = (most: number): number => places.filter((place) => place <= most).length / places.length;
  return {
    queries: places.length,
    first: share(1),
    five: share(5),
    mrr: places.reduce((sum, place) => sum + 1 / place, 0) / places.length,
  };
}

const OWN_INDEX = MEILISEARCH && ownIndex(MEILISEARCH);
/** By the name that the header gives them. */
const ENGINES = [
  { name: 'postgres', env: {}, drop: () => Promise.resolve() },
  ...(OWN_INDEX ? [{ name: 'meilisearch', ...OWN_INDEX }] : []),
];

describe('the judged queries', () => {
  it('are at least 300, each once, of families that there are', () => {
    expect(judged.length).toBeGreaterThanOrEqual(300);
    expect(new Set(judged.map(({ query }) => query)).size).toBe(judged.length);
    const families = judged.flatMap(({ expected }) => /f=(\S+)/.exec(expected)?.[1]?.split('/') ?? []);
    for (const family of families) expect(FAMILY_NAMES[family as PartFamily]).toBeDefined();
  });
});

describe.each(ENGINES)('relevance with $name', ({ name, env, drop }) => {
  let app: TestApp;
  const places = new Map<Judged, number>();
  const answered = new Map<Judged, string>();

  beforeAll(async () => {
    app = await TestApp.start(env);
    if (name === 'meilisearch') await app.app.get(Indexer).rebuild();
    const ask = async (each: Judged): Promise<void> => {
      const { status, body, headers } = await app
        .anyone()
        .get(`/parts/search?${new URLSearchParams({ q: each.query, limit: '10' }).toString()}`);
      expect([status, headers.get('x-search-engine')]).toEqual([200, name]);
      // As the page shows them: what was found, or else what comes near.
      const answers: Json[] = [...body.items, ...body.suggestions.map(({ part }: Json) => part)];
      places.set(each, placeOf(each.expected, answers));
      answered.set(
        each,
        answers
          .slice(0, 3)
          .map(({ designation }) => designation)
          .join(', '),
      );
    };
    for (let at = 0; at < judged.length; at += AT_ONCE)
      await Promise.all(judged.slice(at, at + AT_ONCE).map(ask));
  });
  afterAll(async () => {
    await app.close();
    await drop();
  });

  function scores(kinds: readonly QueryKind[]): Score {
    return scoreOf([...places].flatMap(([{ kind }, place]) => (kinds.includes(kind) ? [place] : [])));
  }

  function missed(kinds: readonly QueryKind[], most: number): string[] {
    return [...places]
      .filter(([{ kind }, place]) => kinds.includes(kind) && place > most)
      .map(([each]) => `${each.query} => ${each.expected}, not ${answered.get(each) || 'nothing'}`);
  }

  it('is reported', () => {
    const kinds = Object.keys(JUDGED_QUERIES) as QueryKind[];
    const rows = [...kinds.map((kind) => [kind, scores([kind])] as const), ['all', scores(kinds)] as const];
    const shown = rows.map(([kind, { queries, first, five, mrr }]) =>
      [
        kind.padEnd(12),
        String(queries).padStart(4),
        ...[first, five, mrr].map((share) => share.toFixed(3)),
      ].join('  '),
    );
    process.stdout.write(`${name}: queries, success@1, success@5, MRR\n${shown.join('\n')}\n`);
    expect(rows).toHaveLength(kinds.length + 1);
  });

  it(`has the part first for ${DESIGNATIONS_FIRST * 100} of 100 designations`, () => {
    const { first } = scores(['designation']);
    expect([
      first >= DESIGNATIONS_FIRST,
      first >= DESIGNATIONS_FIRST ? [] : missed(['designation'], 1),
    ]).toEqual([true, []]);
  });

  it(`has a right answer among five for ${AMONG_FIVE * 100} of 100 queries`, () => {
    const kinds = Object.keys(JUDGED_QUERIES) as QueryKind[];
    const { five } = scores(kinds);
    expect([five >= AMONG_FIVE, five >= AMONG_FIVE ? [] : missed(kinds, 5)]).toEqual([true, []]);
  });
});
