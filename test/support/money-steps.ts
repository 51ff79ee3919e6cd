import fc from 'fast-check';
import { type Bill } from './money.js';

const CARDS = ['pm_card_visa', 'pm_card_visa', 'pm_card_visa_chargeDeclined'] as const;
const CALLS = [
  'POST /v1/payment_intents',
  'POST /v1/payment_intents/:id/confirm',
  'POST /v1/refunds',
  'POST /v1/accounts',
  'POST /v1/transfers',
  'POST /v1/transfers/:id/reversals',
  'POST /v1/payouts',
] as const;
const EFFECTS = ['timeout_before', 'timeout_after', 'error', 'error_after'] as const;
const EVENTS = [
  'payment_intent.succeeded',
  'payout.paid',
  'refund.created',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const;

/** Among the last few, so that things happen to one and the same. */
const whichOne = fc.nat({ max: 2 });
/** Mostly what comes next for a bill; beside it anything at all, at any time. */
export const moneyStep = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({ act: fc.constant('go_on' as const), which: whichOne, choice: fc.nat({ max: 5 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('bill' as const),
      shares: fc.array(fc.integer({ min: 10, max: 500 }), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('pay' as const),
      which: whichOne,
      card: fc.constantFrom(...CARDS),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('wallet' as const),
      which: whichOne,
      choice: fc.constantFrom('pay' as const, 'decline' as const, 'leave' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cancel' as const), which: whichOne }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('release' as const, 'refund' as const),
      which: whichOne,
      share: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('reclaim' as const),
      which: whichOne,
      share: fc.nat({ max: 1 }),
      percent: fc.integer({ min: 1, max: 100 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant('dispute_opened' as const),
      which: whichOne,
      isPartial: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('dispute_won' as const, 'dispute_lost' as const),
      which: whichOne,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('payout' as const), seller: fc.nat({ max: 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('drain' as const, 'hurry' as const, 'forget' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('fault' as const),
      call: fc.constantFrom(...CALLS),
      effect: fc.constantFrom(...EFFECTS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('news' as const),
      event: fc.constantFrom(...EVENTS),
      effect: fc.constantFrom('lost' as const, 'duplicate' as const, 'held' as const),
    }),
  },
);
export type MoneyStep = typeof moneyStep extends fc.Arbitrary<infer S> ? S : never;
type GoOn = Extract<MoneyStep, { act: 'go_on' }>;

/** What became of each share, as whoever acted was told, and what a lost dispute has taken of it. */
export interface ModelShare {
  seller: number;
  amount: number;
  released: number;
  refunded: number;
  /** Of the refunded: by us. */
  owed: number;
  /** Disputes that it was told of as lost. */
  lost: Set<string>;
}

export interface ModelBill {
  bill: Bill;
  shares: ModelShare[];
  isPaid: boolean;
  isCancelled: boolean;
  /** The provider's name of it; a bill has one, unless that was won. */
  dispute?: string;
  isDisputed: boolean;
  isLost: boolean;
}

/** A dispute as we have it: what it has of a share. */
export interface DisputedPart {
  reference: string;
  state: 'open' | 'won' | 'lost';
  share: string;
  held: number;
  released: number;
  commission: number;
  owed: number;
}

export const heldOf = ({ amount, released, refunded }: ModelShare): number => amount - released - refunded;
export const commissionOf = (amount: number): number => Math.floor(amount / 20);

/** The payer has it, whoever had it before. */
export function lose(share: ModelShare, parts: readonly DisputedPart[]): void {
  for (const { reference, state, held, released } of parts) {
    if (state !== 'lost' || share.lost.has(reference)) continue;
    share.lost.add(reference);
    share.released -= released;
    share.refunded += held + released;
  }
}

type Liability = 'held' | 'payable' | 'commission' | 'refund_due' | 'in_payout' | 'frozen' | 'disputed';

export function addShare(
  sums: Record<Liability, number>,
  share: ModelShare,
  parts: readonly DisputedPart[],
): void {
  const open = parts.filter(({ state }) => state === 'open');
  const free = open.reduce((left, { released }) => left - released, share.released);
  // What is disputed bears what it took with it.
  const commission = open.reduce(
    (kept, part) => kept + part.commission,
    Math.floor((commissionOf(share.amount) * free) / share.amount),
  );
  sums.held += heldOf(share);
  sums.payable += share.released - commission;
  sums.commission += commission;
  sums.refund_due += share.owed;
  for (const part of open) {
    sums.payable -= part.released - part.commission;
    sums.frozen += part.released - part.commission;
    sums.disputed -= part.held + part.released + part.owed;
  }
}

/** What comes next for a bill where it is. */
export function nextOf(model: ModelBill | undefined, { which, choice }: GoOn): Exclude<MoneyStep, GoOn> {
  const bill = { act: 'bill' as const, shares: [100 + choice, 75] };
  const dispute = { act: 'dispute_opened', which, isPartial: choice % 2 === 0 } as const;
  const share = choice % 2;
  if (!model) return bill;
  if (!model.isPaid) return { act: 'pay', which, card: 'pm_card_visa' };
  if (model.isDisputed) return { act: choice < 3 ? 'dispute_lost' : 'dispute_won', which };
  if (model.shares.some((own) => heldOf(own) > 0)) {
    if (choice > 3) return dispute;
    return { act: choice < 3 ? 'release' : 'refund', which, share };
  }
  if (choice < 2) return dispute;
  return choice < 4 ? { act: 'payout', seller: share } : bill;
}
