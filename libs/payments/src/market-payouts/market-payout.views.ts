import { MoneyView, toMoneyView } from '@app/kernel';

export interface AwaitedPayoutRow {
  id: string;
  provider_reference: string;
  amount_minor: string;
  currency: string;
  state: 'sent' | 'paid';
  arrives_at: Date;
  is_overdue: boolean;
}

export class AwaitedPayoutView {
  id: string;
  /** The provider's (`po_…`), as a line of the bank bears it. */
  reference: string;
  amount: MoneyView;
  /** By the provider: `paid` is with the bank. */
  state: 'sent' | 'paid';
  /** When the provider expects it at the bank. */
  arrivesAt: string;
  /** It should have been seen: the daily comparison reports it. */
  isOverdue: boolean;
}

export class AwaitedPayoutPageView {
  items: AwaitedPayoutView[];
  nextCursor: string | null;
}

export function toAwaitedPayoutView(row: AwaitedPayoutRow): AwaitedPayoutView {
  return {
    id: row.id,
    reference: row.provider_reference,
    amount: toMoneyView(row.amount_minor, row.currency),
    state: row.state,
    arrivesAt: row.arrives_at.toISOString(),
    isOverdue: row.is_overdue,
  };
}
