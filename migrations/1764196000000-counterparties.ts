import { randomInt } from 'node:crypto';
import { type MigrationInterface, type QueryRunner } from 'typeorm';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const SIGN = (either: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN kind IN (${either}) THEN true WHEN kind IN ('disputed', 'receivable', 'bank_charges') THEN balance_minor >= 0 ELSE balance_minor <= 0 END)`;

/** Each transfer's buyer, by what caused it, and by its purpose where one kind of cause is of many tables. */
const OF_CAUSES = `
  SELECT t.seller_id, t.id, p.payer_id AS buyer_id FROM ledger_transfer t
  JOIN payment_share s ON s.seller_id = t.seller_id AND s.id = t.cause_id JOIN payment p ON p.id = s.payment_id
  WHERE t.cause_kind = 'payment_share'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN refund r ON r.seller_id = t.seller_id AND r.id = t.cause_id JOIN payment p ON p.id = r.payment_id
  WHERE t.cause_kind = 'refund'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN provider_transfer r ON r.seller_id = t.seller_id AND r.id = t.cause_id
  JOIN payment_share s ON s.seller_id = r.seller_id AND s.id = r.share_id JOIN payment p ON p.id = s.payment_id
  WHERE t.cause_kind = 'provider_transfer'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN payment_dispute_share d ON d.seller_id = t.seller_id AND d.id = t.cause_id
  JOIN payment_share s ON s.seller_id = d.seller_id AND s.id = d.share_id JOIN payment p ON p.id = s.payment_id
  WHERE t.cause_kind = 'dispute_share'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN remittance m ON m.seller_id = t.seller_id AND m.id = t.cause_id AND m.kind = 'refund'
  JOIN refund r ON r.seller_id = m.seller_id AND r.id = m.cause_id JOIN payment p ON p.id = r.payment_id
  WHERE t.cause_kind = 'remittance'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN remittance m ON m.seller_id = t.seller_id AND m.id = t.cause_id AND m.kind = 'return'
  JOIN bank_row b ON b.id = m.cause_id JOIN payment p ON p.id = b.payment_id
  WHERE t.cause_kind = 'remittance'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN bank_row b ON b.id = t.cause_id JOIN payment p ON p.id = b.payment_id
  WHERE t.cause_kind = 'bank_row'
  UNION ALL
  SELECT t.seller_id, t.id, r.buyer_id FROM ledger_transfer t
  JOIN receivable r ON r.seller_id = t.seller_id AND r.order_id = t.cause_id
  WHERE t.cause_kind = 'order'
  UNION ALL
  SELECT t.seller_id, t.id, c.buyer_id FROM ledger_transfer t
  JOIN claim c ON c.seller_id = t.seller_id AND c.id = t.cause_id
  WHERE t.cause_kind = 'claim'
  UNION ALL
  SELECT t.seller_id, t.id, o.buyer_id FROM ledger_transfer t
  JOIN order_transition g ON g.seller_id = t.seller_id AND g.cause_id = t.cause_id
  JOIN trade_order o ON o.seller_id = g.seller_id AND o.id = g.order_id
  WHERE t.cause_kind = 'give_back'
  UNION ALL
  SELECT t.seller_id, t.id, r.buyer_id FROM ledger_transfer t
  JOIN repayment r ON r.seller_id = t.seller_id AND r.id = t.cause_id
  WHERE t.cause_kind = 'repayment'
  UNION ALL
  SELECT t.seller_id, t.id, p.payer_id FROM ledger_transfer t
  JOIN payment_dispute d ON d.id = t.cause_id JOIN payment p ON p.id = d.payment_id
  WHERE t.cause_kind = 'dispute'`;

/**
 * A transfer names the buyer whose money it is about, so that a buyer's statement is read from the ledger. Transfers stay append-only:
 * the rule is lifted inside this transaction, for the new column of the rows that were there, and nobody else writes meanwhile.
 * What the provider could not pay back waits for a bank transfer from now on.
 */
export class Counterparties1764196000000 implements MigrationInterface {
  name = 'Counterparties1764196000000';

  async up(db: QueryRunner): Promise<void> {
    await this.nameGivenBack(db);
    await db.query(`ALTER TABLE "ledger_transfer" ADD "counterparty_id" uuid`);
    await db.query(`ALTER TABLE ledger_transfer DISABLE TRIGGER append_only`);
    await db.query(
      `UPDATE ledger_transfer t SET counterparty_id = found.buyer_id FROM (${OF_CAUSES}) AS found
       WHERE t.seller_id = found.seller_id AND t.id = found.id`,
    );
    await db.query(`ALTER TABLE ledger_transfer ENABLE TRIGGER append_only`);
    await db.query(
      `CREATE INDEX "ledger_transfer_of_counterparty" ON "ledger_transfer" ("counterparty_id", "id") WHERE counterparty_id IS NOT NULL`,
    );
    await this.turnToBank(db);
    await db.query(
      `ALTER TABLE "provider_transaction" ADD "booked_by" uuid CONSTRAINT "FK_9e5999bd189b255debae2736718" REFERENCES "reconciliation" ("id")`,
    );
    await db.query(`CREATE INDEX "provider_transaction_booked" ON "provider_transaction" ("booked_by")`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`'provider_cash', 'payable', 'bank_cash', 'bank_payable', 'provider_fees'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`'provider_cash', 'payable', 'bank_cash', 'bank_payable'`));
    await db.query(`DROP INDEX "provider_transaction_booked"`);
    await db.query(`ALTER TABLE "provider_transaction" DROP COLUMN "booked_by"`);
    await db.query(`DROP INDEX "order_transition_cause"`);
    await db.query(`ALTER TABLE "order_transition" DROP COLUMN "cause_id"`);
    await db.query(`DROP INDEX "ledger_transfer_of_counterparty"`);
    await db.query(`ALTER TABLE "ledger_transfer" DROP COLUMN "counterparty_id"`);
  }

  /** What was given back of a sale on account was posted with the order's step, at one moment. */
  private async nameGivenBack(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "order_transition" ADD "cause_id" uuid`);
    await db.query(`ALTER TABLE order_transition DISABLE TRIGGER append_only`);
    await db.query(
      `UPDATE order_transition o SET cause_id = t.cause_id FROM ledger_transfer t
       WHERE t.cause_kind = 'give_back' AND t.purpose = 'receivable_taken_off' AND o.seller_id = t.seller_id AND o.at = t.posted_at
         AND o.from_state = 'completed' AND o.to_state = 'completed'`,
    );
    await db.query(`ALTER TABLE order_transition ENABLE TRIGGER append_only`);
    await db.query(
      `CREATE INDEX "order_transition_cause" ON "order_transition" ("seller_id", "cause_id") WHERE cause_id IS NOT NULL`,
    );
  }

  private async turnToBank(db: QueryRunner): Promise<void> {
    const rows = (await db.query(
      `SELECT r.seller_id, r.id, r.amount_minor, r.currency, o.name
       FROM refund r JOIN payment p ON p.id = r.payment_id JOIN organisation o ON o.id = p.payer_id WHERE r.state = 'failed'`,
    )) as { seller_id: string; id: string; amount_minor: string; currency: string; name: string }[];
    for (const row of rows) {
      await db.query(
        `INSERT INTO remittance (seller_id, id, kind, cause_id, amount_minor, currency, reference, holder, bank, account_number, state)
         VALUES ($1, uuidv7(), 'refund', $2, $3, $4, $5, $6, '', '', 'due')`,
        [row.seller_id, row.id, row.amount_minor, row.currency, newReference(), row.name],
      );
      await db.query(`UPDATE refund SET state = 'bank_due' WHERE seller_id = $1 AND id = $2`, [
        row.seller_id,
        row.id,
      ]);
    }
  }
}

/** Seven letters and their check: weights 2 … 8 modulo 31. */
function newReference(): string {
  const at = Array.from({ length: 7 }, () => randomInt(LETTERS.length));
  const check = at.reduce((sum, value, index) => sum + (index + 2) * value, 0) % LETTERS.length;
  return [...at, check].map((value) => LETTERS[value]).join('');
}
