import { PartTypes } from '@app/catalog';
import { type DomainError, type FieldFault, type Text } from '@app/kernel';
import { type Actor, Database, stateFacts, TODAY_SQL, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { duplicateListing, noListing, unknownDesignation } from './listing.faults.js';
import {
  insertListings,
  type LockedListing,
  lockListings,
  sameOnOffer,
  updateListings,
} from './listing.store.js';
import { type ListingTerms } from './listing.terms.js';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { requireSeller } from './listings.service.js';
import { type NamedGoods, nameGoods } from './named-goods.js';
import {
  decide,
  type Decision,
  goodsKey,
  type GoodsUpdate,
  type ListingUpdate,
  repeatedItem,
  type SellerFacts,
} from './stock-and-prices.rules.js';
import { belowReserved, Stock } from './stock.service.js';

export interface GoodsOutcome {
  status: 'created' | 'changed' | 'unchanged' | 'rejected';
  listingId?: string;
  error?: { code: string; text: Text; faults: readonly FieldFault[] };
}

export interface AdjustedOutcome extends GoodsOutcome {
  listingId: string;
}

/** What would become of an item, with what stands now and what would stand then. */
export interface GoodsPreview extends GoodsOutcome {
  before?: { terms: ListingTerms; pieces: number };
  after?: { terms: ListingTerms; pieces: number };
}

/** Items, what goods each names, and the goods that earlier items named. */
export interface GoodsList {
  items: readonly GoodsUpdate[];
  named: readonly (NamedGoods | null)[];
  seen: ReadonlySet<string>;
}

/** A seller's list tells stock and prices of many goods at once. Sound items land whatever becomes of others; the same list twice changes nothing. */
@Injectable()
export class StockAndPrices {
  constructor(
    private readonly database: Database,
    private readonly partTypes: PartTypes,
    private readonly stock: Stock,
  ) {}

  async put(actor: Actor, items: readonly GoodsUpdate[], write: WriteRequest): Promise<GoodsOutcome[]> {
    requireSeller(actor);
    const named = await this.name(items);
    return this.database.once(write, async (tx) => {
      const merged = await this.merge(tx, actor.organisationId, { items, named, seen: new Set() });
      await stateFacts(tx, listingsChanged(merged.rows));
      return merged.outcomes;
    });
  }

  /** The same of the seller's own listings by their ids. */
  async adjust(
    actor: Actor,
    items: readonly ListingUpdate[],
    write: WriteRequest,
  ): Promise<AdjustedOutcome[]> {
    requireSeller(actor);
    const sellerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const facts = await sellerFacts(tx, sellerId);
      const listings = await lockListings(
        tx,
        sellerId,
        items.map(({ id }) => id),
      );
      const byId = new Map(listings.map((listing) => [listing.id, listing]));
      const decisions = items.map((item): Decision => {
        const listing = byId.get(item.id);
        if (!listing) return { act: 'reject', error: noListing() };
        return decide({ taxIncluded: listing.terms.taxIncluded, ...item }, listing.terms, listing, facts);
      });
      const { outcomes, rows } = await this.carryOut(tx, sellerId, decisions);
      await stateFacts(tx, listingsChanged(rows));
      return outcomes.map((outcome, index) => ({ ...outcome, listingId: items[index]!.id }));
    });
  }

  /** Carries a list out within `tx`, each goods' row locked; the caller states the facts of the rows that changed. */
  async merge(
    tx: EntityManager,
    sellerId: string,
    list: GoodsList,
  ): Promise<{ outcomes: GoodsOutcome[]; rows: ChangedRow[] }> {
    const facts = await sellerFacts(tx, sellerId);
    const existing = await byGoods(tx, sellerId, list.named, { lock: true });
    return this.carryOut(tx, sellerId, decideAll(list, existing, facts));
  }

  /** What `merge` would do as things stand; nothing is locked or written. */
  async preview(tx: EntityManager, sellerId: string, list: GoodsList): Promise<GoodsPreview[]> {
    const facts = await sellerFacts(tx, sellerId);
    const existing = await byGoods(tx, sellerId, list.named, { lock: false });
    const shelves = await this.stock.onShelf(
      tx,
      [...existing.values()].map(({ id }) => ({ sellerId, listingId: id })),
    );
    return decideAll(list, existing, facts).map((decision, index): GoodsPreview => {
      if (decision.act === 'reject') return rejected(decision.error);
      const { terms } = decision;
      if (decision.act === 'offer') return { status: 'created', after: { terms, pieces: decision.pieces } };
      const goods = list.named[index];
      const before = goods && existing.get(goodsKey(goods));
      const shelf = shelves.get(decision.id) ?? { onHand: 0, reserved: 0 };
      const pieces = decision.pieces ?? shelf.onHand;
      if (pieces < shelf.reserved) return rejected(belowReserved(shelf.reserved));
      const changed = decision.changed || pieces !== shelf.onHand;
      return {
        status: changed ? 'changed' : 'unchanged',
        listingId: decision.id,
        ...(before && { before: { terms: before.terms, pieces: shelf.onHand } }),
        after: { terms, pieces },
      };
    });
  }

  /** What the items name; a brand's suffixes are read by its own list. */
  async name(items: readonly GoodsUpdate[]): Promise<(NamedGoods | null)[]> {
    const parts = await this.partTypes.resolveMany(
      items.map(({ designation, brand }) => ({ text: designation, hints: { brand } })),
    );
    return items.map((item, index) => nameGoods(parts[index] ?? null, item.brand, item.features ?? {}));
  }

  private async carryOut(
    tx: EntityManager,
    sellerId: string,
    decisions: readonly Decision[],
  ): Promise<{ outcomes: GoodsOutcome[]; rows: ChangedRow[] }> {
    const counted = await this.stock.count(
      tx,
      decisions.flatMap((decision) =>
        decision.act === 'amend' && decision.pieces !== undefined
          ? [{ sellerId, listingId: decision.id, pieces: decision.pieces }]
          : [],
      ),
    );
    const amended = decisions.filter(
      (decision) =>
        decision.act === 'amend' &&
        !counted.get(decision.id)?.fault &&
        (decision.changed || counted.get(decision.id)?.moved),
    ) as Extract<Decision, { act: 'amend' }>[];
    const offered = decisions.filter((decision) => decision.act === 'offer');
    const changed = await updateListings(tx, sellerId, amended);
    const created = await insertListings(tx, sellerId, offered);
    const opened = offered.flatMap(({ pieces }, index) => {
      const row = created[index];
      return row ? [{ sellerId, listingId: row.listing_id, pieces }] : [];
    });
    await this.stock.open(tx, opened);
    const changedIds = new Set(changed.map((row) => row.listing_id));
    const rowOf = new Map(offered.map((decision, index) => [decision, created[index]]));
    const outcomes = decisions.map((decision): GoodsOutcome => {
      if (decision.act === 'reject') return rejected(decision.error);
      if (decision.act === 'offer') return offeredOutcome(rowOf.get(decision));
      const fault = counted.get(decision.id)?.fault;
      if (fault) return { ...rejected(fault), listingId: decision.id };
      return { status: changedIds.has(decision.id) ? 'changed' : 'unchanged', listingId: decision.id };
    });
    return { outcomes, rows: [...changed, ...created.filter((row) => row !== undefined)] };
  }
}

