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

/** Whoever remitted last for a payment: what goes back goes there. Where nobody did, the payer's own account is still to be named. */
export async function payerOf(tx: EntityManager, paymentId: string): Promise<Payee> {
  const [row]: { holder: string; bank: string; account_number: string }[] = await tx.query(
    `SELECT coalesce(b.payer_name, o.name) AS holder, coalesce(b.payer_bank, '') AS bank, coalesce(b.payer_account, '') AS account_number
     FROM payment p JOIN organisation o ON o.id = p.payer_id
     LEFT JOIN LATERAL (SELECT * FROM bank_row WHERE payment_id = p.id ORDER BY id DESC LIMIT 1) b ON true
     WHERE p.id = $1`,
    [paymentId],
  );
  if (!row) throw new TypeError(`there is no payment ${paymentId}`);
  return { holder: row.holder, bank: row.bank, accountNumber: row.account_number };
}

/** The buyer for whose payment a line of the bank came, if it came for one. */
export async function remitterOf(tx: EntityManager, bankRowId: string): Promise<string | null> {
  const [row]: { payer_id: string }[] = await tx.query(
    `SELECT p.payer_id FROM bank_row b JOIN payment p ON p.id = b.payment_id WHERE b.id = $1`,
    [bankRowId],
  );
  return row?.payer_id ?? null;
}
