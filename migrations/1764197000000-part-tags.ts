import { type MigrationInterface, type QueryRunner } from 'typeorm';

const COLUMNS = `part_type_id, slot, offer_count, seller_count, stock, lead_time_days, moq, bore_mm, outside_mm, width_mm, mass_kg,
  dynamic_load_kn, static_load_kn, limiting_speed_rpm, family, seal, series, designation, basic, best_price, width_kind, prices, text,
  folded_at`;

const INDEXES = [
  ['size', '("bore_mm", "outside_mm", "width_mm")'],
  ['outside', '("outside_mm", "width_mm")'],
  ['width', '("width_mm")'],
  ['family', '("family", "series")'],
  ['series', '("series")'],
  ['basic', '("basic")'],
  ['dynamic_load', '("dynamic_load_kn")'],
  ['static_load', '("static_load_kn")'],
  ['limiting_speed', '("limiting_speed_rpm")'],
  ['mass', '("mass_kg")'],
  ['text', 'USING gin (text gin_trgm_ops)'],
  ['popular', '((- offer_count), designation COLLATE "C")'],
] as const;

/** The tags of part types beside their rows, which are then as narrow with much on offer as with little, and begin with their numbers. */
export class PartTags1764197000000 implements MigrationInterface {
  name = 'PartTags1764197000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "part_tags" ("part_type_id" uuid NOT NULL, "own_tags" text array NOT NULL DEFAULT '{}', "tags" text array NOT NULL DEFAULT '{}', CONSTRAINT "PK_part_tags" PRIMARY KEY ("part_type_id"))`,
    );
    await db.query(`INSERT INTO part_tags SELECT part_type_id, own_tags, tags FROM part_index ORDER BY slot`);
    await db.query(
      `CREATE TEMPORARY TABLE index_row ON COMMIT DROP AS SELECT ${COLUMNS} FROM part_index ORDER BY slot`,
    );
    await db.query(`DROP TABLE part_index`);
    await db.query(
      `CREATE TABLE "part_index" ("part_type_id" uuid NOT NULL, "slot" integer, "offer_count" integer NOT NULL DEFAULT '0', "seller_count" integer NOT NULL DEFAULT '0', "stock" bigint NOT NULL DEFAULT '0', "lead_time_days" integer, "moq" integer, "bore_mm" double precision, "outside_mm" double precision, "width_mm" double precision, "mass_kg" double precision, "dynamic_load_kn" double precision, "static_load_kn" double precision, "limiting_speed_rpm" double precision, "family" text NOT NULL, "seal" text NOT NULL, "series" text NOT NULL, "designation" text NOT NULL, "basic" text NOT NULL, "best_price" numeric(18,6), "width_kind" text, "prices" numeric(18,6) array NOT NULL DEFAULT '{}', "text" text NOT NULL, "folded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_708c39d261067c53fa62da66ec5" PRIMARY KEY ("part_type_id"))`,
    );
    await db.query(
      `ALTER TABLE part_index SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500)`,
    );
    await db.query(`INSERT INTO part_index (${COLUMNS}) SELECT ${COLUMNS} FROM index_row`);
    await db.query(`CREATE UNIQUE INDEX "part_index_designation" ON "part_index"  ("designation") `);
    for (const [name, columns] of INDEXES)
      await db.query(`CREATE INDEX "part_index_${name}" ON "part_index" ${columns}`);
    await db.query(`ANALYZE part_index, part_tags`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `ALTER TABLE "part_index" ADD "own_tags" text array NOT NULL DEFAULT '{}', ADD "tags" text array NOT NULL DEFAULT '{}'`,
    );
    await db.query(
      `UPDATE part_index SET own_tags = part_tags.own_tags, tags = part_tags.tags FROM part_tags
       WHERE part_tags.part_type_id = part_index.part_type_id`,
    );
    await db.query(`CREATE INDEX "part_index_tags" ON "part_index" USING gin ("tags") `);
    await db.query(`DROP TABLE "part_tags"`);
  }
}
