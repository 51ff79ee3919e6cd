import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (positive: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN kind IN ('provider_cash', 'payable', 'bank_cash', 'bank_payable') THEN true WHEN kind IN (${positive}) THEN balance_minor >= 0 ELSE balance_minor <= 0 END)`;

/** Statements say what stood on the account, so that a missing one is seen; what the bank takes for itself is booked. */
export class BankReconciliation1764193000000 implements MigrationInterface {
  name = 'BankReconciliation1764193000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`'disputed', 'receivable', 'bank_charges'`));
    await db.query(`ALTER TABLE "bank_statement" ADD "opening_minor" bigint`);
    await db.query(`ALTER TABLE "bank_statement" ADD "closing_minor" bigint`);
    await db.query(`ALTER TABLE "bank_statement" ADD "first_on" date`);
    await db.query(`ALTER TABLE "bank_statement" ADD "last_on" date`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bank_statement" DROP COLUMN "last_on"`);
    await db.query(`ALTER TABLE "bank_statement" DROP COLUMN "first_on"`);
    await db.query(`ALTER TABLE "bank_statement" DROP COLUMN "closing_minor"`);
    await db.query(`ALTER TABLE "bank_statement" DROP COLUMN "opening_minor"`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`'disputed', 'receivable'`));
  }
}
