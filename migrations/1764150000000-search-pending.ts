import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a second search engine has not been seen to have; empty where there is none. */
export class SearchPending1764150000000 implements MigrationInterface {
  name = 'SearchPending1764150000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SEQUENCE search_pending_mark`);
    await db.query(
      `CREATE TABLE "search_pending" ("part_type_id" uuid NOT NULL, "mark" bigint NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_search_pending" PRIMARY KEY ("part_type_id"))`,
    );
    await db.query(`CREATE INDEX "search_pending_since" ON "search_pending" ("since")`);
    await db.query(`CREATE INDEX "search_pending_mark_order" ON "search_pending" ("mark")`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "search_pending"`);
    await db.query(`DROP SEQUENCE search_pending_mark`);
  }
}
