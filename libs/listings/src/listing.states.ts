import { type ListingState } from './listing.entity.js';

export type ListingAct =
  'publish' | 'submit' | 'pause' | 'resume' | 'end' | 'resubmit' | 'approve' | 'take_down';

/**
 * What each act may begin from, and where it leads. A verified firm publishes its draft, another's is submitted for review. What the
 * market took down comes back only through review.
 */
const TABLE: Record<ListingAct, { from: readonly ListingState[]; to: ListingState }> = {
  publish: { from: ['draft'], to: 'live' },
  submit: { from: ['draft'], to: 'in_review' },
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  end: { from: ['draft', 'in_review', 'live', 'paused'], to: 'ended' },
  resubmit: { from: ['live', 'paused', 'taken_down'], to: 'in_review' },
  approve: { from: ['in_review', 'taken_down'], to: 'live' },
  take_down: { from: ['in_review', 'live', 'paused'], to: 'taken_down' },
};

/** The state after an act; the state itself when the act has been done already; undefined when it is not allowed. */
export function stateAfter(act: ListingAct, state: ListingState): ListingState | undefined {
  const { from, to } = TABLE[act];
  return state === to || from.includes(state) ? to : undefined;
}

/** The states that an act may begin from, for telling the caller. */
export function statesBefore(act: ListingAct): readonly ListingState[] {
  return TABLE[act].from;
}
