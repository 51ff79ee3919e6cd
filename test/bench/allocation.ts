import { pathToFileURL } from 'node:url';
import type { AllocationProblem, LineOffer } from '../../libs/sourcing/src/allocation/allocation.problem.ts';

export interface AllocationFigure {
  case: string;
  lines: number;
  candidates: number;
  /** Until the plan is there, the exact solver's proof with it. */
  ms: number;
  gapPercent: number;
  sellers: number;
}

type Allocate = typeof import('../../libs/sourcing/src/allocation/allocate.ts');
type Strategies = typeof import('../../libs/sourcing/src/allocation/strategies.ts');
type Solving = typeof import('../../libs/sourcing/src/allocation/solver.ts');

const SIZES = [
  [10, 10],
  [50, 20],
  [100, 30],
  [200, 30],
] as const;
const CASES: readonly { name: string; wish: Partial<AllocationProblem> }[] = [
  { name: 'whole lines', wish: {} },
  { name: 'split lines', wish: { mixedLots: true } },
  { name: 'at most 12 sellers', wish: { maxSellers: 12 } },
  { name: 'split, at most 12', wish: { mixedLots: true, maxSellers: 12 } },
];
/** As the route has them. */
const LIMITS = { seconds: 1.6, gap: 0.001 };

/** Generated purchases of growing size, by the built allocator. */
export async function benchAllocation(say: (line: string) => void): Promise<AllocationFigure[]> {
  const built = (file: string) => import(pathToFileURL(`dist/libs/sourcing/src/allocation/${file}.js`).href);
  const { allocate, allocateAll } = (await built('allocate')) as Allocate;
  const { STRATEGIES } = (await built('strategies')) as Strategies;
  const { Solver } = (await built('solver')) as Solving;
  const solver = new Solver();
  const figures: AllocationFigure[] = [];
  for (const [lines, candidates] of SIZES) {
    for (const { name, wish } of CASES) {
      const problem = { ...generatedPurchase(lines, candidates), ...wish };
      const from = performance.now();
      const { gapPercent, cost } = await allocate(problem, solver, LIMITS);
      const ms = performance.now() - from;
      const figure = { case: name, lines, candidates, ms, gapPercent, sellers: cost.bySeller.size };
      figures.push(figure);
      say(rowOf(figure));
    }
    for (const [name, wish] of [
      ['four ways, whole', {}],
      ['four ways, split', { mixedLots: true }],
    ] as const) {
      const problem = { ...generatedPurchase(lines, candidates), ...wish };
      const from = performance.now();
      const plans = [...(await allocateAll(problem, STRATEGIES, solver, LIMITS)).values()];
      const ms = performance.now() - from;
      const gapPercent = Math.max(...plans.map((plan) => plan.gapPercent));
      const sellers = Math.min(...plans.map(({ cost }) => cost.bySeller.size));
      const figure = { case: name, lines, candidates, ms, gapPercent, sellers };
      figures.push(figure);
      say(rowOf(figure));
    }
  }
  await solver.onModuleDestroy();
  return figures;
}

function rowOf({ case: name, lines, candidates, ms, gapPercent, sellers }: AllocationFigure): string {
  const size = `${lines} × ${candidates}`.padStart(9);
  const met = ms <= 2000 && gapPercent <= 1 ? '' : '  (not met)';
  return `allocate  ${name.padEnd(20)} ${size}  ${ms.toFixed(0).padStart(5)} ms, gap ${gapPercent.toFixed(3)} %, ${sellers} sellers  ≤ 2,000 ms and 1 %${met}`;
}

/** The same for the same sizes: sellers of a cluster who each list a part of the trade, prices within some 15 % of one another. */
function generatedPurchase(lines: number, candidates: number): AllocationProblem {
  const draw = mulberry32(lines * 1000 + candidates);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!;
  const sellers = Array.from({ length: candidates * 4 }, (_, at) => ({
    id: `seller-${String(at).padStart(4, '0')}`,
    level: 0.9 + 0.25 * draw(),
    province: draw() < 0.8 ? '山东' : pick(['浙江', '河北', '河南']),
    green: draw() < 0.2,
  }));
  return {
    lines: Array.from({ length: lines }, (_, line) => {
      const [price, massKg] = [2 + 60 * draw() ** 3, 0.03 + 2 * draw() ** 3];
      const quantity = Math.ceil(10 ** (1 + 2.3 * draw()));
      const offers = sellers
        .toSorted(() => draw() - 0.5)
        .slice(0, candidates)
        .map((seller, at) => offerOf(draw, { seller, id: `${line}-${at}`, price, massKg, quantity }));
      return { quantity, offers };
    }),
    rates: new Map([
      ['山东', { firstKg: 1, firstMinor: 1200n, perKgMinor: 180n }],
      ['浙江', { firstKg: 1, firstMinor: 1300n, perKgMinor: 220n }],
      ['河北', { firstKg: 1, firstMinor: 1200n, perKgMinor: 200n }],
      ['河南', { firstKg: 1, firstMinor: 1100n, perKgMinor: 160n }],
    ]),
    freeAboveMinor: new Map(
      sellers.flatMap(({ id }) =>
        draw() < 0.25 ? [[id, BigInt(Math.round(5e4 + draw() * 5e5))] as const] : [],
      ),
    ),
    mixedLots: false,
  };
}

interface Drawn {
  seller: { id: string; level: number; province: string; green: boolean };
  id: string;
  price: number;
  massKg: number;
  quantity: number;
}

function offerOf(draw: () => number, { seller, id, price, massKg, quantity }: Drawn): LineOffer {
  const moq = draw() < 0.6 ? 1 : Math.ceil(quantity * draw());
  const base = price * seller.level * (0.95 + 0.1 * draw());
  const breaks = [1, 0.96, 0.92].slice(0, 1 + Math.floor(3 * draw()));
  return {
    sellerId: seller.id,
    listingId: id,
    priceBreaks: breaks.map((share, at) => ({
      minQuantity: moq + at * Math.ceil(quantity * 0.7),
      unitPrice: (base * share).toFixed(4),
    })),
    moq,
    orderMultiple: draw() < 0.7 ? 1 : 10,
    available: draw() < 0.25 ? Math.floor(quantity * draw()) : quantity * 4,
    leadTimeDays: Math.floor(1 + 9 * draw()),
    madeInDays: draw() < 0.1 ? 12 : null,
    shipFromProvince: seller.province,
    massKg,
    green: seller.green,
  };
}

/** Numbers in [0, 1), the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
