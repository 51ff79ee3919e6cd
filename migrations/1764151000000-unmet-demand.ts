import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was looked for and not on offer, summed by day. */
export class UnmetDemand1764151000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "unmet_demand" ("day" date NOT NULL, "kind" text NOT NULL, "key" text NOT NULL, "province" text NOT NULL, "searches" integer NOT NULL, "narrowed" integer NOT NULL, CONSTRAINT "unmet_demand_counts" CHECK (searches > 0 AND narrowed BETWEEN 0 AND searches), CONSTRAINT "unmet_demand_kind" CHECK (kind IN ('part', 'size')), CONSTRAINT "PK_034f19932a6648d9aacd93b98d5" PRIMARY KEY ("day", "kind", "key", "province"))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "unmet_demand"`);
  }
}
