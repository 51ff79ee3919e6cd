import { isNamed, MEASURE_COLUMNS } from './part-conditions.sql.js';
import { HIT_COLUMNS } from './part-search.sql.js';
import { placeAmong } from './part-sort.sql.js';
import { type Dimension, DIMENSIONS, type Nearby } from './search-engine.js';
import { Statement } from './sql.js';

/** A size is near when no dimension is further off than this part of itself. */
const NEAR = 0.25;
/** What a millimetre more or less costs whoever mounts it: a shaft is turned again, a housing bored, a width made up by a ring. */
const WEIGHTS: Readonly<Record<Dimension, number>> = { bore: 2, outside: 1.5, width: 1 };
/** Being of another family counts as much as being this part off in one dimension; so does, less, being offered by nobody. */
const OTHER_FAMILY = 0.2;
const NOT_OFFERED = 0.05;
/** Types shown of one basic designation that the words name. */
const MOST_NAMED = 4;

/**
 * What the words name, whatever the filters say, a few of each basic designation; behind it what is near in size, one of each.
 * Null when nothing was said to go by.
 */
export function nearbyStatement(near: Nearby): { text: string; values: unknown[] } | null {
  const sizes = DIMENSIONS.flatMap((name) => {
    const mm = near.size[name];
    return mm === undefined || mm <= 0 ? [] : [{ column: MEASURE_COLUMNS[name], mm, weight: WEIGHTS[name] }];
  });
  if (near.named.length + sizes.length === 0) return null;
  const statement = new Statement();
  const named = isNamed(near.named, statement);
  const limits = sizes.map(({ column, mm }) => {
    const [least, most] = [mm * (1 - NEAR), mm * (1 + NEAR)].map((end) => statement.bind(end, 'float8'));
    return `${column} BETWEEN ${least} AND ${most}`;
  });
  // Without D nothing tells that another family would fit: a rod end's bore and width are those of many bearings.
  if (limits.length > 0 && near.families.length > 0 && near.size.outside === undefined)
    limits.push(`family = ANY(${statement.bind(near.families, 'text[]')})`);
  const gaps = sizes.map(({ column, mm, weight }) => {
    const bound = statement.bind(mm, 'float8');
    return `${weight} * abs(${column} - ${bound}) / ${bound}`;
  });
  if (near.families.length > 0) {
    gaps.push(`${OTHER_FAMILY} * (family <> ALL(${statement.bind(near.families, 'text[]')}))::int`);
  }
  const distance = [...gaps, `${NOT_OFFERED} * (offer_count = 0)::int`].join(' + ');
  const place = `CASE WHEN ${named} THEN ${placeAmong(near.named, statement)} ELSE ${near.named.length + 2} END`;
  const found = [named, ...(limits.length > 0 ? [`(${limits.join(' AND ')})`] : [])].join(' OR ');
  return {
    text: `SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY basic, found_by ORDER BY place, distance, offer_count DESC, designation) AS of_basic
        FROM (SELECT ${HIT_COLUMNS}, ${place} AS place, ${distance} AS distance,
                CASE WHEN ${named} THEN 'named' ELSE 'size' END AS found_by
              FROM part_index WHERE ${found}) found
      ) near WHERE of_basic <= CASE found_by WHEN 'named' THEN ${MOST_NAMED} ELSE 1 END
      ORDER BY place, distance, offer_count DESC, designation LIMIT ${statement.bind(near.limit, 'int')}`,
    values: statement.values,
  };
}
