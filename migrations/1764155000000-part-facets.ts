import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Facets as bits: counted in the same time however much is on offer. */
export class PartFacets1764155000000 implements MigrationInterface {
  name = 'PartFacets1764155000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "part_facet" ("facet" text NOT NULL, "value" text NOT NULL, "types" bit varying NOT NULL, CONSTRAINT "PK_part_facet" PRIMARY KEY ("facet", "value"))`,
    );
    await db.query(`ALTER TABLE "part_facet" SET (fillfactor = 50)`);
    await db.query(`ALTER TABLE "part_index" ADD "slot" integer`);
    // A market that has an index already gets it anew as soon as a worker is there.
    await db.query(`
      DO $$ BEGIN
        IF to_regnamespace('graphile_worker') IS NOT NULL AND EXISTS (SELECT FROM part_index) THEN
          PERFORM graphile_worker.add_job('search.rebuild', '{}'::json, job_key := 'search.rebuild');
        END IF;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE "part_index" DROP COLUMN "slot"`);
    await db.query(`DROP TABLE "part_facet"`);
  }
}
