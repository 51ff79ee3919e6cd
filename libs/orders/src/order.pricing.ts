import { lineTotalMinor, unitPriceMicros } from '@app/kernel';

/** Output VAT on goods, GB practice: 13 %, contained in every price. */
const VAT_PERCENT = 13n;
const BASIS_POINTS = 10_000n;

export interface PricedLine {
  unitPrice: string;
  quantity: number;
}

/** What a seller's part of a purchase comes to, in fen; each line is rounded once. */
export function priceOrder(
  lines: readonly PricedLine[],
  commissionBasisPoints: number,
): { lineTotals: bigint[]; totalMinor: bigint; taxMinor: bigint; commissionMinor: bigint } {
  const lineTotals = lines.map((line) => lineTotalMinor(unitPriceMicros(line.unitPrice), line.quantity));
  const totalMinor = lineTotals.reduce((sum, total) => sum + total, 0n);
  return {
    lineTotals,
    totalMinor,
    taxMinor: roundedShare(totalMinor, VAT_PERCENT, 100n + VAT_PERCENT),
    commissionMinor: roundedShare(totalMinor, BigInt(commissionBasisPoints), BASIS_POINTS),
  };
}

function roundedShare(amount: bigint, numerator: bigint, denominator: bigint): bigint {
  return (2n * amount * numerator + denominator) / (2n * denominator);
}
