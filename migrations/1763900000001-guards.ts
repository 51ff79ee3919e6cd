import { type MigrationInterface, type QueryRunner } from 'typeorm';

const APPEND_ONLY = ['ledger_transfer', 'ledger_leg', 'stock_movement', 'order_transition', 'audit_entry'];

/** What entities cannot say: extensions, expression indexes, and the rules by which the database itself keeps money and logs true. */
export class Guards1763900000001 implements MigrationInterface {
  name = 'Guards1763900000001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE EXTENSION IF NOT EXISTS pg_trgm`);
    await db.query(`CREATE INDEX part_index_text ON part_index USING gin (text gin_trgm_ops)`);
    await db.query(
      `CREATE INDEX part_index_popular ON part_index ((- offer_count), designation COLLATE "C")`,
    );
    // Folding is an update in place, thousands of times an hour: room for it on the page, and vacuum before the table grows.
    await db.query(
      `ALTER TABLE part_index SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500)`,
    );
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
    await db.query(`
      CREATE FUNCTION refuse_unequal_shares() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT amount_minor FROM payment WHERE id = NEW.payment_id)
          <> (SELECT sum(amount_minor) FROM payment_share WHERE payment_id = NEW.payment_id) THEN
          RAISE EXCEPTION 'the shares of payment % are not its whole', NEW.payment_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE CONSTRAINT TRIGGER shares_are_the_whole AFTER INSERT OR UPDATE OF amount_minor ON payment_share
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unequal_shares()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER shares_are_the_whole ON payment_share`);
    await db.query(`DROP FUNCTION refuse_unequal_shares`);
    await db.query(`DROP TRIGGER balanced ON ledger_leg`);
    await db.query(`DROP FUNCTION refuse_unbalanced`);
    for (const table of APPEND_ONLY) await db.query(`DROP TRIGGER append_only ON ${table}`);
    await db.query(`DROP FUNCTION refuse_change`);
    await db.query(`DROP SEQUENCE order_number`);
    await db.query(`DROP INDEX part_index_popular`);
    await db.query(`DROP INDEX part_index_text`);
  }
}
