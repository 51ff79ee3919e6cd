import { type AccountKind } from '@app/ledger';
import { type BatchState, type RemittanceKind, type RemittanceState } from './remittance.entity.js';

export type BatchAct = 'approve' | 'export' | 'withdraw';

const BATCH: Record<BatchAct, { from: readonly BatchState[]; to: BatchState }> = {
  approve: { from: ['proposed'], to: 'approved' },
  export: { from: ['approved'], to: 'exported' },
  withdraw: { from: ['proposed', 'approved'], to: 'withdrawn' },
};

/** Where an act leads a batch; null where it may not be done. What the bank may have is withdrawn no more. */
export function nextBatchState(state: BatchState, act: BatchAct): BatchState | null {
  return BATCH[act].from.includes(state) ? BATCH[act].to : null;
}

export type RemittanceEnd = 'paid' | 'returned';

const ENDS: Record<RemittanceEnd, readonly RemittanceState[]> = {
  paid: ['exported'],
  returned: ['exported', 'paid'],
};

export function canEnd(state: RemittanceState, end: RemittanceEnd): boolean {
  return ENDS[end].includes(state);
}

const OWED: Record<RemittanceKind, AccountKind> = {
  payout: 'bank_payable',
  refund: 'refund_due',
  return: 'refund_due',
};
const ON_ITS_WAY: Record<RemittanceKind, AccountKind> = { ...OWED, payout: 'in_payout' };

/** What an end moves in the ledger: off the bank's cash, or back to what is owed; nothing where it was never taken from that. */
export function movementOf(
  kind: RemittanceKind,
  from: RemittanceState,
  end: RemittanceEnd | 'withdrawn',
  amount: bigint,
): Partial<Record<AccountKind, bigint>> | null {
  if (end === 'paid') return { [ON_ITS_WAY[kind]]: amount, bank_cash: -amount };
  if (from === 'paid') return { bank_cash: amount, [OWED[kind]]: -amount };
  return kind === 'payout' ? { in_payout: amount, bank_payable: -amount } : null;
}
