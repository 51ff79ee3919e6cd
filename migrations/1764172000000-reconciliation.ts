import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The provider's books beside ours: its movements, each comparison, and where they differ. */
export class Reconciliation1764172000000 implements MigrationInterface {
  name = 'Reconciliation1764172000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "provider_transaction" ("id" text NOT NULL, "type" text NOT NULL, "subject" text NOT NULL, "source" text NOT NULL, "amount_minor" bigint NOT NULL, "fee_minor" bigint NOT NULL, "currency" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ac3b8216aa7889ef379e58c6d65" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "provider_transaction_created" ON "provider_transaction"  ("created_at")`);
    await db.query(
      `CREATE TABLE "reconciliation" ("id" uuid NOT NULL, "ran_at" TIMESTAMP WITH TIME ZONE NOT NULL, "missed_events" integer NOT NULL, "transactions" integer NOT NULL, "compared" integer NOT NULL, "differences" integer NOT NULL, CONSTRAINT "PK_8103a735d30a2e8c937a9ea9934" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "reconciliation_difference" ("id" uuid NOT NULL, "subject" text NOT NULL, "provider_reference" text NOT NULL, "kind" text NOT NULL, "provider_minor" bigint NOT NULL, "ledger_minor" bigint NOT NULL, "currency" text NOT NULL, "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "resolved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_279c86d6b788934930d19700e0d" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "reconciliation_difference_open" ON "reconciliation_difference"  ("id") WHERE resolved_at IS NULL`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "reconciliation_difference_subject" ON "reconciliation_difference"  ("subject", "provider_reference")`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['reconciliation_difference', 'reconciliation', 'provider_transaction'])
      await db.query(`DROP TABLE "${table}"`);
  }
}
