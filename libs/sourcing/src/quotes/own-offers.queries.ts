import { type EquivalenceGrade, type Features } from '@app/bearings';
import { type PartTypeRow } from '@app/catalog';
import { type PriceBreak } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AskedGoods, QuoteGoods, type Standing, standingOf } from './quote.goods.js';

export interface OwnOffer extends Standing {
  listingId: string;
  partTypeId: string;
  designation: string;
  brand: string;
  features: Features;
  priceBreaks: PriceBreak[];
  leadTimeDays: number;
  makeLeadTimeDays: number | null;
  available: number;
}

/** $1 seller, $2 part types: its listings of these, and of what has the size of one of them. */
const OWN = `
WITH asked AS (
  SELECT DISTINCT bore_mm, outside_mm, width_mm FROM part_type WHERE id = ANY($2::uuid[])
)
SELECT l.id AS "listingId", l.part_type_id AS "partTypeId", t.designation, l.brand, l.features,
  (SELECT json_agg(json_build_object('minQuantity', b.q, 'unitPrice', b.p::text) ORDER BY b.q)
   FROM unnest(l.break_quantities, l.break_prices) AS b(q, p)) AS "priceBreaks",
  l.lead_time_days AS "leadTimeDays", l.make_lead_time_days AS "makeLeadTimeDays",
  coalesce((SELECT sum(on_hand - reserved) FROM stock_lot s WHERE s.seller_id = l.seller_id AND s.listing_id = l.id), 0)::int AS available
FROM listing l JOIN part_type t ON t.id = l.part_type_id
WHERE l.seller_id = $1 AND l.state IN ('live', 'paused') AND l.currency = 'CNY' AND (t.id = ANY($2::uuid[]) OR EXISTS (
  SELECT FROM asked a WHERE a.bore_mm = t.bore_mm AND a.outside_mm = t.outside_mm AND a.width_mm = t.width_mm))
ORDER BY l.state, l.id`;

/** Best first: what was asked, then by grade. What only fills the place is no offer. */
const RANKS: readonly (EquivalenceGrade | null)[] = ['identical', 'interchangeable', 'better', 'conditional'];

const rank = ({ asAsked, grade }: Standing): number => (asAsked ? -1 : RANKS.indexOf(grade));

/** What of a seller's own listings answers the lines of an RFQ. */
@Injectable()
export class OwnOffers {
  constructor(
    private readonly goods: QuoteGoods,
    private readonly source: DataSource,
  ) {}

  /** By line number, in two statements for all lines. */
  async of(sellerId: string, asked: readonly AskedGoods[]): Promise<Map<number, OwnOffer>> {
    const named = asked.flatMap(({ partTypeId }) => partTypeId ?? []);
    if (named.length === 0) return new Map();
    const listings: Omit<OwnOffer, keyof Standing>[] = await this.source.query(OWN, [sellerId, named]);
    const types = await this.goods.typesOf([...named, ...listings.map(({ partTypeId }) => partTypeId)]);
    return new Map(
      asked.flatMap((line): [number, OwnOffer][] => {
        const best = bestOf(line, listings, types);
        return best ? [[line.lineNo, best]] : [];
      }),
    );
  }
}

function bestOf(
  line: AskedGoods,
  listings: readonly Omit<OwnOffer, keyof Standing>[],
  types: ReadonlyMap<string, PartTypeRow>,
): OwnOffer | undefined {
  if (line.partTypeId === null) return undefined;
  return listings
    .map((listing) => ({ ...listing, ...standingOf(line, listing, types) }))
    .filter((offer) => offer.asAsked || (line.substitutes && RANKS.includes(offer.grade)))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        Math.min(b.available, line.quantity) - Math.min(a.available, line.quantity) ||
        (a.listingId < b.listingId ? -1 : 1),
    )[0];
}
