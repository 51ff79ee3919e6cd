import { orderablePieces } from '@app/listings';
import {
  type AllocationProblem,
  type LineOffer,
  makeable,
  type PlanPart,
  sharedOut,
} from './allocation.problem.js';
import { type Choice, type Lot, lotsOfOffer, wholeChoices } from './offer-choices.js';

/** A listing that more than one line could take: an order names it once, with the pieces of all of them, at the price of so many. */
export interface SharedListing {
  /** As they may have it together: on its shelf is also what is made in time, as far as that was looked at. */
  offer: LineOffer;
  /** Pieces that all of them want. */
  wanted: number;
}

const sharedOf = new WeakMap<AllocationProblem, ReadonlyMap<string, SharedListing>>();

/** By listing. Asked again and again of the same problem. */
export function sharedListings(problem: AllocationProblem): ReadonlyMap<string, SharedListing> {
  const known = sharedOf.get(problem);
  if (known) return known;
  const { lines, latestDays } = problem;
  const takers = new Map<string, { offer: LineOffer; quantity: number }[]>();
  for (const { quantity, offers } of lines)
    for (const offer of offers) {
      const own = takers.get(offer.listingId);
      if (own) own.push({ offer, quantity });
      else takers.set(offer.listingId, [{ offer, quantity }]);
    }
  const shared = new Map<string, SharedListing>();
  for (const [listingId, own] of takers) {
    const { offer } = own[0]!;
    if (own.length < 2 || offer.leadTimeDays > (latestDays ?? Infinity)) continue;
    const made = Math.min(...own.map((each) => makeable(each.offer, latestDays)));
    const wanted = own.reduce((sum, { quantity }) => sum + quantity, 0);
    shared.set(listingId, {
      offer: { ...offer, available: offer.available + made, madeInDays: null },
      wanted,
    });
  }
  sharedOf.set(problem, shared);
  return shared;
}

/** Parts of one listing for several lines, ordered together the cheapest way; undefined: there are not so many. */
export function orderedTogether(problem: AllocationProblem, parts: readonly Choice[]): Choice | undefined {
  if (parts.length < 2) return parts[0];
  const { offer } = sharedListings(problem).get(parts[0]!.offer.listingId)!;
  const pieces = parts.reduce((sum, part) => sum + wantedOf(problem, part), 0);
  const ways = wholeChoices(-1, offer, pieces);
  return ways.length === 0 ? undefined : ways.reduce((a, b) => (b.goods < a.goods ? b : a));
}

/** Pieces that a line wants of a part, without what is ordered beyond. */
export function wantedOf({ lines }: AllocationProblem, { line, quantity }: Choice): number {
  return Math.min(quantity, lines[line]!.quantity);
}

/** As orders have them: of what several lines have of one listing, the last has what is ordered beyond. */
export function orderedParts(problem: AllocationProblem, parts: readonly Choice[]): PlanPart[] {
  return [...Map.groupBy(parts, ({ offer }) => offer.listingId).values()]
    .flatMap((own) => {
      const wanted = own.map((part) => ({
        line: part.line,
        offer: part.offer,
        quantity: own.length > 1 ? wantedOf(problem, part) : part.quantity,
      }));
      return sharedOut(orderedTogether(problem, own)!.quantity, wanted);
    })
    .toSorted((a, b) => a.line - b.line);
}

/** Pieces that all lines can have together. */
export function mostTogether({ offer, wanted }: SharedListing): number {
  const even = Math.floor(offer.available / offer.orderMultiple) * offer.orderMultiple;
  return even < orderablePieces(1, offer) ? 0 : Math.min(wanted, even);
}

/** What may be ordered of it for several lines: no more than they want, but to where more pieces cost less. */
export function lotsTogether(listing: SharedListing): Lot[] {
  const { offer } = listing;
  const enough = orderablePieces(mostTogether(listing), offer) / offer.orderMultiple;
  return lotsOfOffer(-1, offer, offer.available, 0).map((lot) => ({
    ...lot,
    most: Math.max(lot.least, Math.min(lot.most, enough)),
  }));
}

/** What a piece costs at least, however many lines have it together; in millionths of a yuan. */
export function leastUnitPrice(listing: SharedListing): number {
  const most = mostTogether(listing);
  const { orderMultiple } = listing.offer;
  return Math.min(
    ...lotsTogether(listing).map(
      ({ unitPrice, least }) => unitPrice * Math.max(1, (least * orderMultiple) / most),
    ),
  );
}
