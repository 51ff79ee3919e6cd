import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, FileStore, type KeptFile, requireKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { partyOf } from '../order.views.js';
import { type ClaimsQuery, type DisputesQuery } from './claim.dto.js';
import { CLAIM_PHOTOGRAPH } from './claim-photographs.js';
import {
  type ClaimPageView,
  type ClaimRow,
  type ClaimsOfOrderView,
  type ClaimView,
  toClaimView,
} from './claim.views.js';
import { SELECT_CLAIM } from './claims.sql.js';

type Reader = Pick<EntityManager, 'query'>;

const DISPUTES = 'disputes';

/** Claims as the two sides and the market see them. */
@Injectable()
export class ClaimsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly files: FileStore,
  ) {}

  /** Another's claim is not found, rather than forbidden. */
  async claim(actor: Actor, id: string): Promise<ClaimView> {
    const [row]: ClaimRow[] = await this.source.query(`${SELECT_CLAIM} WHERE c.id = $1`, [id]);
    const party = row && partyOf(actor, row);
    if (!row || !party) throw notFound('claim', '索赔', 'claim');
    return toClaimView(row, party);
  }

  async ofOrder(actor: Actor, orderId: string): Promise<ClaimsOfOrderView> {
    const [order]: { seller_id: string; buyer_id: string }[] = await this.source.query(
      `SELECT seller_id, buyer_id FROM trade_order WHERE id = $1`,
      [orderId],
    );
    const party = order && partyOf(actor, order);
    if (!order || !party) throw notFound('order', '订单', 'order');
    const rows: ClaimRow[] = await this.source.query(
      `${SELECT_CLAIM} WHERE c.seller_id = $1 AND c.order_id = $2 ORDER BY c.id`,
      [order.seller_id, orderId],
    );
    return { items: rows.map((row) => toClaimView(row, party)) };
  }

  async ofBuyer(actor: Actor, query: ClaimsQuery): Promise<ClaimPageView> {
    requireKind(actor, 'buyer');
    return this.page('claims.buyer', 'c.buyer_id = $1', actor, query);
  }

  async ofSeller(actor: Actor, query: ClaimsQuery): Promise<ClaimPageView> {
    requireKind(actor, 'seller');
    return this.page('claims.seller', 'c.seller_id = $1', actor, query);
  }

  /** Oldest first: who has waited longest is next. Whoever asks has made sure that an admin does. */
  async inState({ state, cursor, limit }: DisputesQuery): Promise<ClaimPageView> {
    const rows: ClaimRow[] = await this.source.query(
      `${SELECT_CLAIM} WHERE c.state = $1 AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
      [state, decodeIdCursor(DISPUTES, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toClaimView(row, 'admin'),
      (row) => encodeCursor(DISPUTES, [row.id]),
    );
  }

  /** A photograph that was shown in a claim, to those who may see the claim. */
  async photograph(actor: Actor, claimId: string, photographId: string, size?: 'small'): Promise<KeptFile> {
    const [shown]: unknown[] = await this.source.query(
      `SELECT 1 FROM claim c JOIN claim_step s ON s.seller_id = c.seller_id AND s.claim_id = c.id
       WHERE c.id = $2 AND ($1 IN (c.seller_id, c.buyer_id) OR $4) AND $3 = ANY(s.photograph_ids)`,
      [actor.organisationId, claimId, photographId, actor.organisationKind === 'platform'],
    );
    if (!shown) throw notFound('file', '文件', 'file');
    return this.files.find(photographId, CLAIM_PHOTOGRAPH, size);
  }

  async claimRow(reader: Reader, sellerId: string, id: string): Promise<ClaimRow> {
    const [row]: ClaimRow[] = await reader.query(`${SELECT_CLAIM} WHERE c.seller_id = $1 AND c.id = $2`, [
      sellerId,
      id,
    ]);
    if (!row) throw notFound('claim', '索赔', 'claim');
    return row;
  }

  async hasOpen(reader: Reader, order: { seller_id: string; id: string }): Promise<boolean> {
    const found: unknown[] = await reader.query(
      `SELECT 1 FROM claim WHERE seller_id = $1 AND order_id = $2 AND state <> 'settled' LIMIT 1`,
      [order.seller_id, order.id],
    );
    return found.length > 0;
  }

  /** Newest first. */
  async openOf(reader: Reader, order: { seller_id: string; id: string }): Promise<ClaimRow[]> {
    return reader.query(
      `${SELECT_CLAIM} WHERE c.seller_id = $1 AND c.order_id = $2 AND c.state <> 'settled' ORDER BY c.id DESC`,
      [order.seller_id, order.id],
    );
  }

  /** Newest first. */
  private async page(
    list: string,
    scope: string,
    actor: Actor,
    { state, cursor, limit }: ClaimsQuery,
  ): Promise<ClaimPageView> {
    const rows: ClaimRow[] = await this.source.query(
      `${SELECT_CLAIM} WHERE ${scope} AND ($2::text IS NULL OR c.state = $2) AND ($3::uuid IS NULL OR c.id < $3)
       ORDER BY c.id DESC LIMIT $4`,
      [actor.organisationId, state ?? null, decodeIdCursor(list, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toClaimView(row, partyOf(actor, row) ?? 'buyer'),
      (row) => encodeCursor(list, [row.id]),
    );
  }
}
