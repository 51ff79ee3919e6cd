import { newId } from '@app/kernel';
import { type EntityManager } from 'typeorm';
import { newRemittanceCode } from '../bank/remittance-code.js';
import { type RemittanceKind } from './remittance.entity.js';

export interface Payee {
  holder: string;
  bank: string;
  accountNumber: string;
}

interface RemittanceWish {
  sellerId: string;
  kind: RemittanceKind;
  causeId: string;
  amountMinor: bigint;
  currency: string;
  payee: Payee;
}

/** Something is due by the bank: it waits for a batch. Answers its id. */
export async function oweRemittance(tx: EntityManager, wish: RemittanceWish, id = newId()): Promise<string> {
  const { holder, bank, accountNumber } = wish.payee;
  await tx.query(
    `INSERT INTO remittance (seller_id, id, kind, cause_id, amount_minor, currency, reference, holder, bank, account_number, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'due')`,
    [
      wish.sellerId,
      id,
      wish.kind,
      wish.causeId,
      wish.amountMinor.toString(),
      wish.currency,
      newRemittanceCode(),
      holder,
      bank,
      accountNumber,
    ],
  );
  return id;
}

/** Whoever remitted last for a payment: what goes back goes there. */
export async function payerOf(tx: EntityManager, paymentId: string): Promise<Payee> {
  const [row]: { payer_name: string; payer_bank: string; payer_account: string }[] = await tx.query(
    `SELECT payer_name, payer_bank, payer_account FROM bank_row WHERE payment_id = $1 ORDER BY id DESC LIMIT 1`,
    [paymentId],
  );
  return {
    holder: row?.payer_name ?? '',
    bank: row?.payer_bank ?? '',
    accountNumber: row?.payer_account ?? '',
  };
}
