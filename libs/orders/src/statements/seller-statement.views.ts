import { MoneyView } from '@app/kernel';

export class StatementOrderView {
  id: string;
  number: string;
}

/** What moved a firm's money, and why. */
export class MovementView {
  at: string;
  /** `capture`, `release`, `payout_paid` … and in words. */
  purpose: string;
  words: string;
  /** What made it happen, as the ledger names it. */
  causeKind: string;
  causeId: string;
  /** The orders that it is about. */
  orders: StatementOrderView[];
}

export class SellerMovementView extends MovementView {
  /** In the seller's favour; below zero it went. */
  amount: MoneyView;
  /** What stood there after it. */
  balance: MoneyView;
}

/** What the market holds for a seller and owes it, in a period: held, to be paid out, on its way out, frozen. */
export class SellerStatementView {
  from: string;
  to: string;
  opening: MoneyView;
  movements: SellerMovementView[];
  closing: MoneyView;
}
