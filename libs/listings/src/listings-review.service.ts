import { notFound } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ListingState } from './listing.entity.js';
import { stateConflict } from './listing.faults.js';
import { type ListingAct, stateAfter, statesBefore } from './listing.states.js';
import { type ListingView } from './listing.views.js';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { ListingsQueries } from './listings.queries.js';
import { ADMIT_LISTINGS, MOVE_LISTING, RECALL_LISTINGS } from './listings.sql.js';
import { type ListingRef } from './stock.service.js';

/** What the market decides about a listing. The caller has made sure of an admin, keeps the audit trail and tells the seller. */
@Injectable()
export class ListingsReview {
  constructor(private readonly queries: ListingsQueries) {}

  /** In review, or taken down by mistake → live. */
  approve(tx: EntityManager, listing: ListingRef): Promise<ListingView> {
    return this.decide(tx, listing, 'approve', null);
  }

  /** Off the market, with the reason that the seller reads. */
  takeDown(tx: EntityManager, listing: ListingRef, reason: string): Promise<ListingView> {
    return this.decide(tx, listing, 'take_down', reason);
  }

  /** A firm that is no longer trusted: all it offers goes back to review. Answers how many. */
  async recall(tx: EntityManager, sellerId: string, reason: string): Promise<number> {
    const moved: ChangedRow[] = await tx.query(RECALL_LISTINGS, [sellerId, reason]);
    await stateFacts(tx, listingsChanged(moved));
    return moved.length;
  }

  /** A firm that has come to be trusted: what it offered meanwhile goes on the market. Answers how many. */
  async admit(tx: EntityManager, sellerId: string): Promise<number> {
    const moved: ChangedRow[] = await tx.query(ADMIT_LISTINGS, [sellerId]);
    await stateFacts(tx, listingsChanged(moved));
    return moved.length;
  }

  private async decide(
    tx: EntityManager,
    { sellerId, listingId }: ListingRef,
    act: ListingAct,
    reason: string | null,
  ): Promise<ListingView> {
    const [row]: { state: ListingState }[] = await tx.query(
      `SELECT state FROM listing WHERE seller_id = $1 AND id = $2 FOR UPDATE`,
      [sellerId, listingId],
    );
    if (row === undefined) throw notFound('listing', '商品', 'listing');
    const next = stateAfter(act, row.state);
    if (next === undefined || next === row.state) throw stateConflict(row.state, statesBefore(act));
    const moved: ChangedRow[] = await tx.query(MOVE_LISTING, [sellerId, listingId, row.state, next, reason]);
    await stateFacts(tx, listingsChanged(moved));
    return this.queries.read(tx, { sellerId, listingId });
  }
}
