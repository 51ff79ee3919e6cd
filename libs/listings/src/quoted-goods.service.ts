import { DomainError } from '@app/kernel';
import { stateFacts } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type PriceBreak } from './listing.entity.js';
import { insertListings, sameOnOffer } from './listing.store.js';
import { featureKey, UNSAID } from './listing.terms.js';
import { listingsChanged } from './listings.events.js';
import { type NamedGoods } from './named-goods.js';
import { Stock } from './stock.service.js';

export interface QuotedGoods extends NamedGoods {
  priceBreaks: readonly PriceBreak[];
  leadTimeDays: number;
}

/** Where the stock of quoted goods is counted: a seller may quote what it has never listed. */
@Injectable()
export class QuotedListings {
  constructor(private readonly stock: Stock) {}

  /**
   * The seller's listing of each of the goods. Where it has none, one is made that is not on offer: paused, for its seller to put on the
   * market or not. The seller is verified; the caller has made sure.
   */
  async of(tx: EntityManager, sellerId: string, goods: readonly QuotedGoods[]): Promise<string[]> {
    const known = await this.known(tx, sellerId, goods);
    const lacking = [...new Map(goods.map((each) => [keyOf(each), each])).entries()]
      .filter(([key]) => !known.has(key))
      .map(([, each]) => each);
    if (lacking.length > 0) {
      const { province, city } = await seatOf(tx, sellerId);
      const rows = await insertListings(
        tx,
        sellerId,
        lacking.map(({ partTypeId, brand, features, priceBreaks, leadTimeDays }) => ({
          terms: {
            ...UNSAID,
            partTypeId,
            brand,
            features,
            priceBreaks: [...priceBreaks],
            moq: priceBreaks[0]!.minQuantity,
            orderMultiple: 1,
            leadTimeDays,
            shipFromProvince: province,
            shipFromCity: city,
          },
          state: 'paused',
        })),
      );
      const made = rows.flatMap((row) => row ?? []);
      await this.stock.open(
        tx,
        made.map((row) => ({ sellerId, listingId: row.listing_id, pieces: 0 })),
      );
      await stateFacts(tx, listingsChanged(made));
      // Also what another made of the same goods meanwhile.
      for (const [key, id] of await this.known(tx, sellerId, lacking)) known.set(key, id);
    }
    return goods.map((each) => known.get(keyOf(each)) ?? fail());
  }

  private async known(
    tx: EntityManager,
    sellerId: string,
    goods: readonly NamedGoods[],
  ): Promise<Map<string, string>> {
    const found = await sameOnOffer(tx, sellerId, goods, { lock: false });
    return new Map(found.map(({ terms, id }) => [keyOf(terms), id]));
  }
}

const keyOf = ({ partTypeId, brand, features }: NamedGoods): string =>
  [partTypeId, brand, featureKey(features)].join('\n');

async function seatOf(
  tx: EntityManager,
  sellerId: string,
): Promise<{ province: string; city: string | null }> {
  const [row]: { province: string; city: string | null }[] = await tx.query(
    `SELECT province, city FROM organisation WHERE id = $1`,
    [sellerId],
  );
  return row ?? fail();
}

function fail(): never {
  throw new DomainError('conflict', 'listing.changed_meanwhile', {
    zh: '商品刚刚被改动，请重试',
    en: 'The listing was changed just now; try again',
  });
}
