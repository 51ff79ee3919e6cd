import { lineTotalMinor, unitPriceMicros } from '@app/kernel';
import { freightBySeller, type PriceBreak, type Rate, unitPriceAt } from '@app/listings';

export interface ComparedOffer {
  no: number;
  lineNo: number;
  quantity: number;
  priceBreaks: readonly PriceBreak[];
  shipFromProvince: string;
  /** Of one piece; 0 where the catalogue does not know it, as orders reckon. */
  massKg: number;
}

export interface ComparedCell {
  no: number;
  lineNo: number;
  /** Pieces that the line would take of it. */
  pieces: number;
  unitPrice: string;
  goodsMinor: bigint;
  /** Its part of what the whole quote would cost to carry, by mass. */
  freightMinor: bigint;
}

export interface ComparedQuote {
  cells: ComparedCell[];
  /** Each line at its cheapest. */
  goodsMinor: bigint;
  freightMinor: bigint;
}

const GRAMS = 1000;

/** What a quote comes to where the goods are wanted, if all that it offers is taken. `asked`: pieces by line. */
export function compareQuote(
  sellerId: string,
  offers: readonly ComparedOffer[],
  asked: ReadonlyMap<number, number>,
  rates: ReadonlyMap<string, Rate>,
  freeAboveMinor: ReadonlyMap<string, bigint>,
): ComparedQuote {
  const cells = offers.map((offer) => {
    const pieces = Math.max(
      offer.priceBreaks[0]!.minQuantity,
      Math.min(offer.quantity, asked.get(offer.lineNo) ?? offer.quantity),
    );
    const unitPrice = unitPriceAt(offer.priceBreaks, pieces)!;
    const goodsMinor = lineTotalMinor(unitPriceMicros(unitPrice), pieces);
    return { offer, pieces, unitPrice, goodsMinor, grams: Math.round(offer.massKg * pieces * GRAMS) };
  });
  const cheapest = [...Map.groupBy(cells, ({ offer }) => offer.lineNo).values()].map((own) =>
    own.reduce((a, b) => (b.goodsMinor < a.goodsMinor ? b : a)),
  );
  const carried = cheapest.filter(({ offer }) => rates.has(offer.shipFromProvince));
  const freightMinor =
    freightBySeller(
      carried.map(({ offer, goodsMinor, grams }) => ({
        sellerId,
        fromProvince: offer.shipFromProvince,
        goodsMinor,
        massKg: grams / GRAMS,
      })),
      (province) => rates.get(province)!,
      freeAboveMinor,
    ).get(sellerId) ?? 0n;
  const allGrams = cheapest.reduce((sum, { grams }) => sum + grams, 0);
  const shareOf = (grams: number): bigint =>
    allGrams === 0
      ? freightMinor / BigInt(Math.max(1, cheapest.length))
      : (freightMinor * BigInt(grams) + BigInt(allGrams) / 2n) / BigInt(allGrams);
  return {
    cells: cells.map(({ offer, pieces, unitPrice, goodsMinor, grams }) => ({
      no: offer.no,
      lineNo: offer.lineNo,
      pieces,
      unitPrice,
      goodsMinor,
      freightMinor: shareOf(grams),
    })),
    goodsMinor: cheapest.reduce((sum, each) => sum + each.goodsMinor, 0n),
    freightMinor,
  };
}
