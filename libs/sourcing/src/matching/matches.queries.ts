import { Clock, dayOf, notFound } from '@app/kernel';
import { type GoodsRules } from '@app/listings';
import { type Actor, type Locale, requireKind } from '@app/platform';
import { PartTypes } from '@app/catalog';
import { Injectable } from '@nestjs/common';
import { BomsQueries } from '../boms/boms.queries.js';
import { daysUntil } from '../latest-date.js';
import { Contenders } from './contenders.queries.js';
import { type AskedLine, LineOffers, type WishedLine } from './line-offers.queries.js';
import { oldestLotOf } from './lot-age.js';
import { type MatchLinesRequest, type MatchPartQuery } from './match.dto.js';
import { linesOrList, noWeight } from './match.faults.js';
import { rankMatches } from './match.ranking.js';
import { SCORE_PARTS, weightsOf } from './match.scoring.js';
import { type MatchedLine, type MatchesView, type MatchSetting, toMatchesView } from './match.views.js';

const PLACES = 10;
const MOST_LINES = 200;

/** A line of a list of parts, or one that stands alone. */
type MatchWish = WishedLine & { lineNo: number | null };

type Rules = Omit<MatchLinesRequest, 'lines' | 'bomId' | 'lineNo' | 'afterLine'>;

/** From whom a line is best bought, and why. */
@Injectable()
export class Matches {
  constructor(
    private readonly boms: BomsQueries,
    private readonly clock: Clock,
    private readonly contenders: Contenders,
    private readonly lineOffers: LineOffers,
    private readonly partTypes: PartTypes,
  ) {}

  async ofPart(designation: string, query: MatchPartQuery, locale: Locale): Promise<MatchesView> {
    const { quantity = 1, brand: brands, ...rules } = query;
    if ((await this.partTypes.resolve(designation)) === null) throw notFound('part', '型号', 'part');
    return this.match([{ lineNo: null, designation, quantity, brands }], rules, locale);
  }

  async ofLines(
    actor: Actor,
    { lines, bomId, lineNo, afterLine, ...rules }: MatchLinesRequest,
    locale: Locale,
  ): Promise<MatchesView> {
    requireKind(actor, 'buyer');
    if (bomId === undefined) {
      return this.match(
        (lines ?? []).map((line) => ({ ...line, lineNo: null })),
        rules,
        locale,
      );
    }
    if (lines !== undefined) throw linesOrList();
    const listed = await this.boms.wishes(actor, bomId, {
      lineNo: lineNo ?? null,
      after: afterLine ?? 0,
      most: MOST_LINES + 1,
    });
    const wishes = listed.slice(0, MOST_LINES);
    return this.match(wishes, rules, locale, listed.length > MOST_LINES ? wishes.at(-1)!.lineNo : null);
  }

  private async match(
    wishes: readonly MatchWish[],
    rules: Rules,
    locale: Locale,
    nextAfterLine: number | null = null,
  ): Promise<MatchesView> {
    const weights = weightsOf(rules);
    if (SCORE_PARTS.every((part) => weights[part] === 0)) throw noWeight();
    const now = this.clock.now();
    const latestDays = daysUntil(rules.latestDate, now);
    const asked = await this.lineOffers.ask(wishes, goodsRules(rules, now));
    const province = rules.province ?? null;
    const contest = await this.contenders.of(asked, rules.substitutes ?? 'none', province);
    const setting: MatchSetting = { weights, province, tallies: contest.tallies, locale };
    const limit = rules.limit ?? PLACES;
    const matched = asked.map((line, at): MatchedLine => {
      const own = contest.byLine[at] ?? [];
      const matches = rankMatches(own, {
        quantity: line.goods.quantity,
        weights,
        to: { ...contest.to, latestDays },
        limit,
        seed: seedOf(line, now),
      });
      return { lineNo: wishes[at]!.lineNo, asked: line, weighed: own.length, matches };
    });
    return toMatchesView(matched, setting, nextAfterLine);
  }
}

function goodsRules({ greenOnly, provinces, certificates, lotAgeMonths }: Rules, now: Date): GoodsRules {
  return { greenOnly, provinces, certificates, oldestLot: oldestLotOf(lotAgeMonths, now) };
}

/** New sellers are drawn anew for each type on each day. */
const seedOf = ({ part }: AskedLine, now: Date): string => `${part.id} ${dayOf(now)}`;
