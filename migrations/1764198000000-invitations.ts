import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An invitation says what it stood on; a seller may ask to hear of some series and bores of a family only. */
export class Invitations1764198000000 implements MigrationInterface {
  name = 'Invitations1764198000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq_invitation" ADD "grounds" jsonb`);
    await db.query(`ALTER TABLE "rfq_subscription" ADD "series" text array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "rfq_subscription" ADD "bore_from_mm" double precision`);
    await db.query(`ALTER TABLE "rfq_subscription" ADD "bore_to_mm" double precision`);
    await db.query(
      `ALTER TABLE "rfq_subscription" ADD CONSTRAINT "rfq_subscription_bores" CHECK (bore_from_mm <= bore_to_mm)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq_subscription" DROP CONSTRAINT "rfq_subscription_bores"`);
    await db.query(`ALTER TABLE "rfq_subscription" DROP COLUMN "bore_to_mm"`);
    await db.query(`ALTER TABLE "rfq_subscription" DROP COLUMN "bore_from_mm"`);
    await db.query(`ALTER TABLE "rfq_subscription" DROP COLUMN "series"`);
    await db.query(`ALTER TABLE "rfq_invitation" DROP COLUMN "grounds"`);
  }
}
