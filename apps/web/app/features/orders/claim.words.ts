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

const WAITS_FOR: Partial<Record<ClaimView['state'], 'buyer' | 'seller'>> = {
  open: 'seller',
  answered: 'buyer',
  replacing: 'seller',
  replacement_sent: 'buyer',
  reinspection: 'buyer',
  returning: 'buyer',
  return_sent: 'seller',
};

/** Whose turn it is, of the two sides. */
export const waitsFor = ({ state }: Pick<ClaimView, 'state'>) => WAITS_FOR[state];

export function claimTone({ state }: Pick<ClaimView, 'state'>): Tone {
  if (state === 'settled') return 'ok';
  return state === 'disputed' ? 'bad' : 'warn';
}
