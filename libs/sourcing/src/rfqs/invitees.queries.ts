import { type PartFamily } from '@app/bearings';
import { PartTypes } from '@app/catalog';
import { Clock, dayOf } from '@app/kernel';
import { type GoodsRules } from '@app/listings';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ReadPart } from '../asked-lines.js';
import { daysUntil } from '../latest-date.js';
import { Contenders } from '../matching/contenders.queries.js';
import { type FoundOffer, LineOffers } from '../matching/line-offers.queries.js';
import { type Contender, lotOf, type Match, scoreOffers } from '../matching/match.ranking.js';
import { DEFAULT_WEIGHTS } from '../matching/match.scoring.js';
import { ReputationQueries } from '../reputation/reputation.queries.js';
import { reliabilityOf } from '../reputation/reputation.rules.js';
import { type CertificateWish, isWished, lacking } from './certificates.sql.js';
import { chooseSellers, rankSellers, type SellerMatch } from './invitee.ranking.js';
import { type InvitationGrounds, type InvitedBy } from './rfq.entity.js';

export interface SoughtLine extends ReadPart {
  substitutes: boolean;
  quantity: number;
  neededBy: string | null;
}

export interface Invitee {
  sellerId: string;
  invitedBy: InvitedBy;
  /** Null: it has none of the lines on offer. */
  grounds: InvitationGrounds | null;
}

/** How many of the best, and who beside them. */
interface Invited {
  province: string;
  most: number;
  named: readonly string[];
  wish: CertificateWish;
}

const MOST_SUBSCRIBERS = 50;

/** $1 firms, $2 kinds of certificates, $3 green. */
const HOLDERS = `
SELECT o.id AS seller_id FROM organisation o, (SELECT $2::text[] AS certificates, $3::boolean AS green_only) wish
WHERE o.id = ANY($1::uuid[]) AND cardinality(${lacking('wish', 'o')}) = 0`;

/** $1 families, $2 found before: verified firms that offer anything of the families. */
const BY_FAMILY = `
SELECT o.id AS seller_id FROM organisation o
WHERE o.verification = 'verified' AND NOT o.id = ANY($2::uuid[]) AND o.id IN (
  SELECT l.seller_id FROM part_type t JOIN listing l ON l.part_type_id = t.id AND l.state = 'live' WHERE t.family = ANY($1::text[])
)`;

/** $1 lines as JSON: what is not known of a line keeps nobody out. */
const SUBSCRIBERS = `
SELECT DISTINCT s.seller_id
FROM jsonb_to_recordset($1::jsonb) AS l(families text[], series text, bore float8)
JOIN rfq_subscription s ON s.family = ANY(l.families)
  AND (s.series = '{}' OR l.series IS NULL OR l.series = ANY(s.series))
  AND (s.bore_from_mm IS NULL OR l.bore IS NULL OR l.bore >= s.bore_from_mm)
  AND (s.bore_to_mm IS NULL OR l.bore IS NULL OR l.bore <= s.bore_to_mm)
JOIN organisation o ON o.id = s.seller_id AND o.verification = 'verified'`;

/** Whom to tell of an RFQ. */
@Injectable()
export class Invitees {
  constructor(
    private readonly clock: Clock,
    private readonly contenders: Contenders,
    private readonly lineOffers: LineOffers,
    private readonly partTypes: PartTypes,
    private readonly reputations: ReputationQueries,
    private readonly source: DataSource,
  ) {}

  /**
   * The best matches for all lines together, a share of the places kept for new sellers, those who hold the certificates that are asked
   * for before all others; who has asked to hear of such parts; and whom the buyer names. The same of the same on one day.
   */
  async of(lines: readonly SoughtLine[], { province, most, named, wish }: Invited): Promise<Invitee[]> {
    const seed = `${lines.map(({ partTypeId, text }) => partTypeId ?? text).join(' ')} ${dayOf(this.clock.now())}`;
    const ranked = await this.rank(lines, province, rulesOf(wish));
    const best = chooseSellers(ranked, most, seed);
    if (best.length < most && isWished(wish) && !wish.certifiedOnly) {
      // Of each type the cheapest offers are weighed, among which those who hold may be none: so they were looked for by themselves.
      const known = new Set(ranked.map(({ sellerId }) => sellerId));
      const others = (await this.rank(lines, province, {})).filter(({ sellerId }) => !known.has(sellerId));
      best.push(...chooseSellers(others, most - best.length, seed));
      ranked.push(...others);
    }
    const matched = new Map(ranked.map((each) => [each.sellerId, groundsOf(each, lines.length)]));
    for (const each of best.filter(({ explored }) => explored))
      matched.set(each.sellerId, { ...groundsOf(each, lines.length), explored: true });
    const [others, subscribers] = await Promise.all([
      this.ofFamilies(lines, wish, [...best.map(({ sellerId }) => sellerId), ...named], most - best.length),
      this.subscribers(lines, wish, matched, seed),
    ]);
    const by = new Map<string, InvitedBy>();
    for (const sellerId of subscribers) by.set(sellerId, 'subscription');
    for (const sellerId of [...best.map((each) => each.sellerId), ...others])
      if (!by.has(sellerId)) by.set(sellerId, 'match');
    for (const sellerId of named) by.set(sellerId, 'buyer');
    return [...by].map(([sellerId, invitedBy]) => ({
      sellerId,
      invitedBy,
      grounds: matched.get(sellerId) ?? null,
    }));
  }

  /** Those of the ids that are verified sellers. */
  async verified(sellerIds: readonly string[]): Promise<Set<string>> {
    if (sellerIds.length === 0) return new Set();
    const found = await this.ids(
      `SELECT id AS seller_id FROM organisation WHERE id = ANY($1::uuid[]) AND kind = 'seller' AND verification = 'verified'`,
      [sellerIds],
    );
    return new Set(found);
  }

