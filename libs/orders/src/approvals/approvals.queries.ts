import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { utc } from '../orders.sql.js';
import { type ApprovalsQuery } from './approval.dto.js';
import {
  type ApprovalPageView,
  type ApprovalRow,
  type ApprovalView,
  mayDecide,
  toApprovalView,
} from './approval.views.js';

type Reader = Pick<EntityManager, 'query'>;

const LIST = 'approvals';

/** An approval with the names of those in it and what was ordered: one row. */
const SELECT_APPROVAL = `
  SELECT a.checkout_id, a.state, c.total_minor, c.currency, a.limit_minor, a.placed_by, p.name AS placer_name, a.decided_by,
    d.name AS decider_name, ${utc('a.decided_at')} AS decided_at, a.reason, ${utc('c.held_until')} AS held_until,
    ${utc('c.created_at')} AS created_at,
    (SELECT jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'sellerName', o.seller_name,
        'totalMinor', o.total_minor::text) ORDER BY o.number) FROM trade_order o WHERE o.checkout_id = c.id) AS orders
  FROM approval a
  JOIN checkout c ON c.id = a.checkout_id
  JOIN person p ON p.id = a.placed_by
  LEFT JOIN person d ON d.id = a.decided_by`;

/** What waits, or waited, for somebody's approval, as the buyer's people see it. */
@Injectable()
export class ApprovalsQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Newest first. */
  async list(actor: Actor, { state, cursor, limit }: ApprovalsQuery): Promise<ApprovalPageView> {
    requireKind(actor, 'buyer');
    const listed: Promise<ApprovalRow[]> = this.source.query(
      `${SELECT_APPROVAL}
       WHERE a.buyer_id = $1 AND ($2::text IS NULL OR a.state = $2 OR ($2 = 'decided' AND a.state <> 'waiting'))
         AND ($3::uuid IS NULL OR a.checkout_id < $3)
       ORDER BY a.checkout_id DESC LIMIT $4`,
      [actor.organisationId, state ?? null, decodeIdCursor(LIST, cursor), limit + 1],
    );
    const counted: Promise<{ waiting: number; for_me: number }[]> = this.source.query(
      `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE $3 AND placed_by IS DISTINCT FROM $2)::int AS for_me
       FROM approval WHERE buyer_id = $1 AND state = 'waiting'`,
      [actor.organisationId, actor.userId, mayDecide(actor)],
    );
    const [rows, [count]] = await Promise.all([listed, counted]);
    const page = toPage(
      rows,
      limit,
      (row) => toApprovalView(row, actor),
      (row) => encodeCursor(LIST, [row.checkout_id]),
    );
    return { ...page, waiting: count?.waiting ?? 0, forMe: count?.for_me ?? 0 };
  }

  /** Another firm's is not found, rather than forbidden. */
  async approval(actor: Actor, checkoutId: string, reader: Reader = this.source): Promise<ApprovalView> {
    requireKind(actor, 'buyer');
    const [row]: ApprovalRow[] = await reader.query(
      `${SELECT_APPROVAL} WHERE a.checkout_id = $1 AND a.buyer_id = $2`,
      [checkoutId, actor.organisationId],
    );
    if (!row) throw notFound('approval', '审批', 'approval');
    return toApprovalView(row, actor);
  }
}
