import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (assets: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN kind IN ('provider_cash', 'payable', 'bank_cash', 'bank_payable', 'provider_fees') THEN true WHEN kind IN ('disputed', 'receivable', 'bank_charges'${assets}) THEN balance_minor >= 0 ELSE balance_minor <= 0 END)`;

/** Refunds that a dispute has taken before they were sent, and what of a dispute the payer had back before. */
export class ContestedRefunds1764199100000 implements MigrationInterface {
  name = 'ContestedRefunds1764199100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "refund" ADD "dispute_share_id" uuid`);
    await db.query(
      `ALTER TABLE "refund" ADD CONSTRAINT "refund_contested" CHECK (state <> 'contested' OR dispute_share_id IS NOT NULL)`,
    );
    await db.query(
      `CREATE INDEX "refund_contested" ON "refund" ("seller_id", "dispute_share_id") WHERE dispute_share_id IS NOT NULL`,
    );
    await db.query(`ALTER TABLE "payment_dispute" ADD "market_minor" bigint NOT NULL DEFAULT 0`);
    await db.query(`ALTER TABLE "payment_dispute" DROP CONSTRAINT "payment_dispute_amount"`);
    await db.query(
      `ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_amount" CHECK (amount_minor > 0 AND market_minor BETWEEN 0 AND amount_minor)`,
    );
    await db.query(`ALTER TABLE "payment_dispute_share" ADD "owed_minor" bigint NOT NULL DEFAULT 0`);
    await db.query(`ALTER TABLE "payment_dispute_share" DROP CONSTRAINT "payment_dispute_share_amounts"`);
    await db.query(
      `ALTER TABLE "payment_dispute_share" ADD CONSTRAINT "payment_dispute_share_amounts" CHECK (held_minor >= 0 AND released_minor >= 0 AND owed_minor >= 0 AND held_minor + released_minor + owed_minor > 0
    AND commission_minor >= 0 AND commission_minor <= released_minor)`,
    );
    await db.query(`DROP INDEX "payment_dispute_share_once"`);
    await db.query(
      `CREATE INDEX "payment_dispute_share_from" ON "payment_dispute_share" ("seller_id", "share_id")`,
    );
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`, 'losses', 'in_transit'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(''));
    await db.query(`DROP INDEX "payment_dispute_share_from"`);
    await db.query(
      `CREATE UNIQUE INDEX "payment_dispute_share_once" ON "payment_dispute_share" ("seller_id", "share_id", "dispute_id")`,
    );
    await db.query(`ALTER TABLE "payment_dispute_share" DROP CONSTRAINT "payment_dispute_share_amounts"`);
    await db.query(
      `ALTER TABLE "payment_dispute_share" ADD CONSTRAINT "payment_dispute_share_amounts" CHECK (held_minor >= 0 AND released_minor >= 0 AND held_minor + released_minor > 0
    AND commission_minor >= 0 AND commission_minor <= released_minor)`,
    );
    await db.query(`ALTER TABLE "payment_dispute_share" DROP COLUMN "owed_minor"`);
    await db.query(`ALTER TABLE "payment_dispute" DROP CONSTRAINT "payment_dispute_amount"`);
    await db.query(
      `ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_amount" CHECK (amount_minor > 0)`,
    );
    await db.query(`ALTER TABLE "payment_dispute" DROP COLUMN "market_minor"`);
    await db.query(`DROP INDEX "refund_contested"`);
    await db.query(`ALTER TABLE "refund" DROP CONSTRAINT "refund_contested"`);
    await db.query(`ALTER TABLE "refund" DROP COLUMN "dispute_share_id"`);
  }
}
