import { type EquivalenceGrade } from '@app/bearings';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LineOffer } from '../../libs/sourcing/src/allocation/allocation.problem.js';
import { dateCodeOf, oldestLotOf } from '../../libs/sourcing/src/matching/lot-age.js';
import { optionsOf } from '../../libs/sourcing/src/matching/match.options.js';
import {
  type Contender,
  type Match,
  ONE_IN,
  rankMatches,
  type RankingWish,
  scoreOffers,
} from '../../libs/sourcing/src/matching/match.ranking.js';
import {
  DEFAULT_WEIGHTS,
  SCORE_PARTS,
  type Weights,
} from '../../libs/sourcing/src/matching/match.scoring.js';
import { chooseSellers, rankSellers } from '../../libs/sourcing/src/rfqs/invitee.ranking.js';

const PROVINCES = ['山东', '江苏'];
const rates = new Map([
  ['山东', { firstKg: 1, firstMinor: 1000n, perKgMinor: 200n }],
  ['江苏', { firstKg: 2, firstMinor: 1500n, perKgMinor: 120n }],
]);

type Terms = Omit<LineOffer, 'sellerId' | 'listingId'> & {
  freeAboveYuan: number | null;
  isNew: boolean;
  reliability: number;
  grade: 'exact' | EquivalenceGrade;
};

const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    fen: fc.integer({ min: 20, max: 3000 }),
    off: fc.integer({ min: 0, max: 60 }),
    breakAt: fc.integer({ min: 2, max: 400 }),
    orderMultiple: fc.constantFrom(1, 5, 10),
    available: fc.integer({ min: 0, max: 800 }),
    leadTimeDays: fc.integer({ min: 0, max: 40 }),
    madeInDays: fc.option(fc.integer({ min: 1, max: 60 })),
    shipFromProvince: fc.constantFrom(...PROVINCES),
    massKg: fc.constantFrom(0, 0.13, 2.5),
    green: fc.boolean(),
    freeAboveYuan: fc.option(fc.integer({ min: 10, max: 2000 })),
    isNew: fc.boolean(),
    reliability: fc.double({ min: 0, max: 1, noNaN: true }),
    grade: fc.constantFrom<Terms['grade']>('exact', 'interchangeable', 'better', 'conditional'),
  })
  .map(({ fen, off, breakAt, orderMultiple, ...terms }) => ({
    ...terms,
    orderMultiple,
    moq: orderMultiple,
    priceBreaks: [
      { minQuantity: orderMultiple, unitPrice: (fen / 100).toFixed(2) },
      { minQuantity: orderMultiple + breakAt, unitPrice: ((fen * (100 - off)) / 10_000).toFixed(4) },
    ],
  }));

const anyWeights: fc.Arbitrary<Weights> = fc.record(
  Object.fromEntries(SCORE_PARTS.map((part) => [part, fc.integer({ min: 0, max: 100 })])) as Record<
    (typeof SCORE_PARTS)[number],
    fc.Arbitrary<number>
  >,
);

const anyWish = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  weights: anyWeights,
  limit: fc.integer({ min: 1, max: 12 }),
  latestDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
});

const sellerOf = (at: number): string => `seller ${at}`;

function contend(all: readonly Terms[]): Contender<LineOffer>[] {
  return all.map((terms, at) => ({
    offer: { ...terms, sellerId: sellerOf(at), listingId: `listing ${at}` },
    standing: {
      grade: terms.grade,
      reliability: terms.reliability,
      km: terms.shipFromProvince === '山东' ? 600 : 1800,
      isNew: terms.isNew,
    },
  }));
}

function rank(
  terms: readonly Terms[],
  { latestDays, ...wish }: Omit<RankingWish, 'seed' | 'to'> & { latestDays?: number },
): Match<LineOffer>[] {
  const free = terms.flatMap(({ freeAboveYuan }, at): [string, bigint][] =>
    freeAboveYuan === null ? [] : [[sellerOf(at), BigInt(freeAboveYuan) * 100n]],
  );
  const to = { rates, freeAboveMinor: new Map(free), latestDays };
  return rankMatches(contend(terms), { ...wish, to, seed: '6205 2026-11-26' });
}

