import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SIGN = (rule: string): string =>
  `ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_sign" CHECK (CASE ${rule} ELSE balance_minor <= 0 END)`;

/** Money that was captured or released may be taken back: by a dispute, or by a refund afterwards; beyond what is there, the seller owes it. */
export class TakenBack1764171000000 implements MigrationInterface {
  name = 'TakenBack1764171000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(
      SIGN(
        `WHEN kind IN ('provider_cash', 'payable') THEN true WHEN kind IN ('bank_cash', 'disputed') THEN balance_minor >= 0`,
      ),
    );
    await db.query(
      `CREATE TABLE "payment_dispute" ("id" uuid NOT NULL, "payment_id" uuid NOT NULL, "provider_reference" text NOT NULL, "reason" text NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "evidence_due_at" TIMESTAMP WITH TIME ZONE, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "payment_dispute_closed" CHECK ((state = 'open') = (closed_at IS NULL)), CONSTRAINT "payment_dispute_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_e943d7996e93b4b512eafd48bbf" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "payment_dispute_payment" ON "payment_dispute"  ("payment_id")`);
    await db.query(
      `CREATE UNIQUE INDEX "payment_dispute_reference" ON "payment_dispute"  ("provider_reference")`,
    );
    await db.query(`CREATE INDEX "payment_dispute_state" ON "payment_dispute"  ("state", "id")`);
    await db.query(`CREATE TABLE "payment_dispute_share" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "dispute_id" uuid NOT NULL, "share_id" uuid NOT NULL, "held_minor" bigint NOT NULL, "released_minor" bigint NOT NULL, "commission_minor" bigint NOT NULL, "currency" text NOT NULL, CONSTRAINT "payment_dispute_share_amounts" CHECK (held_minor >= 0 AND released_minor >= 0 AND held_minor + released_minor > 0
    AND commission_minor >= 0 AND commission_minor <= released_minor), CONSTRAINT "PK_d4cd9d00c7b935fd15eff431db9" PRIMARY KEY ("seller_id", "id"))`);
    await db.query(`CREATE INDEX "payment_dispute_share_of" ON "payment_dispute_share"  ("dispute_id")`);
    await db.query(
      `CREATE UNIQUE INDEX "payment_dispute_share_once" ON "payment_dispute_share"  ("seller_id", "share_id", "dispute_id")`,
    );
    await db.query(
      `CREATE TABLE "transfer_reversal" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "transfer_id" uuid NOT NULL, "cause_id" uuid NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "attempt" integer NOT NULL DEFAULT '1', "provider_reference" text, "failure_code" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "transfer_reversal_amount" CHECK (amount_minor > 0), CONSTRAINT "PK_23fa501ba02fb7c6c3c4e8ef305" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "transfer_reversal_open" ON "transfer_reversal"  ("created_at") WHERE state IN ('due', 'asked', 'failed')`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "transfer_reversal_cause" ON "transfer_reversal"  ("seller_id", "cause_id", "transfer_id")`,
    );
    await db.query(`ALTER TABLE "payment_share" ADD "frozen_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "payment_share" ADD "contested_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "provider_transfer" ADD "reversed_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(
      `CREATE UNIQUE INDEX "payment_provider_charge" ON "payment"  ("provider_charge") WHERE provider_charge IS NOT NULL`,
    );
    await db.query(`ALTER TABLE "payment_share" ADD CONSTRAINT "payment_share_disputed" CHECK (frozen_minor >= 0 AND frozen_minor <= amount_minor - released_minor - refunded_minor
    AND contested_minor >= 0 AND contested_minor <= released_minor)`);
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "provider_transfer_reversed" CHECK (reversed_minor >= 0 AND reversed_minor <= amount_minor)`,
    );
    await db.query(
      `ALTER TABLE "payment_dispute" ADD CONSTRAINT "FK_c707f37bc4c78c95cb726e10f8e" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payment_dispute_share" ADD CONSTRAINT "FK_3148781611acc12d65bf92ac454" FOREIGN KEY ("dispute_id") REFERENCES "payment_dispute"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "payment_dispute_share" ADD CONSTRAINT "FK_747690b0cae9e1736fcf64fa355" FOREIGN KEY ("seller_id", "share_id") REFERENCES "payment_share"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "transfer_reversal" ADD CONSTRAINT "FK_135ef4ba966bfe9aa344dc81cc0" FOREIGN KEY ("seller_id", "transfer_id") REFERENCES "provider_transfer"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "transfer_reversal"`);
    await db.query(`DROP TABLE "payment_dispute_share"`);
    await db.query(`DROP TABLE "payment_dispute"`);
    await db.query(`DROP INDEX "payment_provider_charge"`);
    await db.query(`ALTER TABLE "provider_transfer" DROP COLUMN "reversed_minor"`);
    await db.query(`ALTER TABLE "payment_share" DROP COLUMN "contested_minor"`);
    await db.query(`ALTER TABLE "payment_share" DROP COLUMN "frozen_minor"`);
    await db.query(`ALTER TABLE "ledger_account" DROP CONSTRAINT "ledger_account_sign"`);
    await db.query(SIGN(`WHEN kind IN ('provider_cash', 'bank_cash') THEN balance_minor >= 0`));
  }
}
