import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The issued fapiao itself, for the buyer to download. */
export class FapiaoFile1764200300000 implements MigrationInterface {
  name = 'FapiaoFile1764200300000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "fapiao" ADD "file_id" uuid`);
    await db.query(
      `ALTER TABLE "fapiao" ADD CONSTRAINT "FK_d0c34c9eee112474d8293c0c410" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "fapiao" DROP CONSTRAINT "FK_d0c34c9eee112474d8293c0c410"`);
    await db.query(`ALTER TABLE "fapiao" DROP COLUMN "file_id"`);
  }
}
