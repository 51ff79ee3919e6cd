import { MoneyView } from '@app/kernel';

export class MarketMovementView {
  /** The market's day. */
  day: string;
  /** `release`, `provider_fee`, `bank_charge` … and in words. */
  purpose: string;
  words: string;
  /** How many transfers. */
  count: number;
  /** In the market's favour; below zero it cost. */
  amount: MoneyView;
  /** What the market had earned after it, since it began. */
  balance: MoneyView;
}

/** The market's own money that went from the payment provider to its bank: no income, no cost. */
export class MarketTransferView {
  day: string;
  /** `market_payout`, `market_payout_arrived`, `market_payout_returned`, and in words. */
  purpose: string;
  words: string;
  count: number;
  amount: MoneyView;
}

export class MarketStandingView {
  /** Of the ledger: `held`, `payable`, `provider_cash` … ; `owed_by_sellers`: what they were given and have to give back. */
  account: string;
  /** The account, in words. */
  name: string;
  /** Assets and costs above zero, debts and income below. */
  opening: MoneyView;
  closing: MoneyView;
}

/** What the market earned and spent in a period, and what it held and owed before and after. */
export class MarketStatementView {
  from: string;
  to: string;
  /** Commission, less what the bank and the payment provider took and what was lost, since the market began. */
  opening: MoneyView;
  movements: MarketMovementView[];
  closing: MoneyView;
  transfers: MarketTransferView[];
  standing: MarketStandingView[];
}