/** From 0; behind all where it is not shown. */
function placeOf(matches: readonly Match<LineOffer>[], at: number): number {
  const place = matches.findIndex(({ offer }) => offer.sellerId === sellerOf(at));
  return place < 0 ? Infinity : place;
}

const bettered = (terms: Terms, { cheaper, sooner }: { cheaper: number; sooner: number }): Terms => ({
  ...terms,
  priceBreaks: terms.priceBreaks.map(({ minQuantity, unitPrice }) => ({
    minQuantity,
    unitPrice: Math.max(0.01, Number(unitPrice) * (1 - cheaper)).toFixed(6),
  })),
  leadTimeDays: Math.floor(terms.leadTimeDays * (1 - sooner)),
  madeInDays: terms.madeInDays === null ? null : Math.floor(terms.madeInDays * (1 - sooner)),
});

describe('the ranking of matches', () => {
  it('never lets a seller fall who lowers its price, shortens its time, or both', () => {
    const share = fc.constantFrom(0, 0.001, 0.02, 0.1, 0.4, 0.9);
    fc.assert(
      fc.property(
        fc.array(anyTerms, { minLength: 2, maxLength: 14 }),
        fc.nat(),
        anyWish,
        fc.record({ cheaper: share, sooner: share }),
        (terms, pick, wish, change) => {
          const at = pick % terms.length;
          const before = placeOf(rank(terms, wish), at);
          const after = placeOf(rank(terms.with(at, bettered(terms[at]!, change)), wish), at);
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('puts two in the same order whoever else is there', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { minLength: 3, maxLength: 8 }), anyWish, (terms, wish) => {
        const all = terms.map((each) => ({ ...each, isNew: false }));
        const wide = { ...wish, limit: 100 };
        const without = rank(all.slice(0, -1), wide).map(({ offer }) => offer.sellerId);
        const last = sellerOf(all.length - 1);
        const withLast = rank(all, wide).map(({ offer }) => offer.sellerId);
        expect(withLast.filter((seller) => seller !== last)).toEqual(without);
      }),
    );
  });

  it('is the same of the same, in whatever order it is given', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { minLength: 2, maxLength: 10 }), anyWish, (terms, wish) => {
        const to = { rates, freeAboveMinor: new Map() };
        const names = (contenders: Contender<LineOffer>[]) =>
          rankMatches(contenders, { ...wish, to, seed: 's' }).map(({ offer }) => offer.listingId);
        expect(names(contend(terms).toReversed())).toEqual(names(contend(terms)));
      }),
    );
  });

  it('keeps one place in five, at the end, for new sellers, by a draw of the day', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { minLength: 1, maxLength: 20 }), anyWish, (terms, wish) => {
        const matches = rank(terms, wish);
        const explored = matches.filter((each) => each.explored);
        expect(explored.length).toBeLessThanOrEqual(Math.floor(wish.limit / ONE_IN));
        expect(explored.every(({ standing }) => standing.isNew)).toBe(true);
        expect(matches.slice(matches.length - explored.length)).toEqual(explored);
      }),
    );
    const [base] = fc.sample(anyTerms, { numRuns: 1, seed: 1 });
    const known = Array.from({ length: 20 }, () => ({ ...base!, available: 500, isNew: false }));
    const terms = [
      ...known,
      ...Array.from({ length: 30 }, () => ({ ...known[0]!, reliability: 0, isNew: true })),
    ];
    const shown = (day: string) =>
      rankMatches(contend(terms), {
        quantity: 10,
        weights: DEFAULT_WEIGHTS,
        limit: 10,
        to: { rates, freeAboveMinor: new Map() },
        seed: day,
      }).flatMap(({ explored, offer }) => (explored ? offer.sellerId : []));
    const month = Array.from({ length: 30 }, (_, day) => shown(String(day)));
    expect(month.every((drawn) => drawn.length === 2)).toBe(true);
    expect(new Set(month.flat()).size).toBeGreaterThan(15);
    expect(shown('1')).toEqual(shown('1'));
  });
});

