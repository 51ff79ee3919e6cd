import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** All that a listing says of its goods, the certificates of its seller, and the prices that it had before. */
export class ListingTerms1764141000000 implements MigrationInterface {
  name = 'ListingTerms1764141000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "stored_file" ("id" uuid NOT NULL, "owner_id" uuid NOT NULL, "purpose" text NOT NULL, "media_type" text NOT NULL, "bytes" integer NOT NULL, "sha256" text NOT NULL, "name" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_e140967af84027b493a3ff04fbb" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE TABLE "certificate" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "kind" text NOT NULL, "number" text NOT NULL, "issuer" text NOT NULL, "valid_until" date NOT NULL, "file_id" uuid, "state" text NOT NULL DEFAULT 'pending', "reason" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "certificate_state" CHECK (state IN ('pending', 'verified', 'rejected', 'withdrawn')), CONSTRAINT "certificate_kind" CHECK (kind IN ('test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit')), CONSTRAINT "PK_8daddfc65f59e341c2bbc9c9e43" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE INDEX "certificate_queue" ON "certificate"  ("state", "id") WHERE state = 'pending'`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "certificate_same" ON "certificate"  ("organisation_id", "kind", "number") WHERE state <> 'withdrawn'`,
    );
    await db.query(
      `ALTER TABLE "certificate" ADD CONSTRAINT "FK_65ad34481aacbe7cb1447e3ee99" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "certificate" ADD CONSTRAINT "FK_677700ed018024d61d803e2d72f" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`ALTER TABLE "organisation" ADD "green_until" date`);
    await carryCertificatesOver(db);
    await db.query(`ALTER TABLE "organisation" DROP COLUMN "green_certified"`);
    await db.query(`ALTER TABLE "organisation" DROP COLUMN "certificates"`);

    await db.query(`ALTER TABLE "listing" ADD "net_prices" numeric(18,6) array`);
    await db.query(`ALTER TABLE "listing" ADD "priced_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await db.query(`UPDATE listing SET priced_at = updated_at`);
    await db.query(`ALTER TABLE "listing" ADD "sample_available" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "listing" ADD "capacity_per_day" integer`);
    await db.query(`ALTER TABLE "listing" ADD "make_lead_time_days" integer`);
    await db.query(
      `ALTER TABLE "listing" ADD "work_weekdays" integer array NOT NULL DEFAULT '{1,2,3,4,5,6}'`,
    );
    await db.query(`ALTER TABLE "listing" ADD "origin_country" text`);
    await db.query(`ALTER TABLE "listing" ADD "origin_province" text`);
    await db.query(`ALTER TABLE "listing" ADD "certificates" text array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "listing" ADD "photograph_ids" uuid array NOT NULL DEFAULT '{}'`);
    await db.query(`ALTER TABLE "listing" ADD "valid_until" date`);
    await db.query(
      `CREATE INDEX "listing_lapsing" ON "listing"  ("valid_until") WHERE state IN ('draft', 'in_review', 'live', 'paused')`,
    );
    await db.query(
      `ALTER TABLE "listing" ADD CONSTRAINT "listing_certificates" CHECK (certificates <@ ARRAY['test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit'])`,
    );
    await db.query(
      `ALTER TABLE "listing" ADD CONSTRAINT "listing_capacity" CHECK ((capacity_per_day IS NULL) = (make_lead_time_days IS NULL) AND coalesce(capacity_per_day, 1) > 0 AND coalesce(make_lead_time_days, 0) >= 0)`,
    );
    await db.query(
      `ALTER TABLE "listing" ADD CONSTRAINT "listing_net_prices" CHECK (cardinality(net_prices) = cardinality(break_prices))`,
    );

    await db.query(
      `CREATE TABLE "past_price" ("seller_id" uuid NOT NULL, "id" uuid NOT NULL, "listing_id" uuid NOT NULL, "break_quantities" integer array NOT NULL, "break_prices" numeric(18,6) array NOT NULL, "net_prices" numeric(18,6) array, "currency" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_334dc4a913fb0242851fd03ff07" PRIMARY KEY ("seller_id", "id"))`,
    );
    await db.query(
      `CREATE INDEX "past_price_of_listing" ON "past_price"  ("seller_id", "listing_id", "id") `,
    );
    await db.query(
      `ALTER TABLE "past_price" ADD CONSTRAINT "FK_7b5552a2df1e4d93491e663e27e" FOREIGN KEY ("seller_id", "listing_id") REFERENCES "listing"("seller_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON past_price
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE "past_price"`);
    await db.query(`ALTER TABLE "listing" DROP CONSTRAINT "listing_net_prices"`);
    await db.query(`ALTER TABLE "listing" DROP CONSTRAINT "listing_capacity"`);
    await db.query(`ALTER TABLE "listing" DROP CONSTRAINT "listing_certificates"`);
    await db.query(`DROP INDEX "public"."listing_lapsing"`);
    for (const column of [
      'valid_until',
      'photograph_ids',
      'certificates',
      'origin_province',
      'origin_country',
      'work_weekdays',
      'make_lead_time_days',
      'capacity_per_day',
      'sample_available',
      'priced_at',
      'net_prices',
    ])
      await db.query(`ALTER TABLE "listing" DROP COLUMN "${column}"`);
    await db.query(`ALTER TABLE "organisation" ADD "certificates" jsonb NOT NULL DEFAULT '[]'`);
    await db.query(`ALTER TABLE "organisation" ADD "green_certified" boolean NOT NULL DEFAULT false`);
    await db.query(`ALTER TABLE "organisation" DROP COLUMN "green_until"`);
    await db.query(`DROP TABLE "certificate"`);
    await db.query(`DROP TABLE "stored_file"`);
  }
}

/** What firms showed so far had been looked at; ISO 14001 is no longer asked for. */
async function carryCertificatesOver(db: QueryRunner): Promise<void> {
  await db.query(`
    INSERT INTO certificate (id, organisation_id, kind, number, issuer, valid_until, state, decided_at)
    SELECT uuidv7(), o.id, new_kind, c->>'number', '', (c->>'validUntil')::date, 'verified', now()
    FROM organisation o, jsonb_array_elements(o.certificates) AS c
    JOIN (VALUES ('iso9001', 'iso_9001'), ('iatf16949', 'iatf_16949'), ('green_factory', 'green_factory'),
                 ('discharge_permit', 'discharge_permit')) AS kinds (old_kind, new_kind) ON old_kind = c->>'kind'
    ON CONFLICT DO NOTHING`);
  await db.query(`
    UPDATE organisation o SET green_until = g.until
    FROM (SELECT organisation_id, max(valid_until) AS until FROM certificate
          WHERE kind IN ('green_factory', 'discharge_permit') GROUP BY organisation_id) g
    WHERE g.organisation_id = o.id`);
}
