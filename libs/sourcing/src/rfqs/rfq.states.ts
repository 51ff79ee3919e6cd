export const RFQ_STATES = ['open', 'deciding', 'awarded', 'closed', 'cancelled', 'lapsed'] as const;
export type RfqState = (typeof RFQ_STATES)[number];

export type RfqAct =
  | 'amend'
  | 'unseal'
  | 'open_early'
  | 'cancel'
  | 'award'
  | 'make_up'
  | 'close'
  | 'lapse'
  | 'reopen'
  | 'lapse_award';
export type RfqParty = 'buyer' | 'system';

interface Transition {
  from: readonly RfqState[];
  to: RfqState;
  /** Where a part of it is bought already, in place of `to`. */
  bought?: RfqState;
  by: RfqParty;
}

/**
 * Open: sellers quote under seal. At the deadline the clock opens the quotes, or the buyer once all have answered; then the buyer decides: awards once, closes without an
 * award, or lets it lapse. An award whose orders, or some of them, come to nothing is to be made again for what is lacking, while quotes hold; once none does, it lapses. When all of that is bought
 * to make up for those orders, nothing is left to award.
 */
export const RFQ_TRANSITIONS: Readonly<Record<RfqAct, Transition>> = {
  amend: { from: ['open'], to: 'open', by: 'buyer' },
  unseal: { from: ['open'], to: 'deciding', by: 'system' },
  open_early: { from: ['open'], to: 'deciding', by: 'buyer' },
  cancel: { from: ['open'], to: 'cancelled', by: 'buyer' },
  award: { from: ['deciding'], to: 'awarded', by: 'buyer' },
  make_up: { from: ['deciding'], to: 'awarded', by: 'system' },
  close: { from: ['deciding'], to: 'closed', bought: 'awarded', by: 'buyer' },
  lapse: { from: ['deciding'], to: 'lapsed', bought: 'awarded', by: 'system' },
  reopen: { from: ['awarded', 'deciding'], to: 'deciding', by: 'system' },
  lapse_award: { from: ['awarded'], to: 'lapsed', bought: 'awarded', by: 'system' },
};

/** The clock may be ahead of its job: what the state is by now. */
export function stateNow(
  {
    state,
    deadline,
    decideBy,
    checkoutId,
  }: { state: RfqState; deadline: Date; decideBy: Date; checkoutId: string | null },
  now: Date,
): RfqState {
  if (state === 'open' && deadline <= now) return decideBy <= now ? 'lapsed' : 'deciding';
  if (state !== 'deciding' || decideBy > now) return state;
  return checkoutId === null ? 'lapsed' : 'awarded';
}

export function buyersActs(state: RfqState): RfqAct[] {
  const acts = Object.entries(RFQ_TRANSITIONS) as [RfqAct, Transition][];
  return acts.filter(([, { from, by }]) => from.includes(state) && by === 'buyer').map(([act]) => act);
}