  /** Those of the ids that hold all that is asked for. */
  async holders(sellerIds: readonly string[], wish: CertificateWish): Promise<Set<string>> {
    if (!isWished(wish)) return new Set(sellerIds);
    return new Set(await this.ids(HOLDERS, [sellerIds, wish.certificates, wish.greenOnly]));
  }

  /** Verified sellers by what they have on offer for the lines, best first. */
  private async rank(
    lines: readonly SoughtLine[],
    province: string,
    rules: GoodsRules,
  ): Promise<SellerMatch[]> {
    const [strict, free] = await Promise.all([
      this.scored(lines, { province, substitutes: false, rules }),
      this.scored(lines, { province, substitutes: true, rules }),
    ]);
    const byLine = lines.map((line) => (line.substitutes ? free : strict).get(line) ?? []);
    const ranked = rankSellers(byLine);
    const verified = await this.verified(ranked.map(({ sellerId }) => sellerId));
    return ranked.filter(({ sellerId }) => verified.has(sellerId));
  }

  /** The scored offers of those lines that name a type, and take something in its place or do not. */
  private async scored(
    lines: readonly SoughtLine[],
    { province, substitutes, rules }: { province: string; substitutes: boolean; rules: GoodsRules },
  ): Promise<Map<SoughtLine, Match<FoundOffer>[]>> {
    const some = lines.filter((line) => line.partTypeId !== null && line.substitutes === substitutes);
    if (some.length === 0) return new Map();
    const asked = await this.lineOffers.ask(
      some.map(({ partTypeId, quantity, brand, features }) => ({
        partTypeId: partTypeId!,
        quantity,
        features,
        brands: brand === null || substitutes ? undefined : [brand],
      })),
      rules,
    );
    const { byLine, to } = await this.contenders.of(asked, substitutes ? 'better' : 'none', province);
    const now = this.clock.now();
    return new Map(
      some.map((line, at) => {
        const latestDays = daysUntil(line.neededBy ?? undefined, now);
        const wish = { quantity: line.quantity, weights: DEFAULT_WEIGHTS, to: { ...to, latestDays } };
        return [line, scoreOffers(byLine[at]!.map(byBrand(line.brand)), wish)];
      }),
    );
  }

  /** What no offer speaks of, makers of such things may have all the same: those who hold what is asked for, of them the most reliable. */
  private async ofFamilies(
    lines: readonly SoughtLine[],
    wish: CertificateWish,
    except: readonly string[],
    most: number,
  ): Promise<string[]> {
    if (most <= 0) return [];
    const families = [...new Set(lines.flatMap((line): PartFamily[] => line.families))];
    const found = await this.ids(BY_FAMILY, [families, except]);
    const [tallies, holders] = await Promise.all([
      this.reputations.talliesOf(found),
      this.holders(found, wish),
    ]);
    const now = this.clock.now();
    return found
      .filter((sellerId) => !wish.certifiedOnly || holders.has(sellerId))
      .map((sellerId) => ({
        sellerId,
        holds: Number(holders.has(sellerId)),
        rate: reliabilityOf(tallies.get(sellerId) ?? {}, now),
      }))
      .toSorted((a, b) => b.holds - a.holds || b.rate - a.rate || (a.sellerId < b.sellerId ? -1 : 1))
      .slice(0, most)
      .map(({ sellerId }) => sellerId);
  }

  /** Those who have asked to hear of such RFQs; of more than can be told, who has most of the lines, and then by lot. */
  private async subscribers(
    lines: readonly SoughtLine[],
    wish: CertificateWish,
    matched: ReadonlyMap<string, InvitationGrounds>,
    seed: string,
  ): Promise<string[]> {
    const types = await this.partTypes.byIds(lines.flatMap(({ partTypeId }) => partTypeId ?? []));
    const typeById = new Map(types.map((type) => [type.id, type]));
    const sought = lines.map(({ partTypeId, families }) => {
      const type = partTypeId === null ? undefined : typeById.get(partTypeId);
      return { families, series: type?.series ?? null, bore: type?.boreMm ?? null };
    });
    const found = await this.ids(SUBSCRIBERS, [JSON.stringify(sought)]);
    const told = wish.certifiedOnly ? await this.holders(found, wish) : new Set(found);
    return [...told]
      .map((sellerId) => ({
        sellerId,
        score: matched.get(sellerId)?.score ?? 0,
        lot: lotOf(seed, sellerId),
      }))
      .toSorted((a, b) => b.score - a.score || (a.lot < b.lot ? -1 : 1))
      .slice(0, MOST_SUBSCRIBERS)
      .map(({ sellerId }) => sellerId);
  }

  private async ids(sql: string, values: unknown[]): Promise<string[]> {
    const rows: { seller_id: string }[] = await this.source.query(sql, values);
    return rows.map((row) => row.seller_id);
  }
}

/** Only the goods of those who hold what is wished. */
const rulesOf = ({ greenOnly, certificates }: CertificateWish): GoodsRules => ({
  greenOnly,
  ...(certificates.length > 0 && { sellerCertificates: certificates }),
});

/** Where a brand is wished and others are taken, another serves as what is interchangeable does. */
const byBrand =
  (brand: string | null) =>
  (contender: Contender<FoundOffer>): Contender<FoundOffer> => {
    const { offer, standing } = contender;
    if (brand === null || offer.candidate.brand === brand || standing.grade !== 'exact') return contender;
    return { offer, standing: { ...standing, grade: 'interchangeable' } };
  };

function groundsOf(
  { score, points, lines, cheapest, days }: SellerMatch,
  lineCount: number,
): InvitationGrounds {
  return { score, points, lines, of: lineCount, cheapest, days, explored: false };
}
