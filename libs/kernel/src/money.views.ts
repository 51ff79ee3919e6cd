/** What leaves by HTTP: an amount in whole minor units (fen) of its currency. */
export class MoneyView {
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
}
