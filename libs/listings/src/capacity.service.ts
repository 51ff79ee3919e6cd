import { DomainError, notFound } from '@app/kernel';
import { type Actor, Database, TODAY_SQL, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LOCK_MADE, readyOn } from './capacity.sql.js';
import { type CapacityDayView, type CapacityView, type PromiseView } from './capacity.views.js';
import { requireSeller } from './listings.service.js';
import { type ListingRef } from './stock.service.js';

/** What is made to order: the calendar that a seller keeps, and by when an order beyond its stock could be ready. */
@Injectable()
export class Capacity {
  constructor(
    private readonly database: Database,
    private readonly source: DataSource,
  ) {}

  /** The days ahead, with what is promised of each. */
  async calendar(actor: Actor, listingId: string, days: number): Promise<CapacityView> {
    requireSeller(actor);
    const rows: (CapacityDayView & { perDay: number | null })[] = await this.source.query(
      `SELECT l.capacity_per_day AS "perDay", d::date::text AS day, coalesce(c.promised, 0) AS promised, c.capacity IS NOT NULL AS special,
              coalesce(c.capacity, CASE WHEN extract(isodow FROM d) = ANY(l.work_weekdays) THEN l.capacity_per_day ELSE 0 END, 0) AS capacity
       FROM listing l
       CROSS JOIN generate_series(${TODAY_SQL}, ${TODAY_SQL} + $3::int - 1, interval '1 day') AS d
       LEFT JOIN capacity_day c ON c.seller_id = l.seller_id AND c.listing_id = l.id AND c.day = d::date
       WHERE l.seller_id = $1 AND l.id = $2 ORDER BY d`,
      [actor.organisationId, listingId, days],
    );
    if (rows.length === 0) throw notFound('listing', '商品', 'listing');
    return {
      madeToOrder: rows[0]?.perDay !== null,
      days: rows.map(({ day, capacity, promised }) => ({ day, capacity, promised })),
    };
  }

  /** A day on which more, less or nothing is made; never less than is promised already. */
  async setDay(
    actor: Actor,
    listingId: string,
    { day, capacity }: { day: string; capacity: number },
    write: WriteRequest,
  ): Promise<CapacityDayView> {
    requireSeller(actor);
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const found: unknown[] = await tx.query(LOCK_MADE, [[sellerId], [listingId]]);
      if (found.length === 0) throw notFound('listing', '商品', 'listing');
      const [row]: CapacityDayView[] = await tx.query(
        `INSERT INTO capacity_day AS kept (seller_id, listing_id, day, capacity) VALUES ($1, $2, $3, $4)
         ON CONFLICT (seller_id, listing_id, day) DO UPDATE SET capacity = excluded.capacity WHERE kept.promised <= excluded.capacity
         RETURNING day::text AS day, capacity, promised`,
        [sellerId, listingId, day, capacity],
      );
      if (row === undefined) throw belowPromised();
      // What the seller says by hand is not given back.
      await tx.query(
        `UPDATE capacity_promise SET raised = 0 WHERE seller_id = $1 AND listing_id = $2 AND day = $3 AND raised > 0`,
        [sellerId, listingId, day],
      );
      return row;
    });
  }

  /** From the shelf what lies there, the rest by when it can be made. */
  async promise({ sellerId, listingId }: ListingRef, quantity: number): Promise<PromiseView> {
    const [row]: { available: number; ready_on: string | null; made: boolean }[] = await this.source.query(
      `SELECT s.available, r.ready_on, l.capacity_per_day IS NOT NULL AS made
       FROM listing l
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(on_hand - reserved), 0)::int AS available FROM stock_lot WHERE seller_id = l.seller_id AND listing_id = l.id
       ) s
       CROSS JOIN LATERAL (${readyOn('($3::int - s.available)')}) r
       WHERE l.seller_id = $1 AND l.id = $2 AND l.state = 'live'`,
      [sellerId, listingId, quantity],
    );
    if (row === undefined) throw notFound('listing', '商品', 'listing');
    const fromStock = Math.min(row.available, quantity);
    return { quantity, fromStock, toMake: row.made ? quantity - fromStock : 0, readyOn: row.ready_on };
  }
}

function belowPromised(): DomainError {
  const text = {
    zh: '这一天已承诺的件数更多',
    en: 'More pieces of this day are promised already',
  };
  return new DomainError('conflict', 'listing.capacity_below_promised', text, [
    { field: 'capacity', code: 'listing.capacity_below_promised', message: text },
  ]);
}
