import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The people of a buying firm, what each may spend alone, and purchases that wait for another of them. */
export class Approvals1764173000000 implements MigrationInterface {
  name = 'Approvals1764173000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "invitation" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "email" text NOT NULL, "role" text NOT NULL, "invited_by" uuid NOT NULL, "invited_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "accepted_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "invitation_role" CHECK (role IN ('member', 'admin')), CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "invitation_open" ON "invitation"  ("organisation_id", "email") WHERE accepted_at IS NULL`,
    );
    await db.query(
      `CREATE TABLE "approval" ("checkout_id" uuid NOT NULL, "buyer_id" uuid NOT NULL, "placed_by" uuid NOT NULL, "limit_minor" bigint NOT NULL, "state" text NOT NULL, "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, "reason" text, CONSTRAINT "approval_decided" CHECK ((state IN ('approved', 'declined')) = (decided_by IS NOT NULL)), CONSTRAINT "approval_by_another" CHECK (decided_by <> placed_by), CONSTRAINT "approval_state" CHECK (state IN ('waiting', 'approved', 'declined', 'lapsed', 'withdrawn')), CONSTRAINT "PK_f91d3f1713c4d46ca0d0cce4fb3" PRIMARY KEY ("checkout_id"))`,
    );
    await db.query(`CREATE INDEX "approval_of_buyer" ON "approval"  ("buyer_id", "state", "checkout_id")`);
    await db.query(`ALTER TABLE "organisation" ADD "order_limit_minor" bigint`);
    await db.query(`ALTER TABLE "membership" ADD "order_limit_minor" bigint`);
    await db.query(
      `ALTER TABLE "organisation" ADD CONSTRAINT "organisation_order_limit" CHECK (order_limit_minor >= 0)`,
    );
    await db.query(
      `ALTER TABLE "membership" ADD CONSTRAINT "membership_order_limit" CHECK (order_limit_minor >= 0)`,
    );
    await db.query(
      `ALTER TABLE "invitation" ADD CONSTRAINT "FK_913833c1541e680e8112131222f" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "invitation" ADD CONSTRAINT "FK_e720a7c3cde7969988b5d33ca75" FOREIGN KEY ("invited_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "approval" ADD CONSTRAINT "FK_f91d3f1713c4d46ca0d0cce4fb3" FOREIGN KEY ("checkout_id") REFERENCES "checkout"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "approval" ADD CONSTRAINT "FK_e94082839b35324d9c1c74a1acc" FOREIGN KEY ("buyer_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "approval" ADD CONSTRAINT "FK_35d029431142cb4fd885671314b" FOREIGN KEY ("placed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "approval" ADD CONSTRAINT "FK_ede4bc43d060691a1c751a658a8" FOREIGN KEY ("decided_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`CREATE INDEX "approval_list" ON "approval"  ("buyer_id", "checkout_id")`);
    await db.query(
      `CREATE INDEX "checkout_lapsing" ON "checkout"  ("held_until") WHERE state IN ('awaiting_approval', 'awaiting_payment')`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX "checkout_lapsing"`);
    await db.query(`ALTER TABLE "membership" DROP CONSTRAINT "membership_order_limit"`);
    await db.query(`ALTER TABLE "organisation" DROP CONSTRAINT "organisation_order_limit"`);
    await db.query(`ALTER TABLE "membership" DROP COLUMN "order_limit_minor"`);
    await db.query(`ALTER TABLE "organisation" DROP COLUMN "order_limit_minor"`);
    await db.query(`DROP TABLE "approval"`);
    await db.query(`DROP TABLE "invitation"`);
  }
}
