import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What waits to be folded into the part index: a burst of changes is worked in few pieces. */
export class PartToFold1764160000000 implements MigrationInterface {
  name = 'PartToFold1764160000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "part_to_fold" ("part_type_id" uuid NOT NULL, "fact_id" uuid NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_part_to_fold" PRIMARY KEY ("part_type_id"))`,
    );
    // Rows come and go by the second: the table stays as small as what waits.
    await db.query(
      `ALTER TABLE "part_to_fold" SET (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0)`,
    );
    // Jobs of single part types that wait now would find no work any more.
    await db.query(`
      DO $$ BEGIN
        IF to_regnamespace('graphile_worker') IS NOT NULL THEN
          INSERT INTO part_to_fold (part_type_id, fact_id) SELECT part_type_id, part_type_id FROM part_index;
          PERFORM graphile_worker.add_job('search.fold', '{}'::json, job_key := 'search.fold');
        END IF;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "part_to_fold"`);
  }
}
