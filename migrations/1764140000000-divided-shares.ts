import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A seller's share may be released and refunded in parts: each part has its cause, and happens once for it. */
export class DividedShares1764140000000 implements MigrationInterface {
  name = 'DividedShares1764140000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "payment_share" ADD "released_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "payment_share" ADD "refunded_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`UPDATE "payment_share" SET
      "released_minor" = CASE "state" WHEN 'released' THEN "amount_minor" ELSE 0 END,
      "refunded_minor" = CASE "state" WHEN 'refunded' THEN "amount_minor" ELSE 0 END`);
    await db.query(`ALTER TABLE "payment_share" ADD CONSTRAINT "payment_share_parts" CHECK (released_minor >= 0 AND refunded_minor >= 0 AND released_minor + refunded_minor <= amount_minor
    AND (state IN ('pending', 'held')) = (released_minor + refunded_minor < amount_minor))`);

    await db.query(`ALTER TABLE "refund" ADD "cause_id" uuid`);
    await db.query(`UPDATE "refund" SET "cause_id" = "share_id"`);
    await db.query(`ALTER TABLE "refund" ALTER COLUMN "cause_id" SET NOT NULL`);
    await db.query(`DROP INDEX "public"."refund_of_share"`);
    await db.query(`CREATE UNIQUE INDEX "refund_cause" ON "refund"  ("seller_id", "share_id", "cause_id") `);

    // The provider's idempotency keys name the transfer's id: an old transfer keeps the id it was asked for under, its share's.
    await db.query(`ALTER TABLE "provider_transfer" ADD "id" uuid`);
    await db.query(`ALTER TABLE "provider_transfer" ADD "cause_id" uuid`);
    await db.query(`UPDATE "provider_transfer" SET "id" = "share_id", "cause_id" = "share_id"`);
    await db.query(`ALTER TABLE "provider_transfer" ALTER COLUMN "id" SET NOT NULL`);
    await db.query(`ALTER TABLE "provider_transfer" ALTER COLUMN "cause_id" SET NOT NULL`);
    await db.query(`ALTER TABLE "provider_transfer" DROP CONSTRAINT "PK_5bc74edfbf676f7fa8b981e2442"`);
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "PK_38c6459be4a96c4c37bc8b1ae29" PRIMARY KEY ("seller_id", "id")`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "provider_transfer_cause" ON "provider_transfer"  ("seller_id", "share_id", "cause_id") `,
    );
    await db.query(`ALTER TABLE "provider_transfer" DROP CONSTRAINT "provider_transfer_amount"`);
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "provider_transfer_amount" CHECK (amount_minor >= 0)`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "provider_transfer" DROP CONSTRAINT "provider_transfer_amount"`);
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "provider_transfer_amount" CHECK (amount_minor > 0)`,
    );
    await db.query(`DROP INDEX "public"."provider_transfer_cause"`);
    await db.query(`ALTER TABLE "provider_transfer" DROP CONSTRAINT "PK_38c6459be4a96c4c37bc8b1ae29"`);
    await db.query(
      `ALTER TABLE "provider_transfer" ADD CONSTRAINT "PK_5bc74edfbf676f7fa8b981e2442" PRIMARY KEY ("seller_id", "share_id")`,
    );
    await db.query(`ALTER TABLE "provider_transfer" DROP COLUMN "cause_id"`);
    await db.query(`ALTER TABLE "provider_transfer" DROP COLUMN "id"`);
    await db.query(`DROP INDEX "public"."refund_cause"`);
    await db.query(`CREATE INDEX "refund_of_share" ON "refund"  ("seller_id", "share_id") `);
    await db.query(`ALTER TABLE "refund" DROP COLUMN "cause_id"`);
    await db.query(`ALTER TABLE "payment_share" DROP CONSTRAINT "payment_share_parts"`);
    await db.query(`ALTER TABLE "payment_share" DROP COLUMN "refunded_minor"`);
    await db.query(`ALTER TABLE "payment_share" DROP COLUMN "released_minor"`);
  }
}
