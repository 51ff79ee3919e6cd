import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A purchase says which order it makes up for, and only one at a time does. */
export class Repairs1764194300000 implements MigrationInterface {
  name = 'Repairs1764194300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "checkout" ADD "repairs_order_id" uuid`);
    await db.query(
      `CREATE UNIQUE INDEX "checkout_repair" ON "checkout"  ("repairs_order_id") WHERE repairs_order_id IS NOT NULL AND state NOT IN ('cancelled', 'expired')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "checkout_repair"`);
    await db.query(`ALTER TABLE "checkout" DROP COLUMN "repairs_order_id"`);
  }
}
