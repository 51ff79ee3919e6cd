import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Claims on lines of orders: what they freeze stays held and is the sum of the open ones, and their log stays as written. */
export class Claims1764171000000 implements MigrationInterface {
  name = 'Claims1764171000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "trade_order" ADD "frozen_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "trade_order_held"`);
    await db.query(`ALTER TABLE "trade_order" ADD CONSTRAINT "trade_order_held" CHECK (refunded_minor >= 0 AND released_minor >= 0 AND frozen_minor >= 0
    AND refunded_minor + released_minor + frozen_minor <= total_minor)`);
    await db.query(`ALTER TABLE "order_line" ADD "claimed_quantity" integer NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "order_line" DROP CONSTRAINT "order_line_pieces"`);
    await db.query(`ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pieces" CHECK (accepted_quantity BETWEEN 0 AND quantity AND shipped_quantity BETWEEN 0 AND coalesce(accepted_quantity, 0)
    AND claimed_quantity BETWEEN 0 AND shipped_quantity)`);
    await db.query(`ALTER TABLE "shipment" ADD "claim_id" uuid`);

    await db.query(`CREATE TABLE "claim" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "order_id" uuid NOT NULL, "line_no" integer NOT NULL, "buyer_id" uuid NOT NULL, "reason" text NOT NULL, "quantity" integer NOT NULL, "state" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "amount_minor" bigint NOT NULL, "outcome" text NOT NULL, "refund_minor" bigint NOT NULL, "refunded_minor" bigint NOT NULL DEFAULT '0', "released_minor" bigint NOT NULL DEFAULT '0', "due_at" TIMESTAMP WITH TIME ZONE, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "claim_parts" CHECK (amount_minor >= 0 AND refunded_minor >= 0 AND released_minor >= 0
    AND refunded_minor + released_minor = CASE state WHEN 'settled' THEN amount_minor ELSE 0 END), CONSTRAINT "claim_proposal" CHECK (refund_minor BETWEEN 0 AND amount_minor), CONSTRAINT "claim_pieces" CHECK (quantity > 0), CONSTRAINT "PK_90b891839d5d9761f6e479b65f9" PRIMARY KEY ("seller_id", "id"))`);
    await db.query(`CREATE INDEX "claim_due" ON "claim"  ("due_at") WHERE due_at IS NOT NULL`);
    await db.query(`CREATE INDEX "claim_state" ON "claim"  ("state", "id") `);
    await db.query(`CREATE INDEX "claim_of_buyer" ON "claim"  ("buyer_id", "id") `);
    await db.query(`CREATE INDEX "claim_of_seller" ON "claim"  ("seller_id", "state", "id") `);
    await db.query(`CREATE INDEX "claim_of_order" ON "claim"  ("seller_id", "order_id") `);
    await db.query(`CREATE INDEX "claim_id" ON "claim"  ("id") `);
    await db.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_a8b88d92d3b32fd62e0279028ae" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_42974bfc7425d033e4e68d3902e" FOREIGN KEY ("seller_id", "order_id", "line_no") REFERENCES "order_line"("seller_id","order_id","line_no") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "claim" ADD CONSTRAINT "FK_7be89399df19c3f6e93355e63c1" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `CREATE TABLE "claim_step" ("seller_id" uuid NOT NULL, "claim_id" uuid NOT NULL, "seq" integer NOT NULL, "act" text NOT NULL, "to_state" text NOT NULL, "by" text NOT NULL, "person_id" uuid, "words" text, "photograph_ids" uuid array NOT NULL DEFAULT '{}', "outcome" text NOT NULL, "refund_minor" bigint NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_de7772af5a0b081a925f7e46163" PRIMARY KEY ("seller_id", "claim_id", "seq"))`,
    );
    await db.query(
      `ALTER TABLE "claim_step" ADD CONSTRAINT "FK_da203da151b678e85af3d80ef12" FOREIGN KEY ("seller_id", "claim_id") REFERENCES "claim"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON claim_step
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await db.query(`
      CREATE FUNCTION refuse_unclaimed_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        of_order uuid := to_jsonb(NEW)->>TG_ARGV[0];
      BEGIN
        IF (SELECT frozen_minor FROM trade_order WHERE seller_id = NEW.seller_id AND id = of_order)
          <> (SELECT coalesce(sum(amount_minor), 0) FROM claim
              WHERE seller_id = NEW.seller_id AND order_id = of_order AND state <> 'settled') THEN
          RAISE EXCEPTION 'what is frozen of order % is not what its open claims come to', of_order
            USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE CONSTRAINT TRIGGER claims_are_frozen AFTER INSERT OR UPDATE OF amount_minor, state ON claim
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unclaimed_freeze('order_id')`);
    await db.query(`
      CREATE CONSTRAINT TRIGGER frozen_is_claimed AFTER UPDATE OF frozen_minor ON trade_order
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unclaimed_freeze('id')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER frozen_is_claimed ON trade_order`);
    await db.query(`DROP TABLE "claim_step"`);
    await db.query(`DROP TABLE "claim"`);
    await db.query(`DROP FUNCTION refuse_unclaimed_freeze`);
    await db.query(`ALTER TABLE "shipment" DROP COLUMN "claim_id"`);
    await db.query(`ALTER TABLE "order_line" DROP CONSTRAINT "order_line_pieces"`);
    await db.query(`ALTER TABLE "order_line" DROP COLUMN "claimed_quantity"`);
    await db.query(
      `ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pieces" CHECK (accepted_quantity BETWEEN 0 AND quantity AND shipped_quantity BETWEEN 0 AND coalesce(accepted_quantity, 0))`,
    );
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "trade_order_held"`);
    await db.query(`ALTER TABLE "trade_order" DROP COLUMN "frozen_minor"`);
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "trade_order_held" CHECK (refunded_minor >= 0 AND released_minor >= 0 AND refunded_minor + released_minor <= total_minor)`,
    );
  }
}