function decideAll(
  { items, named, seen }: GoodsList,
  existing: ReadonlyMap<string, LockedListing>,
  facts: SellerFacts,
): Decision[] {
  const here = new Set<string>();
  return items.map((item, index): Decision => {
    const goods = named[index];
    if (!goods) return { act: 'reject', error: unknownDesignation(item.designation) };
    const key = goodsKey(goods);
    if (seen.has(key) || here.has(key)) return { act: 'reject', error: repeatedItem() };
    here.add(key);
    return decide(item, goods, existing.get(key), facts);
  });
}

async function sellerFacts(tx: EntityManager, sellerId: string): Promise<SellerFacts> {
  const [row]: SellerFacts[] = await tx.query(
    `SELECT verification = 'verified' AS verified, province, city, ${TODAY_SQL}::text AS today, ARRAY(
       SELECT DISTINCT kind FROM certificate WHERE organisation_id = $1 AND state IN ('pending', 'verified')
     ) AS certificates
     FROM organisation WHERE id = $1`,
    [sellerId],
  );
  if (row === undefined) throw new TypeError('a seller without an organisation');
  return row;
}

/** What of the goods the seller has on offer already. */
async function byGoods(
  tx: EntityManager,
  sellerId: string,
  named: readonly (NamedGoods | null)[],
  how: { lock: boolean },
): Promise<Map<string, LockedListing>> {
  const goods = named.filter((each) => each !== null);
  const listings = await sameOnOffer(tx, sellerId, goods, how);
  return new Map(listings.map((listing) => [goodsKey(listing.terms), listing]));
}

function offeredOutcome(row: ChangedRow | undefined): GoodsOutcome {
  return row ? { status: 'created', listingId: row.listing_id } : rejected(duplicateListing(undefined));
}

function rejected({ code, text, faults }: DomainError): GoodsOutcome {
  return { status: 'rejected', error: { code, text, faults } };
}
