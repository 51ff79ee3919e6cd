export const RFQ_STATES = ['open', 'deciding', 'awarded', 'closed', 'cancelled', 'lapsed'] as const;
export type RfqState = (typeof RFQ_STATES)[number];

export type RfqAct = 'amend' | 'unseal' | 'open_early' | 'cancel' | 'award' | 'close' | 'lapse';
export type RfqParty = 'buyer' | 'system';

interface Transition {
  from: RfqState;
  to: RfqState;
  by: RfqParty;
}

/**
 * Open: sellers quote under seal. At the deadline the clock opens the quotes, or the buyer once all have answered; then the buyer decides: awards once, closes without an
 * award, or lets it lapse.
 */
export const RFQ_TRANSITIONS: Readonly<Record<RfqAct, Transition>> = {
  amend: { from: 'open', to: 'open', by: 'buyer' },
  unseal: { from: 'open', to: 'deciding', by: 'system' },
  open_early: { from: 'open', to: 'deciding', by: 'buyer' },
  cancel: { from: 'open', to: 'cancelled', by: 'buyer' },
  award: { from: 'deciding', to: 'awarded', by: 'buyer' },
  close: { from: 'deciding', to: 'closed', by: 'buyer' },
  lapse: { from: 'deciding', to: 'lapsed', by: 'system' },
};

/** The clock may be ahead of its job: what the state is by now. */
export function stateNow(
  { state, deadline, decideBy }: { state: RfqState; deadline: Date; decideBy: Date },
  now: Date,
): RfqState {
  if (state === 'open' && deadline <= now) return decideBy <= now ? 'lapsed' : 'deciding';
  return state === 'deciding' && decideBy <= now ? 'lapsed' : state;
}

export function buyersActs(state: RfqState): RfqAct[] {
  const acts = Object.entries(RFQ_TRANSITIONS) as [RfqAct, Transition][];
  return acts.filter(([, { from, by }]) => from === state && by === 'buyer').map(([act]) => act);
}
