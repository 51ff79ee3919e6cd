import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What buyers ask the sellers for. */
export class Rfqs1764156000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "rfq" ("id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'open', "province" text, "needed_by" date, "note" text, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "rfq_closed" CHECK ((state = 'open') = (closed_at IS NULL)), CONSTRAINT "rfq_state" CHECK (state IN ('open', 'closed')), CONSTRAINT "PK_395d59069aefd34028301b81af1" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "rfq_queue" ON "rfq" ("state", "id")`);
    await db.query(`CREATE INDEX "rfq_of_buyer" ON "rfq" ("buyer_id", "id")`);
    await db.query(
      `CREATE TABLE "rfq_line" ("rfq_id" uuid NOT NULL, "line_no" integer NOT NULL, "text" text NOT NULL, "part_type_id" uuid, "families" text array NOT NULL DEFAULT '{}', "brand" text, "quantity" integer NOT NULL, CONSTRAINT "rfq_line_quantity" CHECK (line_no > 0 AND quantity > 0), CONSTRAINT "PK_121b201948a2f821b955527b35a" PRIMARY KEY ("rfq_id", "line_no"))`,
    );
    await db.query(`CREATE INDEX "rfq_line_families" ON "rfq_line" USING gin ("families")`);
    await db.query(
      `ALTER TABLE "rfq" ADD CONSTRAINT "FK_348154a26469e3e5e0265a62555" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_line" ADD CONSTRAINT "FK_3fae9de509412d72b09e9e3c954" FOREIGN KEY ("rfq_id") REFERENCES "rfq"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "rfq_line" ADD CONSTRAINT "FK_c97a0e0a6277fdf5af34e6ca422" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "rfq_line"`);
    await db.query(`DROP TABLE "rfq"`);
  }
}
