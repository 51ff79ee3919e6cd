import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A price or a stock that changes leaves what a part type is found by as it was. What waits already counts as other goods. */
export class GoodsToFold1764199800000 implements MigrationInterface {
  name = 'GoodsToFold1764199800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "part_to_fold" ADD "goods_fact_id" uuid`);
    await db.query(`UPDATE "part_to_fold" SET goods_fact_id = fact_id`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "part_to_fold" DROP COLUMN "goods_fact_id"`);
  }
}
