import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Where firms' own programs hear of what happens, and what was sent there. */
export class Webhooks1764200000000 implements MigrationInterface {
  name = 'Webhooks1764200000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "webhook_endpoint" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "url" text NOT NULL, "event_types" text array, "secret_version" smallint NOT NULL DEFAULT '1', "previous_secret_until" TIMESTAMP WITH TIME ZONE, "off_since" TIMESTAMP WITH TIME ZONE, "off_reason" text, "failing_since" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "webhook_endpoint_off" CHECK ((off_since IS NULL) = (off_reason IS NULL)), PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "webhook_endpoint_of_organisation" ON "webhook_endpoint" ("organisation_id")`,
    );
    await db.query(
      `CREATE TABLE "webhook_delivery" ("id" uuid NOT NULL, "endpoint_id" uuid NOT NULL, "event_id" uuid NOT NULL, "type" text NOT NULL, "body" text NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "attempts" smallint NOT NULL DEFAULT '0', "next_try_at" TIMESTAMP WITH TIME ZONE, "last_tried_at" TIMESTAMP WITH TIME ZONE, "last_status" smallint, "failure" text, "answer" text, "duration_ms" integer, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "webhook_delivery_once" UNIQUE ("endpoint_id", "event_id"), CONSTRAINT "webhook_delivery_next" CHECK ((state = 'waiting') = (next_try_at IS NOT NULL)), PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" ("endpoint_id", "next_try_at") WHERE state = 'waiting'`,
    );
    await db.query(
      `CREATE INDEX "webhook_delivery_log_by_state" ON "webhook_delivery" ("endpoint_id", "state", "id")`,
    );
    await db.query(`CREATE INDEX "webhook_delivery_log" ON "webhook_delivery" ("endpoint_id", "id")`);
    await db.query(
      `ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "FK_6ef3d9cffbc5f80f0fb870e6808" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "webhook_delivery" ADD CONSTRAINT "FK_f53f5aec02217a54927b13e39d9" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "webhook_delivery"`);
    await db.query(`DROP TABLE "webhook_endpoint"`);
  }
}
