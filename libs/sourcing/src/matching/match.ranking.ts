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

export interface RankingWish {
  quantity: number;
  weights: Weights;
  to: Destination;
  /** Places. */
  limit: number;
  /** Of the draw of new sellers: the line and the day. */
  seed: string;
}

/** The best offers for a line, best first, and behind them new sellers by the day's draw. The same of the same. */
export function rankMatches<Offer extends LineOffer>(
  contenders: readonly Contender<Offer>[],
  { quantity, weights, to, limit, seed }: RankingWish,
): Match<Offer>[] {
  const able = contenders
    .map((contender) => ({ contender, options: optionsOf(contender.offer, quantity, to) }))
    .filter(({ options }) => options.length > 0);
  const lowest = able.reduce(
    (least, { options }) => options.reduce((low, option) => Math.min(low, option.minorPerPiece), least),
    Infinity,
  );
  const ranked = able
    .map(({ contender, options }) => bestOf(contender, options, { quantity, weights, lowest }))
    .toSorted(byScore);
  return withNewSellers(ranked, limit, seed);
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
 * One place in five, the last ones, goes to new sellers whom their score would leave out, one offer of each, drawn anew each day. They stand
 * behind all who are there by their score: whoever betters an offer comes to stand before them.
 */
function withNewSellers<Offer extends LineOffer>(
  ranked: readonly Match<Offer>[],
  limit: number,
  seed: string,
): Match<Offer>[] {
  const kept = Math.floor(limit / ONE_IN);
  const head = ranked.slice(0, limit - kept);
  const rest = ranked.slice(limit - kept);
  const seen = new Set(head.map(({ offer }) => offer.sellerId));
  const drawn: Match<Offer>[] = [];
  for (const match of rest) {
    if (!match.standing.isNew || seen.has(match.offer.sellerId)) continue;
    seen.add(match.offer.sellerId);
    drawn.push(match);
  }
  const explored = drawn
    .map((match) => ({ match, lot: lotOf(seed, match.offer.sellerId) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, kept)
    .map(({ match }) => ({ ...match, explored: true }))
    .toSorted(byScore);
  const places = new Set(explored.map(({ offer }) => offer.listingId));
  const others = rest.filter(({ offer }) => !places.has(offer.listingId));
  return [...head, ...others.slice(0, kept - explored.length), ...explored];
}

function lotOf(seed: string, sellerId: string): string {
  return createHash('sha256').update(`${seed}|${sellerId}`).digest('hex');
}
