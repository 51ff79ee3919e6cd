import { type LineOffer } from '../allocation/allocation.problem.js';
import { type Match, withNewSellers } from '../matching/match.ranking.js';
import { SCORE_PARTS, type ScorePart } from '../matching/match.scoring.js';

/** What a seller has for the lines of an RFQ, as the matcher sees it. */
export interface SellerMatch {
  sellerId: string;
  isNew: boolean;
  /** Of 100: the mean of its scores over all lines; one that it has nothing for counts 0. */
  score: number;
  /** What the score is made up of, by part. */
  points: Record<ScorePart, number>;
  /** Lines that it has something for, and those of them at the lowest landed price of all. */
  lines: number;
  cheapest: number;
  /** Until the last of them is on its way. */
  days: number;
}

export interface ChosenSeller extends SellerMatch {
  /** It has its place because it is new, not by its score. */
  explored: boolean;
}

/** Sellers by what they have for all lines, best first. `byLine`: the scored offers of each; a line without any counts as well. */
export function rankSellers(byLine: readonly (readonly Match<LineOffer>[])[]): SellerMatch[] {
  const bySeller = Map.groupBy(byLine.flatMap(bestOfEach), ({ offer }) => offer.sellerId);
  return [...bySeller]
    .map(([sellerId, own]) => sellerMatch(sellerId, own, byLine.length))
    .toSorted((a, b) => b.score - a.score || (a.sellerId < b.sellerId ? -1 : 1));
}

/** The best, and in the last places new sellers by the draw of the seed. */
export function chooseSellers(ranked: readonly SellerMatch[], most: number, seed: string): ChosenSeller[] {
  return withNewSellers(ranked, most, seed, (each) => each).map(({ each, explored }) => ({
    ...each,
    explored,
  }));
}

/** Of a line each seller's best offer: they come best first. */
function bestOfEach(scored: readonly Match<LineOffer>[]): Match<LineOffer>[] {
  const best = new Map<string, Match<LineOffer>>();
  for (const match of scored) if (!best.has(match.offer.sellerId)) best.set(match.offer.sellerId, match);
  return [...best.values()];
}

function sellerMatch(sellerId: string, own: readonly Match<LineOffer>[], lineCount: number): SellerMatch {
  const points = Object.fromEntries(
    SCORE_PARTS.map((part) => {
      const of = own.map(({ score }) => score.parts.find((each) => each.part === part)?.points ?? 0);
      return [part, of.reduce((sum, each) => sum + each, 0) / lineCount];
    }),
  ) as Record<ScorePart, number>;
  return {
    sellerId,
    isNew: own[0]!.standing.isNew,
    // What it has beside never makes it worse.
    score: own.reduce((sum, { score }) => sum + Math.max(0, score.total), 0) / lineCount,
    points,
    lines: own.length,
    cheapest: own.filter(({ option, lowestMinorPerPiece: low }) => option.minorPerPiece <= low).length,
    days: Math.max(...own.map(({ option }) => option.days)),
  };
}
