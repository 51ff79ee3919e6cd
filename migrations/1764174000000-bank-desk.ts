import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (rule: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE ${rule} ELSE balance_minor <= 0 END)`;

/** Lines of the bank are matched by two persons, and what goes out by the bank is told to it in batches of which two know. */
export class BankDesk1764174000000 implements MigrationInterface {
  name = 'BankDesk1764174000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(
      SIGN(
        `WHEN kind IN ('provider_cash', 'payable', 'bank_cash', 'bank_payable') THEN true WHEN kind = 'disputed' THEN balance_minor >= 0`,
      ),
    );
    await db.query(`DROP INDEX "bank_row_payment"`);
    await db.query(
      `CREATE TABLE "remittance" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "kind" text NOT NULL, "cause_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "reference" text NOT NULL, "holder" text NOT NULL, "bank" text NOT NULL, "account_number" text NOT NULL, "state" text NOT NULL, "batch_id" uuid, "reason" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "remittance_batched" CHECK (state IN ('due', 'withdrawn') OR (batch_id IS NOT NULL AND account_number <> '')), CONSTRAINT "remittance_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_47714e064da2f0928e5a88ad378" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "remittance_of_batch" ON "remittance"  ("batch_id")`);
    await db.query(`CREATE INDEX "remittance_state" ON "remittance"  ("state", "id")`);
    await db.query(`CREATE INDEX "remittance_reference" ON "remittance"  ("reference")`);
    await db.query(
      `CREATE UNIQUE INDEX "remittance_cause" ON "remittance"  ("seller_id", "kind", "cause_id") WHERE state NOT IN ('returned', 'withdrawn')`,
    );
    await db.query(
      `CREATE TABLE "remittance_batch" ("id" uuid NOT NULL, "state" text NOT NULL, "remittances" integer NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "proposed_by" uuid NOT NULL, "approved_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "exported_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "remittance_batch_eyes" CHECK (approved_by IS NULL OR approved_by <> proposed_by), CONSTRAINT "PK_3db65e78b3a2a54118261c036e8" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "bank_account" ("seller_id" uuid NOT NULL, "holder" text NOT NULL, "bank" text NOT NULL, "account_number" text NOT NULL, "named_at" TIMESTAMP WITH TIME ZONE NOT NULL, "refused_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_fa05b6fa675533f6d3dcd01f565" PRIMARY KEY ("seller_id"))`,
    );
    await db.query(
      `CREATE TABLE "bank_match" ("id" uuid NOT NULL, "kind" text NOT NULL, "payment_id" uuid, "note" text NOT NULL, "state" text NOT NULL, "proposed_by" uuid NOT NULL, "decided_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "bank_match_payment" CHECK ((kind = 'pay') = (payment_id IS NOT NULL)), CONSTRAINT "bank_match_eyes" CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> proposed_by), CONSTRAINT "PK_b453b575c8971476e2f6399a6e5" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "bank_match_open" ON "bank_match"  ("id") WHERE state = 'proposed'`);
    await db.query(`ALTER TABLE "bank_statement" ADD "debits" integer NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "bank_row" ADD "payer_bank" text NOT NULL DEFAULT ''`);
    await db.query(`ALTER TABLE "bank_row" ADD "remittance_id" uuid`);
    await db.query(`ALTER TABLE "bank_row" ADD "match_id" uuid`);
    await db.query(
      `CREATE INDEX "bank_row_payment" ON "bank_row"  ("payment_id") WHERE payment_id IS NOT NULL`,
    );
    await db.query(
      `CREATE INDEX "bank_row_remittance" ON "bank_row"  ("remittance_id") WHERE remittance_id IS NOT NULL`,
    );
    await db.query(`CREATE INDEX "bank_row_match" ON "bank_row"  ("match_id") WHERE match_id IS NOT NULL`);
    await db.query(
      `ALTER TABLE "remittance" ADD CONSTRAINT "FK_3db65e78b3a2a54118261c036e8" FOREIGN KEY ("batch_id") REFERENCES "remittance_batch"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "remittance_batch" ADD CONSTRAINT "FK_5dcc2ea3d8d27521ad5c2515629" FOREIGN KEY ("proposed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "remittance_batch" ADD CONSTRAINT "FK_a113dbf341b76a4094b0903c90b" FOREIGN KEY ("approved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_account" ADD CONSTRAINT "FK_fa05b6fa675533f6d3dcd01f565" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "FK_c4c3b822482429b608362d33121" FOREIGN KEY ("match_id") REFERENCES "bank_match"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_match" ADD CONSTRAINT "FK_8585b17fb092d7a3f512522399e" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_match" ADD CONSTRAINT "FK_2d259bf94027d9fd8a4aa88fbbd" FOREIGN KEY ("proposed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bank_match" ADD CONSTRAINT "FK_0994d843710b10fdf4c75b761f6" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_amount"`);
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_matched"`);
    await db.query(`ALTER TABLE "bank_row" ADD CONSTRAINT "bank_row_amount" CHECK (amount_minor <> 0)`);
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "bank_row_matched" CHECK ((state IN ('matched', 'sent_back')) = (num_nonnulls(payment_id, remittance_id) = 1) AND (state <> 'sent_back' OR remittance_id IS NOT NULL))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DELETE FROM "bank_row" WHERE amount_minor < 0 OR state = 'sent_back'`);
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_matched"`);
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_amount"`);
    await db.query(`DROP INDEX "bank_row_payment"`);
    for (const column of ['match_id', 'remittance_id', 'payer_bank'])
      await db.query(`ALTER TABLE "bank_row" DROP COLUMN "${column}"`);
    await db.query(`ALTER TABLE "bank_row" ADD CONSTRAINT "bank_row_amount" CHECK (amount_minor > 0)`);
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "bank_row_matched" CHECK ((state = 'matched') = (payment_id IS NOT NULL))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "bank_row_payment" ON "bank_row"  ("payment_id") WHERE payment_id IS NOT NULL`,
    );
    await db.query(`ALTER TABLE "bank_statement" DROP COLUMN "debits"`);
    for (const table of ['bank_match', 'bank_account', 'remittance', 'remittance_batch'])
      await db.query(`DROP TABLE "${table}"`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(
      SIGN(
        `WHEN kind IN ('provider_cash', 'payable') THEN true WHEN kind IN ('bank_cash', 'disputed') THEN balance_minor >= 0`,
      ),
    );
  }
}
