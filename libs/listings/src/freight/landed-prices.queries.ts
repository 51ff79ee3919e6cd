import { findProvince, toMoneyView } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { unknownProvince } from '../listing.faults.js';
import { type OfferRow, type OfferView, toOfferView } from '../listing.views.js';
import { PRICED_LINES } from '../listings.sql.js';
import { type PriceLinesRequest } from './freight.dto.js';
import { Freight } from './freight.queries.js';
import { type Consignment } from './freight.rules.js';
import { type LandedPricesView, type SellerFreightView } from './landed-prices.views.js';

const CURRENCY = 'CNY';

interface PricedRow extends OfferRow {
  mass_kg: number | null;
}

interface OrderableLine extends Consignment {
  isMassKnown: boolean;
}

/** What a purchase would come to where the goods are wanted: one statement for all lines, one for the freight. */
@Injectable()
export class LandedPrices {
  constructor(
    private readonly source: DataSource,
    private readonly freight: Freight,
  ) {}

  async price({ lines, province }: PriceLinesRequest): Promise<LandedPricesView> {
    const to = province === undefined ? undefined : findProvince(province)?.zh;
    if (province !== undefined && to === undefined) throw unknownProvince(province, 'province');
    const rows: PricedRow[] = await this.source.query(PRICED_LINES, [
      lines.map(({ sellerId }) => sellerId),
      lines.map(({ listingId }) => listingId),
      lines.map(({ quantity }) => quantity),
    ]);
    const rowOf = new Map(rows.map((row) => [`${row.seller_id}/${row.id}`, row]));
    const priced = lines.map((line) => {
      const row = rowOf.get(`${line.sellerId}/${line.listingId}`);
      return { line, row, offer: row ? toOfferView(row, line.quantity) : null };
    });
    const orderable = priced.flatMap(({ line, row, offer }) =>
      row && offer?.orderable ? [toOrderableLine(row, offer, line.quantity)] : [],
    );
    const sellerIds = orderable.map(({ sellerId }) => sellerId);
    const { freeAbove, minOrders } = await this.freight.rules(this.source, sellerIds);
    const freight = to === undefined ? null : await this.freight.quote(this.source, to, orderable, freeAbove);
    return {
      lines: priced.map(({ line: { listingId, sellerId, quantity }, offer }) => ({
        listingId,
        sellerId,
        quantity,
        offer,
      })),
      ...sumsOf(orderable, { freight, minOrders }),
    };
  }
}

function toOrderableLine(row: PricedRow, offer: OfferView, quantity: number): OrderableLine {
  return {
    sellerId: row.seller_id,
    fromProvince: row.ship_from_province,
    goodsMinor: BigInt(offer.lineTotal?.amountMinor ?? 0),
    massKg: (row.mass_kg ?? 0) * quantity,
    isMassKnown: row.mass_kg !== null,
  };
}

function worthOf(
  lines: readonly OrderableLine[],
  least: bigint | undefined,
): Pick<SellerFreightView, 'goods' | 'minOrder' | 'belowMinOrder'> {
  const worth = sum(lines.map(({ goodsMinor }) => goodsMinor));
  return {
    goods: money(worth),
    minOrder: least === undefined ? null : money(least),
    belowMinOrder: least === undefined || worth >= least ? null : money(least - worth),
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
const money = (amountMinor: bigint) => toMoneyView(amountMinor, CURRENCY);

function sumsOf(
  orderable: readonly OrderableLine[],
  {
    freight,
    minOrders,
  }: { freight: ReadonlyMap<string, bigint> | null; minOrders: ReadonlyMap<string, bigint> },
): Pick<LandedPricesView, 'sellers' | 'goods' | 'freight' | 'total'> {
  const goods = sum(orderable.map(({ goodsMinor }) => goodsMinor));
  const carried = freight && sum([...freight.values()]);
  return {
    sellers: [...Map.groupBy(orderable, ({ sellerId }) => sellerId)].map(([sellerId, own]) => ({
      sellerId,
      ...worthOf(own, minOrders.get(sellerId)),
      massKg: own.every(({ isMassKnown }) => isMassKnown)
        ? own.reduce((total, { massKg }) => total + massKg, 0)
        : null,
      freight: freight && money(freight.get(sellerId) ?? 0n),
    })),
    goods: money(goods),
    freight: carried === null ? null : money(carried),
    total: money(goods + (carried ?? 0n)),
  };
}
