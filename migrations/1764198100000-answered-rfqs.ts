import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A seller's record counts RFQs that it was invited to beside orders. */
export class AnsweredRfqs1764198100000 implements MigrationInterface {
  name = 'AnsweredRfqs1764198100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "seller_deed" ADD "about" text NOT NULL DEFAULT 'order'`);
    await db.query(
      `ALTER TABLE "seller_deed" ADD CONSTRAINT "seller_deed_about" CHECK (about IN ('order', 'rfq'))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "seller_deed" DROP CONSTRAINT "seller_deed_about"`);
    await db.query(`ALTER TABLE "seller_deed" DROP COLUMN "about"`);
  }
}
