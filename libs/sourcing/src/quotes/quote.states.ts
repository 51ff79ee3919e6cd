/** Submitted: it stands, sealed until the deadline. Lost: the RFQ ended without it. */
export const QUOTE_STATES = ['submitted', 'withdrawn', 'awarded', 'lost'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export type QuoteAct =
  'submit' | 'revise' | 'confirm' | 'withdraw' | 'counter' | 'accept_counter' | 'decline_counter';

export const COUNTER_STATES = ['open', 'accepted', 'declined'] as const;
export type CounterState = (typeof COUNTER_STATES)[number];
