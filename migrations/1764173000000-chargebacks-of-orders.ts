import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Orders know what of their money the payer's bank disputes. */
export class ChargebacksOfOrders1764173000000 implements MigrationInterface {
  name = 'ChargebacksOfOrders1764173000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "trade_order" ADD "chargeback_minor" bigint NOT NULL DEFAULT '0'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "trade_order" DROP COLUMN "chargeback_minor"`);
  }
}
