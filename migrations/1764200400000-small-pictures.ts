import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Pictures have a small one beside them for lists; those sent before have none, and are shown as they are. */
export class SmallPictures1764200400000 implements MigrationInterface {
  name = 'SmallPictures1764200400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "stored_file" ADD "small_of" uuid`);
    await db.query(
      `CREATE UNIQUE INDEX "stored_file_small_of" ON "stored_file" ("small_of") WHERE small_of IS NOT NULL`,
    );
    await db.query(
      `ALTER TABLE "stored_file" ADD CONSTRAINT "FK_31c5a5681abcda37559bd47dbba" FOREIGN KEY ("small_of") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "stored_file" DROP CONSTRAINT "FK_31c5a5681abcda37559bd47dbba"`);
    await db.query(`DROP INDEX "stored_file_small_of"`);
    await db.query(`ALTER TABLE "stored_file" DROP COLUMN "small_of"`);
  }
}
