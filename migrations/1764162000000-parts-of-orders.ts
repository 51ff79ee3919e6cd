import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Orders accepted and shipped in parts, and what time does to them; orders of before are whole. */
export class PartsOfOrders1764162000000 implements MigrationInterface {
  name = 'PartsOfOrders1764162000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE "trade_order" ADD "refunded_minor" bigint NOT NULL DEFAULT '0', ADD "released_minor" bigint NOT NULL DEFAULT '0', ADD "due_at" TIMESTAMP WITH TIME ZONE`,
    );
    await db.query(
      `UPDATE trade_order SET released_minor = CASE state WHEN 'completed' THEN total_minor ELSE 0 END,
         refunded_minor = CASE state WHEN 'rejected' THEN total_minor ELSE 0 END,
         due_at = CASE state WHEN 'shipped' THEN now() + interval '15 days' END
       WHERE state IN ('shipped', 'completed', 'rejected')`,
    );
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "trade_order_held" CHECK (refunded_minor >= 0 AND released_minor >= 0 AND refunded_minor + released_minor <= total_minor)`,
    );
    await db.query(`CREATE INDEX "trade_order_due" ON "trade_order"  ("due_at") WHERE due_at IS NOT NULL`);
    await db.query(
      `ALTER TABLE "order_line" ADD "accepted_quantity" integer, ADD "shipped_quantity" integer NOT NULL DEFAULT '0'`,
    );
    await db.query(
      `UPDATE order_line l SET accepted_quantity = l.quantity,
         shipped_quantity = CASE WHEN o.state = 'accepted' THEN 0 ELSE l.quantity END
       FROM trade_order o
       WHERE o.seller_id = l.seller_id AND o.id = l.order_id AND o.state IN ('accepted', 'shipped', 'completed')`,
    );
    await db.query(
      `ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pieces" CHECK (accepted_quantity BETWEEN 0 AND quantity AND shipped_quantity BETWEEN 0 AND coalesce(accepted_quantity, 0))`,
    );
    await db.query(
      `CREATE TABLE "shipment_line" ("seller_id" uuid NOT NULL, "shipment_id" uuid NOT NULL, "line_no" integer NOT NULL, "lot_id" uuid NOT NULL, "lot_number" text, "date_code" text, "quantity" integer NOT NULL, CONSTRAINT "shipment_line_quantity" CHECK (quantity > 0), CONSTRAINT "PK_f4732ebb0bd4560fcb7f2b31036" PRIMARY KEY ("seller_id", "shipment_id", "line_no", "lot_id"))`,
    );
    await db.query(
      `ALTER TABLE "shipment_line" ADD CONSTRAINT "FK_4f3eae6f2c332da0311d1c4decc" FOREIGN KEY ("seller_id", "shipment_id") REFERENCES "shipment"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "shipment_line"`);
    await db.query(
      `ALTER TABLE "order_line" DROP COLUMN "shipped_quantity", DROP COLUMN "accepted_quantity"`,
    );
    await db.query(
      `ALTER TABLE "trade_order" DROP COLUMN "due_at", DROP COLUMN "released_minor", DROP COLUMN "refunded_minor"`,
    );
  }
}
