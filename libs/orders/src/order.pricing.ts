import { lineTotalMinor, unitPriceMicros } from '@app/kernel';

/** Output VAT on goods, GB practice: 13 %, contained in every price. */
const VAT_PERCENT = 13n;

export interface PricedLine {
  unitPrice: string;
  quantity: number;
}

export interface PricedGoods {
  lineTotals: bigint[];
  goodsMinor: bigint;
}

/** What a seller's goods come to, in fen; each line is rounded once. */
export function priceGoods(lines: readonly PricedLine[]): PricedGoods {
  const lineTotals = lines.map((line) => lineTotalMinor(unitPriceMicros(line.unitPrice), line.quantity));
  return { lineTotals, goodsMinor: lineTotals.reduce((sum, total) => sum + total, 0n) };
}

/** Goods and freight are one supply, taxed alike. */
export function priceOrder(
  goodsMinor: bigint,
  freightMinor: bigint,
): { totalMinor: bigint; taxMinor: bigint } {
  const totalMinor = goodsMinor + freightMinor;
  return {
    totalMinor,
    taxMinor: roundedShare(totalMinor, VAT_PERCENT, 100n + VAT_PERCENT),
  };
}

/** Rounded half up. */
export function roundedShare(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  return (2n * amount * numerator + denominator) / (2n * denominator);
}
