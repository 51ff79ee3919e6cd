import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lines of which pieces are made for the order, and by when. */
export class MadeForOrders1764170000000 implements MigrationInterface {
  name = 'MadeForOrders1764170000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE "order_line" ADD "to_make" integer NOT NULL DEFAULT '0', ADD "ready_on" date`,
    );
    await db.query(
      `ALTER TABLE "order_line" ADD CONSTRAINT "order_line_made" CHECK (to_make BETWEEN 0 AND quantity AND (to_make > 0) = (ready_on IS NOT NULL))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "order_line" DROP COLUMN "ready_on", DROP COLUMN "to_make"`);
  }
}
