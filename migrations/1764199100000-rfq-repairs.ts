import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What makes up for an order of an award counts towards what its RFQ asked for. */
export class RfqRepairs1764199100000 implements MigrationInterface {
  name = 'RfqRepairs1764199100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "rfq_repair" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "listing_id" uuid NOT NULL, "line_no" integer NOT NULL, "rfq_id" uuid NOT NULL, "quantity" integer NOT NULL, "checkout_id" uuid NOT NULL, "undone_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "rfq_repair_quantity" CHECK (quantity > 0), CONSTRAINT "PK_0673efb66bc69d4523d63c5f568" PRIMARY KEY ("seller_id", "order_id", "listing_id", "line_no"))`,
    );
    await db.query(`CREATE INDEX "rfq_repair_of_rfq" ON "rfq_repair"  ("rfq_id")`);
    await db.query(
      `ALTER TABLE "rfq_repair" ADD CONSTRAINT "FK_66e6d8751902bb448c5b0971b7d" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_repair" ADD CONSTRAINT "FK_99785b1bc87b689b3b41ad0d780" FOREIGN KEY ("seller_id", "listing_id") REFERENCES "listing"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "rfq_repair"`);
  }
}
