import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Sellers say below what worth of goods they take no order. */
export class MinOrders1764198900000 implements MigrationInterface {
  name = 'MinOrders1764198900000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "freight_rule" ADD "min_order_minor" bigint`);
    await db.query(
      `ALTER TABLE "freight_rule" ADD CONSTRAINT "freight_rule_min_order" CHECK (min_order_minor > 0)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "freight_rule" DROP CONSTRAINT "freight_rule_min_order"`);
    await db.query(`ALTER TABLE "freight_rule" DROP COLUMN "min_order_minor"`);
  }
}
