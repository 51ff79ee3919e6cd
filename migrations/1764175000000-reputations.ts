import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What sellers did with what was theirs to do, and until when an order is to be on its way. */
export class Reputations1764175000000 implements MigrationInterface {
  name = 'Reputations1764175000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "trade_order" ADD "ship_by" date`);
    await db.query(
      `CREATE TABLE "seller_deed" ("seller_id" uuid NOT NULL, "kind" text NOT NULL, "subject_id" uuid NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE, "done_at" TIMESTAMP WITH TIME ZONE, "failed" boolean NOT NULL DEFAULT false, CONSTRAINT "seller_deed_kind" CHECK (kind IN ('dispatch', 'quality', 'answer')), CONSTRAINT "PK_c0fdf38f3878ed4b6718f76b052" PRIMARY KEY ("seller_id", "kind", "subject_id"))`,
    );
    await db.query(`CREATE INDEX "seller_deed_since" ON "seller_deed" ("seller_id", "since")`);
    await db.query(
      `CREATE TABLE "seller_reputation" ("seller_id" uuid NOT NULL, "kind" text NOT NULL, "counted" integer NOT NULL, "kept" integer NOT NULL, "weight" double precision NOT NULL, "kept_weight" double precision NOT NULL, "median_hours" double precision, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "seller_reputation_counts" CHECK (kept BETWEEN 0 AND counted AND weight >= 0 AND kept_weight >= 0), CONSTRAINT "PK_9c89d1af9903e8a9a6df2e311d4" PRIMARY KEY ("seller_id", "kind"))`,
    );
    await db.query(
      `ALTER TABLE "seller_deed" ADD CONSTRAINT "FK_3411815b2229673f8b2fde4680c" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "seller_reputation" ADD CONSTRAINT "FK_a8eef1c654c38afee8361baa66e" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "seller_reputation"`);
    await db.query(`DROP TABLE "seller_deed"`);
    await db.query(`ALTER TABLE "trade_order" DROP COLUMN "ship_by"`);
  }
}
