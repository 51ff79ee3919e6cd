import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * What an account holds, seen by the market: `provider_cash` money at the payment provider for this seller's trade, `bank_cash`
 * money on the market's own bank account, `disputed` taken by the provider until a dispute is decided (assets); `held` paid by
 * buyers, not yet released (liability); `payable` released, owed to the seller out of the provider's cash, `bank_payable` out of
 * the bank's (liabilities); `frozen` released, and kept from the seller by a dispute (liability); `in_payout` on its way to the
 * seller (liability); `refund_due` owed back to the buyer (liability); `commission` earned (revenue). `receivable` is what buyers owe the
 * seller for what they bought on account (asset), `on_account` that it is the seller's once it is paid (liability): the market holds
 * nothing of either. `bank_charges` is what the market's bank took for itself, `provider_fees` what the payment provider kept, `losses`
 * what sellers owe and never give back, and what payers had back twice (costs). `in_transit` has left the provider for the market's
 * bank (asset).
 *
 * `payable` or `bank_payable` beyond zero is what the seller owes the market, which `provider_cash` or `bank_cash` below zero has
 * advanced: only a refund or a dispute of money that was paid out brings them there, or the commission of what was sold on account.
 */
export const ACCOUNT_KINDS = [
  'provider_cash',
  'bank_cash',
  'disputed',
  'held',
  'payable',
  'bank_payable',
  'in_payout',
  'frozen',
  'refund_due',
  'commission',
  'receivable',
  'on_account',
  'bank_charges',
  'provider_fees',
  'losses',
  'in_transit',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Balances that may be on either side of zero, and those that never are below it; the others never are above. */
export const EITHER_SIGN = `('provider_cash', 'payable', 'bank_cash', 'bank_payable', 'provider_fees')`;
export const ASSETS = `('disputed', 'receivable', 'bank_charges', 'losses', 'in_transit')`;

/** Owns what is on the market's bank account and is no seller's: a payer's surplus, on its way back. */
export const MARKET_ID = '00000000-0000-0000-0000-000000000000';

/** One for each seller, kind and currency, so that no account is hot for all sellers. */
@Entity('ledger_account')
@Index('ledger_account_kind', ['sellerId', 'kind', 'currency'], { unique: true })
@Check(
  'ledger_account_sign',
  `CASE WHEN kind IN ${EITHER_SIGN} THEN true WHEN kind IN ${ASSETS} THEN balance_minor >= 0 ELSE balance_minor <= 0 END`,
)
export class LedgerAccount {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: AccountKind;

  @Column('text')
  currency: string;

  /** Debits less credits; always the sum of the account's legs. */
  @MoneyColumn({ default: 0 })
  balanceMinor: bigint;
}

/** A movement of money, never edited: a mistake gets a correcting one. */
@Entity('ledger_transfer')
@Index('ledger_transfer_cause', ['sellerId', 'causeKind', 'causeId', 'purpose'], { unique: true })
@Index('ledger_transfer_of_counterparty', ['counterpartyId', 'id'], { where: 'counterparty_id IS NOT NULL' })
export class LedgerTransfer {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** What it was for: `capture`, `release`, `payout`, `refund` … */
  @Column('text')
  purpose: string;

  @Column('text')
  causeKind: string;

  @Column('uuid')
  causeId: string;

  /** The buyer's organisation, where it is about money that a buyer paid, has back or owes; null where it is about no buyer. */
  @Column('uuid', { nullable: true })
  counterpartyId: string | null;

  @TimeColumn({ default: () => 'now()' })
  postedAt: Date;
}

/** One side of a transfer: debit positive, credit negative. The legs of a transfer sum to zero (checked at commit). */
@Entity('ledger_leg')
@ForeignKey('ledger_transfer', ['sellerId', 'transferId'], ['sellerId', 'id'])
@ForeignKey('ledger_account', ['sellerId', 'accountId'], ['sellerId', 'id'])
@Index('ledger_leg_of_account', ['sellerId', 'accountId', 'transferId'])
@Check('ledger_leg_amount', `amount_minor <> 0`)
export class LedgerLeg {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  transferId: string;

  @PrimaryColumn('smallint')
  legNo: number;

  @Column('uuid')
  accountId: string;

  @MoneyColumn()
  amountMinor: bigint;

  @Column('text')
  currency: string;
}
