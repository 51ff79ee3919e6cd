import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A line of a list of parts may say from whom rather than from the cheapest. */
export class PreferredOffers1764191000000 implements MigrationInterface {
  name = 'PreferredOffers1764191000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bom_line" ADD "preferred_seller_id" uuid`);
    await db.query(`ALTER TABLE "bom_line" ADD "preferred_listing_id" uuid`);
    await db.query(
      `ALTER TABLE "bom_line" ADD CONSTRAINT "bom_line_preferred" CHECK ((preferred_seller_id IS NULL) = (preferred_listing_id IS NULL))`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "bom_line" DROP CONSTRAINT "bom_line_preferred"`);
    await db.query(`ALTER TABLE "bom_line" DROP COLUMN "preferred_listing_id"`);
    await db.query(`ALTER TABLE "bom_line" DROP COLUMN "preferred_seller_id"`);
  }
}
