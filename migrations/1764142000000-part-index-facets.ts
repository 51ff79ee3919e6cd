import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What is on offer as tags, prices at the common quantities, lead time and MOQ; facets are counted from the rows themselves. */
export class PartIndexFacets1764142000000 implements MigrationInterface {
  name = 'PartIndexFacets1764142000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "part_group"`);
    await db.query(`DROP INDEX "public"."part_index_brands"`);
    await db.query(
      `ALTER TABLE "part_index" DROP COLUMN "brands", DROP COLUMN "provinces", DROP COLUMN "offered"`,
    );
    await db.query(`ALTER TABLE "part_index" ADD "prices" numeric(18,6) array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "part_index" ADD "lead_time_days" integer`);
    await db.query(`ALTER TABLE "part_index" ADD "moq" integer`);
    await db.query(`ALTER TABLE "part_index" ADD "own_tags" text array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "part_index" ADD "tags" text array NOT NULL DEFAULT '{}'`);
    await db.query(`CREATE INDEX "part_index_tags" ON "part_index" USING gin ("tags") `);
    await db.query(`CREATE INDEX "part_index_mass" ON "part_index"  ("mass_kg") `);
    await db.query(`CREATE INDEX "part_index_limiting_speed" ON "part_index"  ("limiting_speed_rpm") `);
    await db.query(`CREATE INDEX "part_index_static_load" ON "part_index"  ("static_load_kn") `);
    await db.query(`CREATE INDEX "part_index_dynamic_load" ON "part_index"  ("dynamic_load_kn") `);
    // A market that has an index already gets it anew as soon as a worker is there.
    await db.query(`
      DO $$ BEGIN
        IF to_regnamespace('graphile_worker') IS NOT NULL AND EXISTS (SELECT FROM part_index) THEN
          PERFORM graphile_worker.add_job('search.rebuild', '{}'::json, job_key := 'search.rebuild');
        END IF;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of ['dynamic_load', 'static_load', 'limiting_speed', 'mass', 'tags'])
      await db.query(`DROP INDEX "public"."part_index_${name}"`);
    for (const name of ['tags', 'own_tags', 'moq', 'lead_time_days', 'prices'])
      await db.query(`ALTER TABLE "part_index" DROP COLUMN "${name}"`);
    for (const name of ['offered', 'provinces', 'brands'])
      await db.query(`ALTER TABLE "part_index" ADD "${name}" text array NOT NULL DEFAULT '{}'`);
    await db.query(`CREATE INDEX "part_index_brands" ON "part_index" USING gin ("brands") `);
    await db.query(
      `CREATE TABLE "part_group" ("family" text NOT NULL, "seal" text NOT NULL, "series" text NOT NULL, "types" integer NOT NULL, "bore_min" double precision, "bore_max" double precision, "outside_min" double precision, "outside_max" double precision, "width_min" double precision, "width_max" double precision, CONSTRAINT "PK_f6e7e2775be047508beadafc81b" PRIMARY KEY ("family", "seal", "series"))`,
    );
  }
}
