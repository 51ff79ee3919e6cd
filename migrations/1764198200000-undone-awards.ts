import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was awarded of a quote may come to nothing, and be awarded again. */
export class UndoneAwards1764198200000 implements MigrationInterface {
  name = 'UndoneAwards1764198200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq_award" ADD "checkout_id" uuid`);
    await db.query(`UPDATE "rfq_award" a SET checkout_id = r.checkout_id FROM "rfq" r WHERE r.id = a.rfq_id`);
    await db.query(`ALTER TABLE "rfq_award" ALTER COLUMN "checkout_id" SET NOT NULL`);
    await db.query(`ALTER TABLE "rfq_award" ADD "undone_at" TIMESTAMP WITH TIME ZONE`);
    await db.query(`ALTER TABLE "rfq_award" ADD "refused" boolean NOT NULL DEFAULT false`);
    await db.query(
      `ALTER TABLE "rfq_award" ADD CONSTRAINT "rfq_award_refused" CHECK (NOT refused OR undone_at IS NOT NULL)`,
    );
    await db.query(`ALTER TABLE "rfq_award" DROP CONSTRAINT "PK_0f86cb556ffe9e21a1da9f3fe54"`);
    await db.query(
      `ALTER TABLE "rfq_award" ADD CONSTRAINT "PK_a039976b6cb505bd328a2e950fe" PRIMARY KEY ("seller_id", "quote_id", "no", "order_id")`,
    );
    await db.query(`CREATE INDEX "rfq_award_of_order" ON "rfq_award"  ("seller_id", "order_id")`);
    await db.query(`ALTER TABLE "rfq" DROP CONSTRAINT "rfq_awarded"`);
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "rfq_awarded" CHECK (CASE state WHEN 'awarded' THEN checkout_id IS NOT NULL WHEN 'deciding' THEN true ELSE checkout_id IS NULL END)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "rfq" DROP CONSTRAINT "rfq_awarded"`);
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "rfq_awarded" CHECK ((state = 'awarded') = (checkout_id IS NOT NULL))`,
    );
    await db.query(`DROP INDEX "rfq_award_of_order"`);
    await db.query(`ALTER TABLE "rfq_award" DROP CONSTRAINT "PK_a039976b6cb505bd328a2e950fe"`);
    await db.query(
      `ALTER TABLE "rfq_award" ADD CONSTRAINT "PK_0f86cb556ffe9e21a1da9f3fe54" PRIMARY KEY ("seller_id", "quote_id", "no")`,
    );
    await db.query(`ALTER TABLE "rfq_award" DROP CONSTRAINT "rfq_award_refused"`);
    await db.query(`ALTER TABLE "rfq_award" DROP COLUMN "refused"`);
    await db.query(`ALTER TABLE "rfq_award" DROP COLUMN "undone_at"`);
    await db.query(`ALTER TABLE "rfq_award" DROP COLUMN "checkout_id"`);
  }
}
