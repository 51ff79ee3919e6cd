/** What a consignment between two zones costs; amounts in fen. */
export interface Rate {
  firstKg: number;
  firstMinor: bigint;
  perKgMinor: bigint;
}

/** Goods of one seller that leave from one province. */
export interface Consignment {
  sellerId: string;
  fromProvince: string;
  goodsMinor: bigint;
  massKg: number;
}

/** Grams, so that masses added as floats do not begin a kilogram by a rounding error. */
const GRAMS = 1000;

/** In fen. Each kilogram begun beyond the first weight counts whole, as carriers weigh. */
export function freightMinor({ firstKg, firstMinor, perKgMinor }: Rate, massKg: number): bigint {
  const beyondGrams = Math.round(massKg * GRAMS) - Math.round(firstKg * GRAMS);
  const begun = Math.max(0, Math.ceil(beyondGrams / GRAMS));
  return firstMinor + BigInt(begun) * perKgMinor;
}

/** Freight of each seller in fen: a consignment for each province it ships from, nothing where its goods are worth enough. */
export function freightBySeller(
  consignments: readonly Consignment[],
  rateFrom: (province: string) => Rate,
  freeAboveMinor: ReadonlyMap<string, bigint>,
): Map<string, bigint> {
  const freight = new Map<string, bigint>();
  for (const [sellerId, own] of Map.groupBy(consignments, (each) => each.sellerId)) {
    const goodsMinor = own.reduce((sum, each) => sum + each.goodsMinor, 0n);
    const freeAbove = freeAboveMinor.get(sellerId);
    const isFree = freeAbove !== undefined && goodsMinor >= freeAbove;
    const massFrom = new Map<string, number>();
    for (const { fromProvince, massKg } of own)
      massFrom.set(fromProvince, (massFrom.get(fromProvince) ?? 0) + massKg);
    const full = [...massFrom].reduce(
      (sum, [from, massKg]) => sum + freightMinor(rateFrom(from), massKg),
      0n,
    );
    freight.set(sellerId, isFree ? 0n : full);
  }
  return freight;
}
