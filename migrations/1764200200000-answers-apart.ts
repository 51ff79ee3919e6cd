import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Orders taken on and RFQs answered are told apart, and how long each takes is summed by weight. The sums are made anew within the hour. */
export class AnswersApart1764200200000 implements MigrationInterface {
  name = 'AnswersApart1764200200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "seller_deed" DROP CONSTRAINT "seller_deed_kind"`);
    await db.query(
      `UPDATE "seller_deed" SET "kind" = 'accept' WHERE "kind" = 'answer' AND "about" = 'order'`,
    );
    await db.query(
      `ALTER TABLE "seller_deed" ADD CONSTRAINT "seller_deed_kind" CHECK (kind IN ('dispatch', 'quality', 'accept', 'answer'))`,
    );
    await db.query(`ALTER TABLE "seller_deed" DROP CONSTRAINT "seller_deed_about"`);
    await db.query(`ALTER TABLE "seller_deed" DROP COLUMN "about"`);
    await db.query(`DELETE FROM "seller_reputation" WHERE "kind" = 'answer'`);
    await db.query(`ALTER TABLE "seller_reputation" DROP COLUMN "median_hours"`);
    await db.query(`ALTER TABLE "seller_reputation" ADD "done_weight" double precision NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "seller_reputation" ADD "log_hours" double precision NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "seller_reputation" DROP CONSTRAINT "seller_reputation_counts"`);
    await db.query(
      `ALTER TABLE "seller_reputation" ADD CONSTRAINT "seller_reputation_counts" CHECK (kept BETWEEN 0 AND counted AND weight >= 0 AND kept_weight >= 0 AND done_weight >= 0)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "seller_reputation" DROP CONSTRAINT "seller_reputation_counts"`);
    await db.query(
      `ALTER TABLE "seller_reputation" ADD CONSTRAINT "seller_reputation_counts" CHECK (kept BETWEEN 0 AND counted AND weight >= 0 AND kept_weight >= 0)`,
    );
    await db.query(`ALTER TABLE "seller_reputation" DROP COLUMN "log_hours"`);
    await db.query(`ALTER TABLE "seller_reputation" DROP COLUMN "done_weight"`);
    await db.query(`ALTER TABLE "seller_reputation" ADD "median_hours" double precision`);
    await db.query(`DELETE FROM "seller_reputation" WHERE "kind" IN ('accept', 'answer')`);
    await db.query(`ALTER TABLE "seller_deed" ADD "about" text NOT NULL DEFAULT 'order'`);
    await db.query(
      `ALTER TABLE "seller_deed" ADD CONSTRAINT "seller_deed_about" CHECK (about IN ('order', 'rfq'))`,
    );
    await db.query(`UPDATE "seller_deed" SET "about" = 'rfq' WHERE "kind" = 'answer'`);
    await db.query(`ALTER TABLE "seller_deed" DROP CONSTRAINT "seller_deed_kind"`);
    await db.query(`UPDATE "seller_deed" SET "kind" = 'answer' WHERE "kind" = 'accept'`);
    await db.query(
      `ALTER TABLE "seller_deed" ADD CONSTRAINT "seller_deed_kind" CHECK (kind IN ('dispatch', 'quality', 'answer'))`,
    );
  }
}
