import { PartTypes, type ResolvedPartType } from '@app/catalog';
import { type DomainError, type FieldFault, type Text } from '@app/kernel';
import { type Actor, Database, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { duplicateListing, unknownDesignation } from './listing.faults.js';
import { insertListings, type LockedListing, lockSameOnOffer, updateListings } from './listing.store.js';
import { type ChangedRow, listingsChanged } from './listings.events.js';
import { requireSeller } from './listings.service.js';
import { type NamedGoods, nameGoods } from './named-goods.js';
import {
  decide,
  type Decision,
  goodsKey,
  type GoodsUpdate,
  repeatedItem,
  type SellerFacts,
} from './stock-and-prices.rules.js';
import { Stock } from './stock.service.js';

export interface GoodsOutcome {
  status: 'created' | 'changed' | 'unchanged' | 'rejected';
  listingId?: string;
  error?: { code: string; text: Text; faults: readonly FieldFault[] };
}

/** A partner's system tells stock and prices of many goods at once. Sound items land whatever becomes of others; the same list twice changes nothing. */
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
    return this.database.once(write, (tx) => this.putAll(tx, actor.organisationId, items, named));
  }

  private async putAll(
    tx: EntityManager,
    sellerId: string,
    items: readonly GoodsUpdate[],
    named: readonly (NamedGoods | null)[],
  ): Promise<GoodsOutcome[]> {
    const facts = await sellerFacts(tx, sellerId);
    const existing = await lockSame(tx, sellerId, named);
    const seen = new Set<string>();
    const decisions = items.map((item, index): Decision => {
      const goods = named[index];
      if (!goods) return { act: 'reject', error: unknownDesignation(item.designation) };
      const key = goodsKey(goods);
      if (seen.has(key)) return { act: 'reject', error: repeatedItem() };
      seen.add(key);
      return decide(item, goods, existing.get(key), facts);
    });
    return this.carryOut(tx, sellerId, decisions);
  }

  private async carryOut(
    tx: EntityManager,
    sellerId: string,
    decisions: readonly Decision[],
  ): Promise<GoodsOutcome[]> {
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
    await stateFacts(tx, listingsChanged([...changed, ...created.filter((row) => row !== undefined)]));
    const changedIds = new Set(changed.map((row) => row.listing_id));
    const rowOf = new Map(offered.map((decision, index) => [decision, created[index]]));
    return decisions.map((decision): GoodsOutcome => {
      if (decision.act === 'reject') return rejected(decision.error);
      if (decision.act === 'offer') return offeredOutcome(rowOf.get(decision));
      const fault = counted.get(decision.id)?.fault;
      if (fault) return { ...rejected(fault), listingId: decision.id };
      return { status: changedIds.has(decision.id) ? 'changed' : 'unchanged', listingId: decision.id };
    });
  }

  /** A brand's suffixes are read by its own list, so the catalogue is asked once for each brand. */
  private async name(items: readonly GoodsUpdate[]): Promise<(NamedGoods | null)[]> {
    const byBrand = Map.groupBy(items.keys(), (index) => items[index]?.brand ?? '');
    const parts = new Map<number, ResolvedPartType | null>();
    for (const [brand, indexes] of byBrand) {
      const found = await this.partTypes.resolveMany(
        indexes.map((index) => items[index]?.designation ?? ''),
        { brand },
      );
      indexes.forEach((index, at) => parts.set(index, found[at] ?? null));
    }
    return items.map((item, index) => nameGoods(parts.get(index) ?? null, item.brand, {}));
  }
}

async function sellerFacts(tx: EntityManager, sellerId: string): Promise<SellerFacts> {
  const [row]: SellerFacts[] = await tx.query(
    `SELECT verification = 'verified' AS verified, province, city FROM organisation WHERE id = $1`,
    [sellerId],
  );
  if (row === undefined) throw new TypeError('a seller without an organisation');
  return row;
}

/** What of the goods the seller has on offer already, locked. */
async function lockSame(
  tx: EntityManager,
  sellerId: string,
  named: readonly (NamedGoods | null)[],
): Promise<Map<string, LockedListing>> {
  const goods = named.filter((each) => each !== null);
  const listings = await lockSameOnOffer(tx, sellerId, goods);
  return new Map(listings.map((listing) => [goodsKey(listing.terms), listing]));
}

function offeredOutcome(row: ChangedRow | undefined): GoodsOutcome {
  return row ? { status: 'created', listingId: row.listing_id } : rejected(duplicateListing(undefined));
}

function rejected({ code, text, faults }: DomainError): GoodsOutcome {
  return { status: 'rejected', error: { code, text, faults } };
}
