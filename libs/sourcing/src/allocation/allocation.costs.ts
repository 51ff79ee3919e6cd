import { lineTotalMinor, unitPriceMicros } from '@app/kernel';
import { freightBySeller, type Rate, unitPriceAt } from '@app/listings';
import { type AllocationProblem, type LineOffer, type PlanParts } from './allocation.problem.js';

export interface SellerCost {
  goodsMinor: bigint;
  freightMinor: bigint;
}

/** What a plan comes to, in fen: as its orders would. */
export interface PlanCost extends SellerCost {
  totalMinor: bigint;
  /** By part. */
  partTotals: bigint[];
  bySeller: Map<string, SellerCost>;
}

/** Offers are weighed many times over: their prices are read once. */
const pricesRead = new WeakMap<LineOffer['priceBreaks'], Map<string, bigint>>();

/** What so many pieces cost, in fen; below the first break there is no price. */
export function goodsMinor({ priceBreaks }: LineOffer, quantity: number): bigint | undefined {
  const unitPrice = unitPriceAt(priceBreaks, quantity);
  if (unitPrice === undefined) return undefined;
  const read = pricesRead.get(priceBreaks) ?? new Map<string, bigint>();
  if (read.size === 0) pricesRead.set(priceBreaks, read);
  const micros = read.get(unitPrice) ?? unitPriceMicros(unitPrice);
  read.set(unitPrice, micros);
  return lineTotalMinor(micros, quantity);
}

export function costOf({ rates, freeAboveMinor }: AllocationProblem, parts: PlanParts): PlanCost {
  const partTotals = parts.map(({ offer, quantity }) => {
    const total = goodsMinor(offer, quantity);
    if (total === undefined) throw new RangeError(`${quantity} pieces are below the first price break`);
    return total;
  });
  const consignments = parts.map(({ offer, quantity }, at) => ({
    sellerId: offer.sellerId,
    fromProvince: offer.shipFromProvince,
    goodsMinor: partTotals[at] ?? 0n,
    massKg: offer.massKg * quantity,
  }));
  const rateFrom = (province: string): Rate => {
    const rate = rates.get(province);
    if (!rate) throw new RangeError(`no freight rate from ${province}`);
    return rate;
  };
  const freight = freightBySeller(consignments, rateFrom, freeAboveMinor);
  const bySeller = new Map(
    [...Map.groupBy(consignments, ({ sellerId }) => sellerId)].map(([sellerId, own]) => [
      sellerId,
      { goodsMinor: sum(own.map((each) => each.goodsMinor)), freightMinor: freight.get(sellerId) ?? 0n },
    ]),
  );
  const goods = sum(partTotals);
  const carried = sum([...freight.values()]);
  return { goodsMinor: goods, freightMinor: carried, totalMinor: goods + carried, partTotals, bySeller };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
