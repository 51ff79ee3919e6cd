import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What firms propose about the catalogue, with evidence, and what the market decided. */
export class CatalogueProposals1764143000000 implements MigrationInterface {
  name = 'CatalogueProposals1764143000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE "catalogue_proposal" ("id" uuid NOT NULL, "kind" text NOT NULL, "state" text NOT NULL DEFAULT 'proposed', "proposer_id" uuid NOT NULL, "part_type_id" uuid NOT NULL, "subject" text NOT NULL, "field" text, "value" double precision, "stood" double precision, "verdict" text, "grade" text, "other_designation" text, "other_brand" text, "other_part_type_id" uuid, "evidence_text" text NOT NULL, "evidence_source" text NOT NULL, "evidence_link" text, "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_at" TIMESTAMP WITH TIME ZONE, "reason" text, CONSTRAINT "catalogue_proposal_kind" CHECK (CASE kind
    WHEN 'correction' THEN field IS NOT NULL AND value > 0 AND verdict IS NULL
    WHEN 'equivalence' THEN verdict IN ('asserted', 'refuted') AND (grade IS NULL) = (verdict = 'refuted')
      AND other_designation IS NOT NULL AND field IS NULL
    ELSE false END), CONSTRAINT "catalogue_proposal_decided" CHECK ((state = 'proposed') = (decided_at IS NULL)), CONSTRAINT "catalogue_proposal_state" CHECK (state IN ('proposed', 'accepted', 'rejected', 'superseded')), CONSTRAINT "PK_652072aeb93b17c90b0cfa1acd7" PRIMARY KEY ("id"))`);
    await db.query(
      `CREATE UNIQUE INDEX "catalogue_proposal_one_figure" ON "catalogue_proposal"  ("part_type_id", "subject") WHERE state = 'accepted' AND kind = 'correction'`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "catalogue_proposal_same" ON "catalogue_proposal"  ("proposer_id", "part_type_id", "subject") WHERE state = 'proposed'`,
    );
    await db.query(
      `CREATE INDEX "catalogue_proposal_of_part" ON "catalogue_proposal"  ("part_type_id", "state") `,
    );
    await db.query(
      `CREATE INDEX "catalogue_proposal_of_firm" ON "catalogue_proposal"  ("proposer_id", "id") `,
    );
    await db.query(`CREATE INDEX "catalogue_proposal_queue" ON "catalogue_proposal"  ("state", "id") `);
    await db.query(
      `ALTER TABLE "catalogue_proposal" ADD CONSTRAINT "FK_f5d91567ffcaa17b1ca40f696b3" FOREIGN KEY ("proposer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "catalogue_proposal" ADD CONSTRAINT "FK_d3f636e9b69145715ce47243089" FOREIGN KEY ("part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "catalogue_proposal" ADD CONSTRAINT "FK_18559c8cd5c14a89f22aa301663" FOREIGN KEY ("other_part_type_id") REFERENCES "part_type"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "catalogue_proposal"`);
  }
}
