import { type MigrationInterface, type QueryRunner } from 'typeorm';

const PARTS_ARE_THE_WHOLE = `
  CREATE CONSTRAINT TRIGGER parts_are_the_whole AFTER INSERT OR UPDATE OF total_minor, freight_minor`;

/** Commission by rules, frozen in each line; orders placed before know theirs as a whole. */
export class CommissionRules1764199200000 implements MigrationInterface {
  name = 'CommissionRules1764199200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE TABLE "commission_rule" ("id" uuid NOT NULL, "family" text, "seller_id" uuid, "basis_points" integer NOT NULL, "least_minor" bigint, "most_minor" bigint, "valid_from" date NOT NULL, "valid_until" date, "replaces_id" uuid, "added_by" uuid, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "ended_by" uuid, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "commission_rule_terms" CHECK (basis_points BETWEEN 0 AND 3000 AND least_minor >= 0 AND most_minor >= coalesce(least_minor, 0)
    AND valid_until >= valid_from), CONSTRAINT "PK_a796c9e56589f8140550cbfcb14" PRIMARY KEY ("id"))`,
    );
    await db.query(
      `CREATE UNIQUE INDEX "commission_rule_replaces" ON "commission_rule" ("replaces_id") WHERE replaces_id IS NOT NULL`,
    );
    await db.query(`CREATE INDEX "commission_rule_of_seller" ON "commission_rule" ("seller_id", "id")`);
    await db.query(
      `ALTER TABLE "commission_rule" ADD CONSTRAINT "FK_0b8baefc786c2d9cfc72b02f7c6" FOREIGN KEY ("seller_id") REFERENCES "organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "commission_rule" ADD CONSTRAINT "FK_130134c1b427fcc964e10e0d317" FOREIGN KEY ("replaces_id") REFERENCES "commission_rule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "commission_rule" ADD CONSTRAINT "FK_262e6ba00246a614440e5cab2af" FOREIGN KEY ("added_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await db.query(
      `ALTER TABLE "commission_rule" ADD CONSTRAINT "FK_ed9b3977f71595dec60de26f9b8" FOREIGN KEY ("ended_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    // Placed orders name the rule: its terms stand, only its end is written.
    await db.query(`
      CREATE TRIGGER terms_stand BEFORE DELETE OR UPDATE OF id, family, seller_id, basis_points, least_minor, most_minor, valid_from,
        valid_until, replaces_id, added_by, added_at ON commission_rule
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    await db.query(`ALTER TABLE "order_line" ADD "commission_rule_id" uuid`);
    await db.query(`ALTER TABLE "order_line" ADD "commission_basis_points" integer`);
    await db.query(`ALTER TABLE "order_line" ADD "commission_minor" bigint`);
    await db.query(
      `ALTER TABLE "order_line" ADD CONSTRAINT "order_line_commission" CHECK (commission_minor BETWEEN 0 AND total_minor AND (commission_minor IS NULL) = (commission_basis_points IS NULL))`,
    );
    await db.query(`
      CREATE OR REPLACE FUNCTION refuse_unequal_order() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        goods bigint;
        commission bigint;
      BEGIN
        SELECT coalesce(sum(total_minor), 0), sum(commission_minor) INTO goods, commission
        FROM order_line WHERE seller_id = NEW.seller_id AND order_id = NEW.id;
        IF NEW.total_minor <> NEW.freight_minor + goods THEN
          RAISE EXCEPTION 'the lines and the freight of order % are not its total', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.commission_minor <> commission THEN
          RAISE EXCEPTION 'the commission of order % is not that of its lines', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`DROP TRIGGER parts_are_the_whole ON trade_order`);
    await db.query(`${PARTS_ARE_THE_WHOLE}, commission_minor ON trade_order
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unequal_order()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER parts_are_the_whole ON trade_order`);
    await db.query(`${PARTS_ARE_THE_WHOLE} ON trade_order
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unequal_order()`);
    await db.query(`
      CREATE OR REPLACE FUNCTION refuse_unequal_order() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.total_minor <> NEW.freight_minor + (
          SELECT coalesce(sum(total_minor), 0) FROM order_line WHERE seller_id = NEW.seller_id AND order_id = NEW.id
        ) THEN
          RAISE EXCEPTION 'the lines and the freight of order % are not its total', NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`ALTER TABLE "order_line" DROP CONSTRAINT "order_line_commission"`);
    await db.query(`ALTER TABLE "order_line" DROP COLUMN "commission_minor"`);
    await db.query(`ALTER TABLE "order_line" DROP COLUMN "commission_basis_points"`);
    await db.query(`ALTER TABLE "order_line" DROP COLUMN "commission_rule_id"`);
    await db.query(`DROP TABLE "commission_rule"`);
  }
}
