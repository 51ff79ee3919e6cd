/** The names of the tables that the index stands in. */
export interface IndexTables {
  rows: string;
  tags: string;
  spellings: string;
  facets: string;
}

const named = (suffix: string): IndexTables => ({
  rows: `part_index${suffix}`,
  tags: `part_tags${suffix}`,
  spellings: `part_spelling${suffix}`,
  facets: `part_facet${suffix}`,
});

export const LIVE = named('');
/** Beside the live ones until they take their place. */
export const NEXT = named('_next');
/** What the live ones should hold, for as long as one looks. */
export const EXPECTED = named('_expected');

const all = ({ rows, tags, spellings, facets }: IndexTables): string[] => [rows, tags, spellings, facets];
const regclasses = (tables: IndexTables): string => `ARRAY['${all(tables).join(`', '`)}']::regclass[]`;

/** Tables like the live ones, with their settings, and no index yet: rows come quicker without. */
export const MAKE_NEXT = `
  DO $$ DECLARE live record; BEGIN
    FOR live IN SELECT relname, reloptions FROM pg_class WHERE oid = ANY(${regclasses(LIVE)}) LOOP
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING INDEXES)', live.relname || '_next', live.relname);
      IF live.reloptions IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %I SET (%s)', live.relname || '_next', array_to_string(live.reloptions, ', '));
      END IF;
    END LOOP;
  END $$`;

const INDEXES = `FROM pg_index JOIN pg_class index ON index.oid = indexrelid JOIN pg_class owner ON owner.oid = indrelid
      WHERE indrelid = ANY(${regclasses(LIVE)})`;

/** Each index of the live tables on the next ones. */
export const INDEX_NEXT = `
  DO $$ DECLARE kept record; BEGIN
    FOR kept IN
      SELECT index.relname AS name, owner.relname AS on_table, pg_get_indexdef(indexrelid) AS definition ${INDEXES}
    LOOP
      EXECUTE regexp_replace(kept.definition, ' INDEX .*? ON \\S+ USING ',
        format(' INDEX %I ON %I USING ', kept.name || '_next', kept.on_table || '_next'));
    END LOOP;
  END $$`;

/** What nothing is chosen by, the tags and the bits, would take the longest. */
export const ANALYZE_NEXT = `ANALYZE ${NEXT.rows}, ${NEXT.tags} (part_type_id), ${NEXT.spellings}, ${NEXT.facets} (facet, value)`;

/** Waits for who reads and folds, and keeps them waiting. */
export const LOCK_LIVE = `LOCK TABLE ${all(LIVE).join(', ')} IN ACCESS EXCLUSIVE MODE`;

/** The live tables go; the next ones, their indexes and primary keys get the names they had. */
export const TAKE_PLACE = `
  DO $$ DECLARE kept record; BEGIN
    CREATE TEMPORARY TABLE index_name ON COMMIT DROP AS
      SELECT index.relname AS name, owner.relname AS on_table, indisprimary ${INDEXES};
    DROP TABLE ${all(LIVE).join(', ')};
    ${all(LIVE)
      .map((table) => `ALTER TABLE ${table}_next RENAME TO ${table};`)
      .join('\n    ')}
    FOR kept IN SELECT * FROM index_name LOOP
      EXECUTE CASE WHEN kept.indisprimary
        THEN format('ALTER TABLE %I ADD CONSTRAINT %I PRIMARY KEY USING INDEX %I', kept.on_table, kept.name, kept.name || '_next')
        ELSE format('ALTER INDEX %I RENAME TO %I', kept.name || '_next', kept.name) END;
    END LOOP;
  END $$`;

export const MAKE_EXPECTED = [
  `CREATE TEMPORARY TABLE ${EXPECTED.rows} (LIKE ${LIVE.rows} INCLUDING DEFAULTS) ON COMMIT DROP`,
  `CREATE TEMPORARY TABLE ${EXPECTED.tags} (LIKE ${LIVE.tags} INCLUDING DEFAULTS) ON COMMIT DROP`,
  `CREATE TEMPORARY TABLE ${EXPECTED.spellings} (LIKE ${LIVE.spellings}) ON COMMIT DROP`,
];
