import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Price and stock lists that sellers send. */
export class ListingImports1764151000000 implements MigrationInterface {
  name = 'ListingImports1764151000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "listing_import" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "file_id" uuid NOT NULL, "file_name" text NOT NULL, "state" text NOT NULL, "pass" text NOT NULL DEFAULT 'check', "headers" text array NOT NULL, "preview" jsonb NOT NULL, "mapping" jsonb NOT NULL, "rows" integer, "position" integer NOT NULL DEFAULT '0', "created" integer NOT NULL DEFAULT '0', "changed" integer NOT NULL DEFAULT '0', "unchanged" integer NOT NULL DEFAULT '0', "rejected" integer NOT NULL DEFAULT '0', "samples" jsonb NOT NULL DEFAULT '[]', "failure" jsonb, "run_id" uuid, "runs" integer NOT NULL DEFAULT '0', "beat_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "listing_import_counts" CHECK (created + changed + unchanged + rejected = "position"), CONSTRAINT "listing_import_pass" CHECK (pass IN ('check', 'apply')), CONSTRAINT "listing_import_state" CHECK (state IN ('uploaded', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed')), CONSTRAINT "PK_967668ffb19e4e631fe22d068d0" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "listing_import_running" ON "listing_import"  ("beat_at") WHERE state IN ('checking', 'applying')`,
    );
    await db.query(
      `CREATE TABLE "import_fault" ("seller_id" uuid NOT NULL, "import_id" uuid NOT NULL, "row_no" integer NOT NULL, "seq" integer NOT NULL, "column" text NOT NULL, "value" text NOT NULL, "code" text NOT NULL, "message" jsonb NOT NULL, "expected" jsonb, CONSTRAINT "PK_6a882ab5865954289a03b6c9c3b" PRIMARY KEY ("seller_id", "import_id", "row_no", "seq"))`,
    );
    await db.query(
      `CREATE TABLE "import_header" ("seller_id" uuid NOT NULL, "header" text NOT NULL, "column" text, CONSTRAINT "PK_50d6387ec28b8c87c8a27a9aea9" PRIMARY KEY ("seller_id", "header"))`,
    );
    await db.query(
      `ALTER TABLE "listing_import" ADD CONSTRAINT "FK_f21d32da02d96acb164a4cb45fa" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "listing_import" ADD CONSTRAINT "FK_e29f184efb674dde861968e3245" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "import_fault" ADD CONSTRAINT "FK_124c83f259cbcf232cabd21f6b7" FOREIGN KEY ("seller_id", "import_id") REFERENCES "listing_import"("seller_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "import_header" ADD CONSTRAINT "FK_e4aa942f56056b2b86210d3ce54" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "import_header"`);
    await db.query(`DROP TABLE "import_fault"`);
    await db.query(`DROP TABLE "listing_import"`);
  }
}
