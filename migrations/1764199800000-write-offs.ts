import { type MigrationInterface, type QueryRunner } from 'typeorm';

const MATCHED = (what: string): string =>
  `ALTER TABLE "bank_row" ADD CONSTRAINT "bank_row_matched" CHECK ((state IN ('matched', 'sent_back')) = (num_nonnulls(${what}) = 1) AND (state <> 'sent_back' OR remittance_id IS NOT NULL))`;

/** What sellers owe and the market gives up, and the market's own money on its way from the provider to its bank. */
export class WriteOffs1764199800000 implements MigrationInterface {
  name = 'WriteOffs1764199800000';

  async up(db: QueryRunner): Promise<void> {
    // A constraint has that name too, and hides it.
    await db.query(`ALTER INDEX "refund_contested" RENAME TO "refund_of_dispute"`);
    await db.query(
      `CREATE TABLE "write_off" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "account" text NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "reason" text NOT NULL, "state" text NOT NULL, "proposed_by" uuid NOT NULL, "decided_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "write_off_eyes" CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> proposed_by), CONSTRAINT "write_off_amount" CHECK (amount_minor > 0), PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(`CREATE INDEX "write_off_state" ON "write_off" ("state", "id")`);
    await db.query(
      `CREATE UNIQUE INDEX "write_off_open" ON "write_off" ("seller_id", "account", "currency") WHERE state = 'proposed'`,
    );
    await db.query(
      `CREATE TABLE "market_payout" ("id" uuid NOT NULL, "provider_reference" text NOT NULL, "amount_minor" bigint NOT NULL, "currency" text NOT NULL, "state" text NOT NULL, "failure_code" text, "arrives_at" TIMESTAMP WITH TIME ZONE NOT NULL, "arrived_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "market_payout_amount" CHECK (amount_minor > 0), PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE UNIQUE INDEX "market_payout_reference" ON "market_payout" ("provider_reference")`);
    await db.query(
      `CREATE INDEX "market_payout_awaited" ON "market_payout" ("amount_minor") WHERE arrived_at IS NULL AND state <> 'failed'`,
    );
    await db.query(`ALTER TABLE "bank_match" ADD "payout_reference" text`);
    await db.query(
      `ALTER TABLE "bank_match" ADD CONSTRAINT "bank_match_payout" CHECK ((kind = 'payout') = (payout_reference IS NOT NULL))`,
    );
    await db.query(
      `ALTER TABLE "write_off" ADD CONSTRAINT "FK_5411c0649f97e027147c0216cf0" FOREIGN KEY ("proposed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "write_off" ADD CONSTRAINT "FK_efd9176925e5ff87fc319fad176" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`ALTER TABLE "bank_row" ADD "market_payout_id" uuid`);
    await db.query(
      `CREATE UNIQUE INDEX "bank_row_market_payout" ON "bank_row" ("market_payout_id") WHERE market_payout_id IS NOT NULL`,
    );
    await db.query(
      `ALTER TABLE "bank_row" ADD CONSTRAINT "FK_295e5267bb7fb510d19e40bdc4f" FOREIGN KEY ("market_payout_id") REFERENCES "market_payout"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_matched"`);
    await db.query(MATCHED('payment_id, remittance_id, market_payout_id'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bank_row" DROP CONSTRAINT "bank_row_matched"`);
    await db.query(`ALTER TABLE "bank_row" DROP COLUMN "market_payout_id"`);
    await db.query(MATCHED('payment_id, remittance_id'));
    await db.query(`ALTER TABLE "bank_match" DROP CONSTRAINT "bank_match_payout"`);
    await db.query(`ALTER TABLE "bank_match" DROP COLUMN "payout_reference"`);
    await db.query(`DROP TABLE "market_payout"`);
    await db.query(`DROP TABLE "write_off"`);
    await db.query(`ALTER INDEX "refund_of_dispute" RENAME TO "refund_contested"`);
  }
}
