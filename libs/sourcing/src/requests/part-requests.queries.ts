import { type PartFamily } from '@app/bearings';
import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, type PageQuery, requireKind, requireRole, TODAY_SQL } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type PartRequestsQuery } from './leave-request.dto.js';
import {
  type BuyerPartRequestPageView,
  type PartRequestPageView,
  type PartRequestRow,
  type PartRequestView,
  type SoughtPageView,
  toBuyerPartRequestView,
  toPartRequestView,
  toSoughtView,
} from './part-request.views.js';

const OWN = 'requests';
const SOUGHT = 'requests to sellers';
const ALL = 'requests of all';

/** Requests with those of their lines that meet a condition. */
const rows = (lines = 'true') => `
  SELECT r.id, r.state, r.province, r.needed_by::text AS needed_by, r.note, r.opened_at, r.closed_at, r.buyer_id,
    o.name AS buyer_name,
    (SELECT json_agg(json_build_object('line_no', l.line_no, 'text', l.text, 'part_type_id', l.part_type_id,
        'designation', t.designation, 'families', l.families, 'brand', l.brand, 'quantity', l.quantity) ORDER BY l.line_no)
     FROM part_request_line l LEFT JOIN part_type t ON t.id = l.part_type_id WHERE l.request_id = r.id AND ${lines}) AS lines
  FROM part_request r JOIN organisation o ON o.id = r.buyer_id`;

/** What a seller has on offer or could put on offer again. */
const FAMILIES = `
  SELECT DISTINCT t.family FROM listing l JOIN part_type t ON t.id = l.part_type_id
  WHERE l.seller_id = $1 AND l.state NOT IN ('ended', 'taken_down')`;

@Injectable()
export class PartRequestsQueries {
  constructor(private readonly source: DataSource) {}

  async own(actor: Actor, { state, cursor, limit }: PartRequestsQuery): Promise<PartRequestPageView> {
    requireKind(actor, 'buyer');
    const found: PartRequestRow[] = await this.source.query(
      `${rows()}
       WHERE r.buyer_id = $1 AND ($2::text IS NULL OR r.state = $2) AND ($3::uuid IS NULL OR r.id < $3)
       ORDER BY r.id DESC LIMIT $4`,
      [actor.organisationId, state ?? null, decodeIdCursor(OWN, cursor), limit + 1],
    );
    return toPage(found, limit, toPartRequestView, (row) => encodeCursor(OWN, [row.id]));
  }

  /** Open ones that are still of use, by the lines in families that the seller lists. */
  async sought(actor: Actor, { cursor, limit }: PageQuery): Promise<SoughtPageView> {
    requireKind(actor, 'seller');
    const before = decodeIdCursor(SOUGHT, cursor);
    const listed: { family: PartFamily }[] = await this.source.query(FAMILIES, [actor.organisationId]);
    const found: PartRequestRow[] = await this.source.query(
      `${rows('l.families && $1::text[]')}
       WHERE r.state = 'open' AND (r.needed_by IS NULL OR r.needed_by >= ${TODAY_SQL})
         AND EXISTS (SELECT 1 FROM part_request_line l WHERE l.request_id = r.id AND l.families && $1::text[])
         AND ($2::uuid IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [listed.map(({ family }) => family), before, limit + 1],
    );
    return toPage(found, limit, toSoughtView, (row) => encodeCursor(SOUGHT, [row.id]));
  }

  async all(actor: Actor, { state, cursor, limit }: PartRequestsQuery): Promise<BuyerPartRequestPageView> {
    requireKind(actor, 'platform');
    requireRole(actor, 'admin', 'owner');
    const found: PartRequestRow[] = await this.source.query(
      `${rows()}
       WHERE ($1::text IS NULL OR r.state = $1) AND ($2::uuid IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [state ?? null, decodeIdCursor(ALL, cursor), limit + 1],
    );
    return toPage(found, limit, toBuyerPartRequestView, (row) => encodeCursor(ALL, [row.id]));
  }

  /** The buyer's own as it stands in `tx`. */
  async read(tx: EntityManager, buyerId: string, id: string): Promise<PartRequestView> {
    const [row]: PartRequestRow[] = await tx.query(`${rows()} WHERE r.id = $1 AND r.buyer_id = $2`, [
      id,
      buyerId,
    ]);
    if (row === undefined) throw notFound('request', '求购', 'request');
    return toPartRequestView(row);
  }
}
