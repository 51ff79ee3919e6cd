import { type ProposalState } from './catalogue-proposal.entity.js';

export type Decision = 'accept' | 'reject';

/** What each decision may begin from, and where it leads: a decision may be taken back by its opposite. */
const TABLE: Record<Decision, { from: readonly ProposalState[]; to: ProposalState }> = {
  accept: { from: ['proposed', 'rejected'], to: 'accepted' },
  reject: { from: ['proposed', 'accepted'], to: 'rejected' },
};

/** The state after a decision; undefined when it is not allowed. */
export function stateAfter(decision: Decision, state: ProposalState): ProposalState | undefined {
  const { from, to } = TABLE[decision];
  return from.includes(state) ? to : undefined;
}

export function statesBefore(decision: Decision): readonly ProposalState[] {
  return TABLE[decision].from;
}