describe('the ranking of sellers for an RFQ', () => {
  const rankAll = (lines: readonly (readonly Terms[])[]) =>
    rankSellers(
      lines.map((terms) =>
        scoreOffers(contend(terms), {
          quantity: 20,
          weights: DEFAULT_WEIGHTS,
          to: { rates, freeAboveMinor: new Map() },
        }),
      ),
    );

  it('goes by all lines together, and lets nobody fall who betters an offer', () => {
    const share = fc.constantFrom(0, 0.02, 0.4, 0.9);
    fc.assert(
      fc.property(
        fc.array(fc.array(anyTerms, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.record({ cheaper: share, sooner: share }),
        (lines, pickLine, pick, change) => {
          const before = rankAll(lines);
          for (const { score, points, lines: has } of before) {
            expect(has).toBeLessThanOrEqual(lines.length);
            const sum = Object.values(points).reduce((total, each) => total + each, 0);
            expect(score).toBeGreaterThanOrEqual(sum - 1e-9);
          }
          const line = pickLine % lines.length;
          const terms = lines[line]!;
          if (terms.length === 0) return;
          const at = pick % terms.length;
          const after = rankAll(lines.with(line, terms.with(at, bettered(terms[at]!, change))));
          const placeIn = (ranked: typeof before): number => {
            const place = ranked.findIndex(({ sellerId }) => sellerId === sellerOf(at));
            return place < 0 ? Infinity : place;
          };
          expect(placeIn(after)).toBeLessThanOrEqual(placeIn(before));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps one place in five for new sellers whom their score leaves out', () => {
    const [base] = fc.sample(anyTerms, { numRuns: 1, seed: 1 });
    const known = { ...base!, available: 500, isNew: false, reliability: 1 };
    const ranked = rankAll([
      [...Array.from({ length: 20 }, () => known), { ...known, isNew: true, reliability: 0 }],
    ]);
    const chosen = chooseSellers(ranked, 10, 'day');
    expect(chosen).toHaveLength(10);
    expect(chosen.filter(({ explored }) => explored).map(({ sellerId }) => sellerId)).toEqual(['seller 20']);
    expect(chooseSellers(ranked, 4, 'day').some(({ explored }) => explored)).toBe(false);
  });
});

describe('optionsOf', () => {
  const offer: LineOffer = {
    sellerId: 's',
    listingId: 'l',
    priceBreaks: [{ minQuantity: 10, unitPrice: '4' }],
    moq: 10,
    orderMultiple: 10,
    available: 45,
    leadTimeDays: 2,
    madeInDays: 9,
    shipFromProvince: '山东',
    massKg: 0.5,
    green: false,
  };
  const to = { rates, freeAboveMinor: new Map() };

  it('takes the whole, some of it made, or what the shelf has', () => {
    expect(optionsOf(offer, 58, to)).toMatchObject([
      { pieces: 60, served: 58, toMake: 15, days: 9, goodsMinor: 24_000n, freightMinor: 6800n },
      { pieces: 40, served: 40, toMake: 0, days: 2, goodsMinor: 16_000n },
    ]);
    expect(optionsOf(offer, 58, { ...to, latestDays: 5 }).map(({ pieces }) => pieces)).toEqual([40]);
    expect(optionsOf({ ...offer, moq: 50, madeInDays: null }, 58, to)).toEqual([]);
    expect(optionsOf({ ...offer, shipFromProvince: '西藏' }, 58, to)).toEqual([]);
    expect(optionsOf(offer, 40, { rates: null, freeAboveMinor: new Map() })).toMatchObject([
      { freightMinor: null, minorPerPiece: 400 },
    ]);
  });

  it('compares goods just short of free freight as no dearer than what travels free', () => {
    const free = { rates, freeAboveMinor: new Map([['s', 16_500n]]) };
    expect(optionsOf(offer, 40, free)).toMatchObject([{ freightMinor: 4800n, minorPerPiece: 412.5 }]);
  });
});

describe('dateCodeOf', () => {
  it.each([
    ['2026-01-01T00:00:00Z', '2601'],
    ['2027-01-01T00:00:00Z', '2653'],
    ['2024-12-30T04:00:00Z', '2501'],
    ['2026-11-26T04:00:00Z', '2648'],
  ])('%s is of %s', (at, code) => expect(dateCodeOf(new Date(at))).toBe(code));

  it('looks back by months', () => {
    expect(oldestLotOf(24, new Date('2026-11-26T04:00:00Z'))).toBe('2448');
  });
});
