import { divide, lineTotalMinor, unitPriceMicros } from '@app/kernel';
import { freightBySeller, type Rate, unitPriceAt } from '@app/listings';
import {
  type AllocationProblem,
  type LineOffer,
  orderLinesOf,
  type PlanPart,
  type PlanParts,
} from './allocation.problem.js';

export interface SellerCost {
  goodsMinor: bigint;
  freightMinor: bigint;
}

/** What a plan comes to, in fen: as its orders would. */
export interface PlanCost extends SellerCost {
  totalMinor: bigint;
  /** By part; of what several lines have of one listing, by their pieces. */
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
  const orderLines = orderLinesOf(parts).map((each) => {
    const totalMinor = goodsMinor(each.offer, each.quantity);
    if (totalMinor === undefined)
      throw new RangeError(`${each.quantity} pieces are below the first price break`);
    return { ...each, totalMinor };
  });
  const totalOf = new Map<PlanPart, bigint>();
  for (const { parts: own, totalMinor } of orderLines) {
    const totals = divide(
      totalMinor,
      own.map(({ quantity }) => BigInt(quantity)),
    );
    for (const [at, part] of own.entries()) totalOf.set(part, totals[at]!);
  }
  const consignments = orderLines.map(({ offer, quantity, totalMinor }) => ({
    sellerId: offer.sellerId,
    fromProvince: offer.shipFromProvince,
    goodsMinor: totalMinor,
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
  const goods = sum(orderLines.map(({ totalMinor }) => totalMinor));
  const carried = sum([...freight.values()]);
  return {
    goodsMinor: goods,
    freightMinor: carried,
    totalMinor: goods + carried,
    partTotals: parts.map((part) => totalOf.get(part)!),
    bySeller,
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);
