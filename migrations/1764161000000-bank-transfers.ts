import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (assets: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE WHEN ${assets} THEN balance_minor >= 0 ELSE balance_minor <= 0 END)`;

/** Buyers may remit to the market's bank account: what it has is an account of its own in the ledger, beside the provider's. */
export class BankTransfers1764161000000 implements MigrationInterface {
  name = 'BankTransfers1764161000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`kind IN ('provider_cash', 'bank_cash')`));
    await db.query(`ALTER TABLE "payment" ADD "remittance_code" text`);
    await db.query(
      `CREATE UNIQUE INDEX "payment_remittance_code" ON "payment"  ("remittance_code") WHERE remittance_code IS NOT NULL`,
    );
    await db.query(
      `CREATE TABLE "bank_statement" ("id" uuid NOT NULL, "file_id" uuid NOT NULL, "file_name" text NOT NULL, "imported_by" uuid, "credits" integer NOT NULL, "repeated" integer NOT NULL, "fault_count" integer NOT NULL, "faults" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_a2f8f739ec54fbcb8600ced0816" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "bank_row" ("id" uuid NOT NULL, "statement_id" uuid NOT NULL, "line_no" integer NOT NULL, "bank_reference" text NOT NULL, "booked_on" date NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "payer_name" text NOT NULL, "payer_account" text NOT NULL, "note" text NOT NULL, "state" text NOT NULL DEFAULT 'received', "reason" text, "code" text, "expected_minor" bigint, "payment_id" uuid, CONSTRAINT "bank_row_amount" CHECK (amount_minor > 0), CONSTRAINT "bank_row_matched" CHECK ((state = 'matched') = (payment_id IS NOT NULL)), CONSTRAINT "PK_4c79120f191dc96f3e2d501503d" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "bank_row_reference" ON "bank_row"  ("bank_reference") `);
    await db.query(`CREATE INDEX "bank_row_of_statement" ON "bank_row"  ("statement_id", "state") `);
    await db.query(`CREATE INDEX "bank_row_state" ON "bank_row"  ("state", "id") `);
    await db.query(
      `CREATE UNIQUE INDEX "bank_row_payment" ON "bank_row"  ("payment_id") WHERE payment_id IS NOT NULL`,
    );
    await db.query(
      `ALTER TABLE "bank_statement" ADD CONSTRAINT "FK_76bc9f44c57157060e76f1a18ae" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "FK_a67bb441a2ee6a2481dbde94242" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "FK_650aa33af76afaaf0226e4b350b" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "bank_row"`);
    await db.query(`DROP TABLE "bank_statement"`);
    await db.query(`ALTER TABLE "payment" DROP COLUMN "remittance_code"`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`kind = 'provider_cash'`));
  }
}
