import { MoneyView } from '@app/kernel';
import { MovementView } from './seller-statement.views.js';

/** How a buyer stands with the market and its sellers. */
export class BuyerStandingView {
  /** Paid, and neither passed to a seller nor on its way back. */
  held: MoneyView;
  /** On its way back to the buyer. */
  toComeBack: MoneyView;
  /** Owed to sellers on account, whether due or not. */
  owed: MoneyView;
}

export class StatementFirmView {
  id: string;
  name: string;
}

export class BuyerMovementView extends MovementView {
  /** Whose goods it is about; null for money that was for none. */
  seller: StatementFirmView | null;
  /** What the buyer paid by the market; below zero it came back. */
  paid: MoneyView;
  /** How the buyer stood after it. */
  after: BuyerStandingView;
}

/** What a buyer paid, was given back and owes, in a period, of all its sellers. */
export class BuyerStatementView {
  from: string;
  to: string;
  opening: BuyerStandingView;
  movements: BuyerMovementView[];
  closing: BuyerStandingView;
  /** Of the period. */
  paid: MoneyView;
  refunded: MoneyView;
}
