import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is made to order, day by day; and who booked which movement, and why. */
export class MadeToOrder1764151000001 implements MigrationInterface {
  name = 'MadeToOrder1764151000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "capacity_day" ("seller_id" uuid NOT NULL, "listing_id" uuid NOT NULL, "day" date NOT NULL, "capacity" integer NOT NULL, "promised" integer NOT NULL DEFAULT '0', CONSTRAINT "capacity_not_oversold" CHECK (promised >= 0 AND promised <= capacity), CONSTRAINT "PK_2b624b04eff6a657036206f83b2" PRIMARY KEY ("seller_id", "listing_id", "day"))`,
    );
    await db.query(
      `CREATE TABLE "capacity_promise" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "listing_id" uuid NOT NULL, "day" date NOT NULL, "order_id" uuid NOT NULL, "quantity" integer NOT NULL, "state" text NOT NULL, "held_until" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "capacity_promise_state" CHECK (state IN ('held', 'committed', 'released', 'shipped')), CONSTRAINT "capacity_promise_quantity" CHECK (quantity > 0), CONSTRAINT "PK_449bc3d5b0971cb79180856c43c" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "capacity_promise_lapsing" ON "capacity_promise"  ("held_until") WHERE state = 'held'`,
    );
    await db.query(
      `CREATE INDEX "capacity_promise_of_order" ON "capacity_promise"  ("seller_id", "order_id") `,
    );
    await db.query(`ALTER TABLE "stock_movement" ADD "person_id" uuid`);
    await db.query(`ALTER TABLE "stock_movement" ADD "note" text`);
    await db.query(
      `ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_kind" CHECK (kind IN ('counted', 'received', 'made', 'scrapped', 'shipped', 'returned'))`,
    );
    await db.query(
      `ALTER TABLE "capacity_day" ADD CONSTRAINT "FK_f60dd04018c97f3eea5b74fa1fe" FOREIGN KEY ("seller_id", "listing_id") REFERENCES "listing"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "capacity_promise" ADD CONSTRAINT "FK_74e2adab90a39a69cf4fa905675" FOREIGN KEY ("seller_id", "listing_id", "day") REFERENCES "capacity_day"("seller_id","listing_id","day") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "capacity_promise"`);
    await db.query(`DROP TABLE "capacity_day"`);
    await db.query(`ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_kind"`);
    await db.query(`ALTER TABLE "stock_movement" DROP COLUMN "note"`);
    await db.query(`ALTER TABLE "stock_movement" DROP COLUMN "person_id"`);
  }
}
