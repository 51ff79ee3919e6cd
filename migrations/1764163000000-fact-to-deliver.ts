import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Facts that are to be delivered stand in a table of their own, in the order of writing, instead of a job for each write. */
export class FactToDeliver1764163000000 implements MigrationInterface {
  name = 'FactToDeliver1764163000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "fact_to_deliver" ("seq" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "event_id" uuid NOT NULL, "attempts" smallint NOT NULL DEFAULT '0', "due_at" TIMESTAMP WITH TIME ZONE, "last_error" text, CONSTRAINT "PK_fact_to_deliver" PRIMARY KEY ("seq"))`,
    );
    await db.query(
      `CREATE INDEX "fact_to_deliver_again" ON "fact_to_deliver" ("due_at") WHERE "due_at" IS NOT NULL`,
    );
    // Rows come and go by the second: the table stays as small as what waits.
    await db.query(
      `ALTER TABLE "fact_to_deliver" SET (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0)`,
    );
    // Jobs of single writes that wait now would find nobody who knows them.
    await db.query(`
      DO $$ BEGIN
        IF to_regnamespace('graphile_worker') IS NOT NULL THEN
          INSERT INTO fact_to_deliver (event_id)
            SELECT id::uuid FROM graphile_worker._private_jobs job
            JOIN graphile_worker._private_tasks task ON task.id = task_id AND identifier = 'deliver-facts',
            json_array_elements_text(payload -> 'ids') AS stated (id) ORDER BY job.id;
          DELETE FROM graphile_worker._private_jobs USING graphile_worker._private_tasks task
            WHERE task.id = task_id AND identifier = 'deliver-facts';
        END IF;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "fact_to_deliver"`);
  }
}
