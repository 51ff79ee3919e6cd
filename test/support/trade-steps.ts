import fc from 'fast-check';

export const ACTS = {
  accept: 'seller',
  offer: 'seller',
  refuse: 'seller',
  agree: 'buyer',
  escalate: 'buyer',
  withdraw: 'buyer',
  'send-replacement': 'seller',
  'receive-replacement': 'buyer',
  'keep-replacement': 'buyer',
  'send-back': 'buyer',
  'receive-return': 'seller',
  decide: 'admin',
} as const;
export type ClaimAct = keyof typeof ACTS;
export const CLAIM_ACTS = Object.keys(ACTS) as ClaimAct[];
const OUTCOMES = ['refund', 'return', 'replace', 'reject'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What may be done with a claim, by its state. */
export const POSSIBLE: Record<string, ClaimAct[]> = {
  open: ['accept', 'offer', 'refuse', 'withdraw'],
  answered: ['agree', 'escalate', 'withdraw'],
  disputed: ['decide', 'withdraw'],
  replacing: ['send-replacement'],
  replacement_sent: ['receive-replacement', 'keep-replacement', 'escalate'],
  reinspection: ['keep-replacement', 'escalate'],
  returning: ['send-back', 'withdraw'],
  return_sent: ['receive-return'],
  settled: [],
};
export const LEADS_TO: Partial<Record<ClaimAct, string>> = {
  offer: 'answered',
  refuse: 'answered',
  escalate: 'disputed',
  withdraw: 'settled',
  'send-replacement': 'replacement_sent',
  'receive-replacement': 'reinspection',
  'keep-replacement': 'settled',
  'send-back': 'return_sent',
  'receive-return': 'settled',
};
export const OUTCOME_LEADS_TO: Record<Outcome, string> = {
  refund: 'settled',
  reject: 'settled',
  replace: 'replacing',
  return: 'returning',
};

/** Among the last few, so that much happens to one and the same. */
const which = fc.nat({ max: 2 });
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const wish = fc.record({
  listing: fc.nat({ max: 3 }),
  quantity: fc.integer({ min: 1, max: 14 }),
  makeToOrder: fc.boolean(),
});

const DEED = {
  which,
  less: fc.nat({ max: 4 }),
  line: fc.nat({ max: 1 }),
  pieces: fc.integer({ min: 1, max: 6 }),
  outcome: fc.constantFrom(...OUTCOMES),
  choice: fc.nat({ max: 11 }),
};

/** Mostly what comes next for an order; beside it anything at all, at any time. */
export const tradeStep = fc.oneof(
  weighted(40, fc.record({ act: fc.constant('go_on' as const), ...DEED })),
  weighted(
    5,
    fc.record({
      act: fc.constant('place' as const),
      wishes: fc.uniqueArray(wish, { minLength: 1, maxLength: 3, selector: ({ listing }) => listing }),
    }),
  ),
  weighted(
    12,
    fc.record({
      act: fc.constantFrom(
        'pay' as const,
        'decline' as const,
        'put_on_account' as const,
        'cancel' as const,
        'accept' as const,
        'reject' as const,
        'ship' as const,
        'ship_rest' as const,
        'deliver' as const,
        'confirm' as const,
        'claim' as const,
        'answer' as const,
        'give_back' as const,
      ),
      ...DEED,
    }),
  ),
  weighted(
    2,
    fc.record({ act: fc.constantFrom('expire' as const, 'time' as const, 'drain' as const), ...DEED }),
  ),
  weighted(
    2,
    fc.record({
      act: fc.constant('count' as const),
      listing: fc.nat({ max: 3 }),
      pieces: fc.nat({ max: 40 }),
    }),
  ),
  weighted(
    2,
    fc.record({
      act: fc.constant('rule' as const),
      seller: fc.nat({ max: 1 }),
      isOfFamily: fc.boolean(),
      isEnded: fc.integer({ min: 0, max: 3 }).map((draw) => draw === 0),
      basisPoints: fc.integer({ min: 0, max: 3000 }),
      leastMinor: fc.constantFrom(0, 100, 700),
      above: fc.constantFrom(0, 300, 5000),
    }),
  ),
);
export type TradeStep = typeof tradeStep extends fc.Arbitrary<infer S> ? S : never;
export type On<A> = Extract<TradeStep, { act: A }>;
export type Deed = On<'go_on'>;
