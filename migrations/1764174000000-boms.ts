import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Buyers' lists of parts. */
export class Boms1764174000000 implements MigrationInterface {
  name = 'Boms1764174000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "bom" ("id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "name" text NOT NULL, "made_by_id" uuid, "next_line_no" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_df2f0616f7bcb54674c313ce820" PRIMARY KEY ("id"))`,
    );
    await db.query(`CREATE INDEX "bom_of_buyer" ON "bom"  ("buyer_id", "id")`);
    await db.query(
      `CREATE TABLE "bom_line" ("bom_id" uuid NOT NULL, "line_no" integer NOT NULL, "text" text NOT NULL, "note" text, "quantity" integer, "brand" text, "state" text NOT NULL, "confidence" double precision NOT NULL, "part_type_id" uuid, "features" jsonb NOT NULL DEFAULT '{}', "choices" jsonb NOT NULL DEFAULT '[]', "faults" jsonb NOT NULL DEFAULT '[]', CONSTRAINT "bom_line_quantity" CHECK (line_no > 0 AND coalesce(quantity, 1) > 0), CONSTRAINT "bom_line_state" CHECK (state IN ('read', 'ambiguous', 'unread') AND (state = 'read') = (part_type_id IS NOT NULL)), CONSTRAINT "PK_f582a18b60eda1abe40d8bfdb2b" PRIMARY KEY ("bom_id", "line_no"))`,
    );
    await db.query(`CREATE INDEX "bom_line_by_state" ON "bom_line"  ("bom_id", "state", "line_no")`);
    await db.query(
      `ALTER TABLE "bom" ADD CONSTRAINT "FK_bfe1eebaebb02893e263918bf05" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bom" ADD CONSTRAINT "FK_c6452bad0a7920d2db386249aed" FOREIGN KEY ("made_by_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bom_line" ADD CONSTRAINT "FK_fc95b924fbdbaaaebff05e2db25" FOREIGN KEY ("bom_id") REFERENCES "bom"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "bom_line" ADD CONSTRAINT "FK_bee8e4f83e50ec97c74a869e90a" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "bom_line"`);
    await db.query(`DROP TABLE "bom"`);
  }
}
