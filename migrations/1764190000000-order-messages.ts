import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the two sides of an order write to each other stays as written; beside it stands how far each has read. */
export class OrderMessages1764190000000 implements MigrationInterface {
  name = 'OrderMessages1764190000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "order_message" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "order_id" uuid NOT NULL, "by" text NOT NULL, "person_id" uuid, "words" text NOT NULL, "file_ids" uuid array NOT NULL DEFAULT '{}', "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "order_message_says_something" CHECK (words <> '' OR cardinality(file_ids) > 0), CONSTRAINT "order_message_by" CHECK (by IN ('buyer', 'seller')), CONSTRAINT "PK_dd9dfc4ba39e8c99ef619f9b22e" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "order_message_of_order" ON "order_message"  ("seller_id", "order_id", "id")`,
    );
    await db.query(
      `CREATE TABLE "order_thread" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "buyer_read_to" uuid, "seller_read_to" uuid, "buyer_unread" integer NOT NULL DEFAULT '0', "seller_unread" integer NOT NULL DEFAULT '0', CONSTRAINT "order_thread_unread" CHECK (buyer_unread >= 0 AND seller_unread >= 0), CONSTRAINT "PK_f3e545e7e066950338117151148" PRIMARY KEY ("seller_id", "order_id"))`,
    );
    await db.query(
      `ALTER TABLE "order_message" ADD CONSTRAINT "FK_a16435f55b7deb889c8c8f8dff8" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "order_message" ADD CONSTRAINT "FK_d7617a0fa421088e696fc6a7466" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "order_thread" ADD CONSTRAINT "FK_f3e545e7e066950338117151148" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_message
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "order_thread"`);
    await db.query(`DROP TABLE "order_message"`);
  }
}
