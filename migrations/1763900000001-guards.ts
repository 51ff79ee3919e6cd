import { type MigrationInterface, type QueryRunner } from 'typeorm';

const APPEND_ONLY = ['ledger_transfer', 'ledger_leg', 'stock_movement', 'order_transition', 'audit_entry'];

/** What entities cannot say: extensions, expression indexes, and the rules by which the database itself keeps money and logs true. */
export class Guards1763900000001 implements MigrationInterface {
  name = 'Guards1763900000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await db.query(`CREATE INDEX part_index_text ON part_index USING gin (text gin_trgm_ops)`);
    await db.query(`CREATE SEQUENCE order_number`);
    await db.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const table of APPEND_ONLY) {
      await db.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await db.query(`
      CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (
          SELECT FROM ledger_leg WHERE seller_id = NEW.seller_id AND transfer_id = NEW.transfer_id
          GROUP BY currency HAVING sum(amount_minor) <> 0
        ) THEN
          RAISE EXCEPTION 'transfer % does not balance', NEW.transfer_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_leg
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER balanced ON ledger_leg`);
    await db.query(`DROP FUNCTION refuse_unbalanced`);
    for (const table of APPEND_ONLY) await db.query(`DROP TRIGGER append_only ON ${table}`);
    await db.query(`DROP FUNCTION refuse_change`);
    await db.query(`DROP SEQUENCE order_number`);
    await db.query(`DROP INDEX part_index_text`);
  }
}
