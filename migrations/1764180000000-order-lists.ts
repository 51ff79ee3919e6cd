import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Orders are found by their state, and by the parts in them. */
export class OrderLists1764180000000 implements MigrationInterface {
  name = 'OrderLists1764180000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX "trade_order_of_buyer_by_state" ON "trade_order"  ("buyer_id", "state", "id")`,
    );
    await db.query(`CREATE INDEX "trade_order_by_state" ON "trade_order"  ("state", "id")`);
    await db.query(
      `CREATE INDEX "order_line_of_part" ON "order_line"  ("seller_id", "part_type_id", "order_id")`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "order_line_of_part"`);
    await db.query(`DROP INDEX "trade_order_by_state"`);
    await db.query(`DROP INDEX "trade_order_of_buyer_by_state"`);
  }
}
