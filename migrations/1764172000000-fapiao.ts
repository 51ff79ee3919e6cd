import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** VAT invoices of orders: asked for, issued, refused. */
export class Fapiao1764172000000 implements MigrationInterface {
  name = 'Fapiao1764172000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "fapiao" ("seller_id" uuid NOT NULL, "order_id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "tax_number" text NOT NULL, "email" text NOT NULL, "registration" text, "state" text NOT NULL, "amount_minor" bigint, "number" text, "issued_on" date, "reason" text, "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "fapiao_refused" CHECK (state <> 'refused' OR reason IS NOT NULL), CONSTRAINT "fapiao_issued" CHECK ((state = 'issued') = (number IS NOT NULL AND issued_on IS NOT NULL)), CONSTRAINT "fapiao_state" CHECK (state IN ('requested', 'issued', 'refused')), CONSTRAINT "fapiao_kind" CHECK (kind IN ('special', 'ordinary')), CONSTRAINT "PK_FAPIAO" PRIMARY KEY ("seller_id", "order_id"))`,
    );
    await db.query(
      `CREATE INDEX "fapiao_to_issue" ON "fapiao"  ("seller_id", "order_id") WHERE state = 'requested'`,
    );
    await db.query(
      `ALTER TABLE "fapiao" ADD CONSTRAINT "FK_ea62fc31675af608ae7ecfa05a8" FOREIGN KEY ("seller_id", "order_id") REFERENCES "trade_order"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "fapiao"`);
  }
}
