/** Pieces of an order's line. */
export interface OrderPieces {
  listingId: string;
  partTypeId: string;
  quantity: number;
}

export interface BoughtPieces extends OrderPieces {
  sellerId: string;
  orderId: string;
}

/** A line of an RFQ that an order was for, and how much of it no order stands for. */
export interface LineOfOrder {
  rfqId: string;
  lineNo: number;
  listingId: string;
  wanted: number;
  /** The only one that the buyer takes for it; null: any. */
  onlyBrand: string | null;
}

/** Pieces that are still wanted. */
export interface WantedPieces extends OrderPieces {
  onlyBrand: string | null;
}

/** Pieces of a declined line of an order that a line of the RFQ still wants. */
export interface WantedShare extends OrderPieces {
  lineNo: number;
}

/** Each piece is wanted once, though several declined lines were for the same. */
export function sharesOf(lines: readonly LineOfOrder[], declined: readonly OrderPieces[]): WantedShare[] {
  const left = new Map(lines.map(({ lineNo, wanted }) => [lineNo, wanted]));
  return declined.flatMap((each) => {
    let more = each.quantity;
    return lines
      .filter(({ listingId }) => listingId === each.listingId)
      .map(({ lineNo }) => {
        const quantity = Math.min(more, left.get(lineNo)!);
        more -= quantity;
        left.set(lineNo, left.get(lineNo)! - quantity);
        return { ...each, lineNo, quantity };
      })
      .filter(({ quantity }) => quantity > 0);
  });
}

/** The same by line of the order. Of an order that came of no RFQ nobody else buys the pieces. */
export function piecesOf(lines: readonly LineOfOrder[], declined: readonly OrderPieces[]): WantedPieces[] {
  if (lines.length === 0) return declined.map((each) => ({ ...each, onlyBrand: null }));
  const brands = new Map(lines.map(({ listingId, onlyBrand }) => [listingId, onlyBrand]));
  const shares = Map.groupBy(sharesOf(lines, declined), ({ listingId }) => listingId);
  return declined.map((each) => ({
    ...each,
    quantity: (shares.get(each.listingId) ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
    onlyBrand: brands.get(each.listingId) ?? null,
  }));
}

/** What was bought, by the lines of the RFQ that wanted it; what an order multiple brings beyond that goes with the last. */
export function divide(
  shares: readonly WantedShare[],
  lines: readonly BoughtPieces[],
): (Omit<BoughtPieces, 'partTypeId'> & { lineNo: number })[] {
  const left = shares.map((share) => ({ ...share }));
  return lines.flatMap(({ partTypeId, quantity: all, ...goods }) => {
    const own = left.filter((share) => share.partTypeId === partTypeId);
    const byLine = new Map<number, number>();
    let more = all;
    for (const [at, share] of own.entries()) {
      const quantity = at === own.length - 1 ? more : Math.min(more, share.quantity);
      share.quantity = Math.max(0, share.quantity - quantity);
      more -= quantity;
      if (quantity > 0) byLine.set(share.lineNo, (byLine.get(share.lineNo) ?? 0) + quantity);
    }
    return [...byLine].map(([lineNo, quantity]) => ({ ...goods, lineNo, quantity }));
  });
}
