import { decodeCursor, encodeCursor, malformedCursor, toPage } from '@app/kernel';
import { type Actor, requireKind, requireRole } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type UnmetDemandQuery } from './insights.dto.js';
import { toUnmetDemandView, type UnmetDemandPageView, type UnmetDemandRow } from './insights.views.js';

const UNMET = `
  SELECT kind, key, sum(searches)::text AS searches, sum(narrowed)::text AS narrowed,
    count(DISTINCT province) FILTER (WHERE province <> '')::int AS provinces, max(day)::text AS last_day
  FROM unmet_demand
  WHERE day BETWEEN coalesce($1::date, current_date - 30) AND coalesce($2::date, current_date + 1)
    AND ($3::text IS NULL OR province = $3) AND ($4::text IS NULL OR kind = $4)
  GROUP BY kind, key
  HAVING $5::bigint IS NULL OR (- sum(searches), kind, key) > (- $5::bigint, $6::text, $7::text)
  ORDER BY - sum(searches), kind, key LIMIT $8`;

/** What the cluster's market is doing. */
@Injectable()
export class InsightsQueries {
  constructor(private readonly source: DataSource) {}

  /** What was looked for in a time and not on offer, the most wanted first. */
  async unmetDemand(actor: Actor, query: UnmetDemandQuery): Promise<UnmetDemandPageView> {
    requireKind(actor, 'platform');
    requireRole(actor, 'admin', 'owner');
    const { from = null, to = null, province = null, kind = null, cursor, limit } = query;
    const list = `unmet ${[from, to, province, kind].join(' ')}`;
    const after = cursor ? afterOf(list, cursor) : [null, null, null];
    const rows: UnmetDemandRow[] = await this.source.query(UNMET, [
      from,
      to,
      province,
      kind,
      ...after,
      limit + 1,
    ]);
    return toPage(rows, limit, toUnmetDemandView, (row) =>
      encodeCursor(list, [row.searches, row.kind, row.key]),
    );
  }
}

function afterOf(list: string, cursor: string): string[] {
  const [searches, kind, key] = decodeCursor(list, cursor).map(String);
  if (searches === undefined || kind === undefined || key === undefined) throw malformedCursor();
  if (!/^\d{1,18}$/.test(searches)) throw malformedCursor();
  return [searches, kind, key];
}
