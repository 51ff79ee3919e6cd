import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a day's capacity was raised by for a promise is known, and given back with it. */
export class RaisedCapacity1764198300000 implements MigrationInterface {
  name = 'RaisedCapacity1764198300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "capacity_promise" ADD "raised" integer NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "capacity_promise" DROP CONSTRAINT "capacity_promise_quantity"`);
    await db.query(
      `ALTER TABLE "capacity_promise" ADD CONSTRAINT "capacity_promise_quantity" CHECK (quantity > 0 AND raised BETWEEN 0 AND quantity)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "capacity_promise" DROP CONSTRAINT "capacity_promise_quantity"`);
    await db.query(
      `ALTER TABLE "capacity_promise" ADD CONSTRAINT "capacity_promise_quantity" CHECK (quantity > 0)`,
    );
    await db.query(`ALTER TABLE "capacity_promise" DROP COLUMN "raised"`);
  }
}
