import { createHash } from 'node:crypto';
import { type LineOffer } from '../allocation/allocation.problem.js';
import { type Destination, type Option, optionsOf } from './match.options.js';
import { type Judged, type Score, scoreOf, type Weights } from './match.scoring.js';

/** Of so many places one, at the end, is kept for a new seller. */
export const ONE_IN = 5;

/** What is known of an offer beside its terms. */
export type Standing = Pick<Judged, 'grade' | 'reliability' | 'km'> & { isNew: boolean };

export interface Contender<Offer extends LineOffer> {
  offer: Offer;
  standing: Standing;
}

export interface Match<Offer extends LineOffer> extends Contender<Offer> {
  option: Option;
  score: Score;
  /** The lowest price that its own was measured against, of one piece in fen. */
  lowestMinorPerPiece: number;
  /** It has its place because its seller is new, not by its score. */
  explored: boolean;
}

interface ScoringWish {
  quantity: number;
  weights: Weights;
  to: Destination;
}

export interface RankingWish extends ScoringWish {
  /** Places. */
  limit: number;
  /** Of the draw of new sellers: the line and the day. */
  seed: string;
}

/** The best offers for a line, best first, and behind them new sellers by the day's draw. The same of the same. */
export function rankMatches<Offer extends LineOffer>(
  contenders: readonly Contender<Offer>[],
  { limit, seed, ...wish }: RankingWish,
): Match<Offer>[] {
  const scored = scoreOffers(contenders, wish);
  const places = withNewSellers(scored, limit, seed, ({ offer: { sellerId }, standing: { isNew } }) => ({
    sellerId,
    isNew,
  }));
  return places.map(({ each, explored }) => ({ ...each, explored }));
}

/** All that could serve the line, best first. */
export function scoreOffers<Offer extends LineOffer>(
  contenders: readonly Contender<Offer>[],
  { quantity, weights, to }: ScoringWish,
): Match<Offer>[] {
  const able = contenders
    .map((contender) => ({ contender, options: optionsOf(contender.offer, quantity, to) }))
    .filter(({ options }) => options.length > 0);
  const lowest = able.reduce(
    (least, { options }) => options.reduce((low, option) => Math.min(low, option.minorPerPiece), least),
    Infinity,
  );
  return able
    .map(({ contender, options }) => bestOf(contender, options, { quantity, weights, lowest }))
    .toSorted(byScore);
}

const byScore = (a: Match<LineOffer>, b: Match<LineOffer>): number =>
  b.score.total - a.score.total || (a.offer.listingId < b.offer.listingId ? -1 : 1);

/** The way to take from it that scores best. */
function bestOf<Offer extends LineOffer>(
  { offer, standing }: Contender<Offer>,
  options: readonly Option[],
  { quantity, weights, lowest }: { quantity: number; weights: Weights; lowest: number },
): Match<Offer> {
  const matches = options.map((option) => {
    const made = Math.min(option.toMake, option.served);
    const judged = {
      ...standing,
      minorPerPiece: option.minorPerPiece,
      days: option.days,
      shelfShare: (option.served - made) / quantity,
      madeShare: made / quantity,
      green: offer.green,
    };
    const score = scoreOf(judged, weights, lowest);
    return { offer, standing, option, score, lowestMinorPerPiece: lowest, explored: false };
  });
  return matches.reduce((best, each) => (each.score.total > best.score.total ? each : best));
}

/**
 * One place in five, the last ones, goes to new sellers whom their rank would leave out, each once, drawn anew by the seed. They stand
 * behind all who are there by their rank: whoever betters an offer comes to stand before them.
 */
export function withNewSellers<T>(
  ranked: readonly T[],
  limit: number,
  seed: string,
  sellerOf: (each: T) => { sellerId: string; isNew: boolean },
): { each: T; explored: boolean }[] {
  const kept = Math.floor(limit / ONE_IN);
  const head = ranked.slice(0, limit - kept);
  const rest = ranked.slice(limit - kept);
  const seen = new Set(head.map((each) => sellerOf(each).sellerId));
  const able = rest.flatMap((each) => {
    const { sellerId, isNew } = sellerOf(each);
    return isNew && seen.size < seen.add(sellerId).size ? [{ each, lot: lotOf(seed, sellerId) }] : [];
  });
  const drawn = new Set(
    able
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, kept)
      .map(({ each }) => each),
  );
  const others = rest.filter((each) => !drawn.has(each)).slice(0, kept - drawn.size);
  return [
    ...[...head, ...others].map((each) => ({ each, explored: false })),
    ...rest.filter((each) => drawn.has(each)).map((each) => ({ each, explored: true })),
  ];
}

/** A seller's place in the draw of a seed. */
export function lotOf(seed: string, sellerId: string): string {
  return createHash('sha256').update(`${seed}|${sellerId}`).digest('hex');
}
