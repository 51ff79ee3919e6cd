import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** To begin with; admins edit the table. Regions as carriers draw them. */
const ZONES = {
  north: '北京 天津 河北 山西 内蒙古',
  north_east: '辽宁 吉林 黑龙江',
  east: '上海 江苏 浙江 安徽 福建 江西 山东',
  central: '河南 湖北 湖南',
  south: '广东 广西 海南',
  south_west: '重庆 四川 贵州 云南',
  north_west: '陕西 甘肃 青海 宁夏',
  remote: '西藏 新疆',
};

/** How far zones lie apart, in the order of {@link ZONES}. */
const GRADES = [
  '01112214',
  '10222334',
  '12011224',
  '12101114',
  '22110124',
  '23212014',
  '13222104',
  '44444440',
];

/** Fen for the first 3 kg, and for each kilogram begun beyond, by grade. */
const PRICES = [
  [800, 100],
  [1000, 140],
  [1200, 180],
  [1500, 260],
  [2500, 500],
] as const;

/** Freight by weight and zone: part of what an order comes to. */
export class Freight1764142500000 implements MigrationInterface {
  name = 'Freight1764142500000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "freight_zone" ("province" text NOT NULL, "zone" text NOT NULL, CONSTRAINT "PK_cc01c7a96a8cfdc47f3d1d2fa0f" PRIMARY KEY ("province"))`,
    );
    await db.query(
      `CREATE TABLE "freight_rate" ("from_zone" text NOT NULL, "to_zone" text NOT NULL, "first_kg" double precision NOT NULL, "first_minor" bigint NOT NULL, "per_kg_minor" bigint NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "freight_rate_amounts" CHECK (first_kg > 0 AND first_minor >= 0 AND per_kg_minor >= 0), CONSTRAINT "PK_6d1c0dd0b6dd8e0a3ae0f0f6ed1" PRIMARY KEY ("from_zone", "to_zone"))`,
    );
    await db.query(
      `CREATE TABLE "freight_rule" ("seller_id" uuid NOT NULL, "free_above_minor" bigint, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "freight_rule_amount" CHECK (free_above_minor >= 0), CONSTRAINT "PK_b0a5bd2b3ff7c9ae1bd2ea5ca86" PRIMARY KEY ("seller_id"))`,
    );
    await db.query(
      `ALTER TABLE "freight_rule" ADD CONSTRAINT "FK_fbbe4e46330a852e352c1438784" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    const names = Object.keys(ZONES);
    for (const [zone, provinces] of Object.entries(ZONES)) {
      await db.query(`INSERT INTO freight_zone (province, zone) SELECT unnest($1::text[]), $2`, [
        provinces.split(' '),
        zone,
      ]);
    }
    for (const [at, from] of names.entries()) {
      for (const [to, zone] of names.entries()) {
        const [first, perKg] = PRICES[Number(GRADES[at]?.[to])] ?? PRICES[0];
        await db.query(
          `INSERT INTO freight_rate (from_zone, to_zone, first_kg, first_minor, per_kg_minor) VALUES ($1, $2, 3, $3, $4)`,
          [from, zone, first, perKg],
        );
      }
    }

    await db.query(`ALTER TABLE "trade_order" ADD "freight_minor" bigint NOT NULL DEFAULT '0'`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "trade_order_total"`);
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "trade_order_total" CHECK (total_minor > 0 AND commission_minor >= 0 AND freight_minor >= 0 AND freight_minor <= total_minor)`,
    );
    await db.query(`
      CREATE FUNCTION refuse_unequal_order() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.total_minor <> NEW.freight_minor + (
          SELECT coalesce(sum(total_minor), 0) FROM order_line WHERE seller_id = NEW.seller_id AND order_id = NEW.id
        ) THEN
          RAISE EXCEPTION 'the lines and the freight of order % are not its total', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE CONSTRAINT TRIGGER parts_are_the_whole AFTER INSERT OR UPDATE OF total_minor, freight_minor ON trade_order
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unequal_order()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER parts_are_the_whole ON trade_order`);
    await db.query(`DROP FUNCTION refuse_unequal_order`);
    await db.query(`ALTER TABLE "trade_order" DROP CONSTRAINT "trade_order_total"`);
    await db.query(
      `ALTER TABLE "trade_order" ADD CONSTRAINT "trade_order_total" CHECK (total_minor > 0 AND commission_minor >= 0)`,
    );
    await db.query(`ALTER TABLE "trade_order" DROP COLUMN "freight_minor"`);
    await db.query(`DROP TABLE "freight_rule"`);
    await db.query(`DROP TABLE "freight_rate"`);
    await db.query(`DROP TABLE "freight_zone"`);
  }
}
