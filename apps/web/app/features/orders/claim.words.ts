import type { Tone } from '../../components/notice.js';
import type { ClaimView } from '../../lib/api-types.js';

export const REASONS = ['short', 'wrong', 'damaged', 'out_of_tolerance', 'counterfeit'] as const;
/** What one side may propose to the other. */
export const OUTCOMES = ['refund', 'replace', 'return'] as const;
export const CLAIM_STATES = [
  'open',
  'answered',
  'disputed',
  'replacing',
  'replacement_sent',
  'reinspection',
  'returning',
  'return_sent',
  'settled',
] as const;

export function claimTone({ state }: Pick<ClaimView, 'state'>): Tone {
  if (state === 'settled') return 'ok';
  return state === 'disputed' ? 'bad' : 'warn';
}
