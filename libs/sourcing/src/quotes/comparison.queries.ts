import { Clock, DAY_MS, dayOf, formatUnitPrice, toMoneyView, unitPriceMicros } from '@app/kernel';
import { Freight, type Rate, unitPriceAt } from '@app/listings';
import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Allocation, allocateAll } from '../allocation/allocate.js';
import { STRATEGIES, type Strategy } from '../allocation/strategies.js';
import { type AllocationProblem, daysOf, type LineOffer } from '../allocation/allocation.problem.js';
import { provenPercent } from '../allocation/plans.views.js';
import { Solver } from '../allocation/solver.js';
import { UNCOVERED_WORDS, uncoveredOf } from '../allocation/uncovered.rules.js';
import { type RfqLineView, type RfqView } from '../rfqs/rfq.views.js';
import { RfqsQueries } from '../rfqs/rfqs.queries.js';
import { type ComparedQuote, compareQuote } from './comparison.js';
import {
  type AwardPlansView,
  type AwardPlanView,
  type MatrixCellView,
  type MatrixQuoteView,
  type MatrixView,
} from './comparison.views.js';
import { type AwardPlansRequest } from './quote.dto.js';
import { servesAsItIs } from './quote.goods.js';
import { toCounterOfferView, toQuoteLineView } from './quote.views.js';
import { type OpenedQuote, QuotesQueries } from './quotes.queries.js';

const CURRENCY = 'CNY';
const LIMITS = { seconds: 1.8, gap: 0.0005 };
const money = (amountMinor: bigint) => toMoneyView(amountMinor, CURRENCY);

interface Opened {
  rfq: RfqView;
  quotes: OpenedQuote[];
  rates: Map<string, Rate>;
  freeAboveMinor: Map<string, bigint>;
  today: string;
}

/** Of a line of a quote, what planning knows beside its price. */
interface QuotedOffer extends LineOffer {
  quoteId: string;
  no: number;
}

/** Quotes side by side, once they are open. */
@Injectable()
export class Comparison {
  constructor(
    private readonly clock: Clock,
    private readonly freight: Freight,
    private readonly queries: QuotesQueries,
    private readonly rfqs: RfqsQueries,
    private readonly solver: Solver,
    private readonly source: DataSource,
  ) {}

  /** Lines by quotes, what is best of each line marked. */
  async matrix(actor: Actor, id: string): Promise<MatrixView> {
    const opened = await this.open(actor, id);
    const { rfq, quotes } = opened;
    const asked = new Map(rfq.lines.map((line) => [line.lineNo, wantedOf(line)]));
    const compared = quotes.map((quote) => ({
      quote,
      view: this.quoteView(quote, rfq),
      costs: compareQuote(quote.seller_id, offersOf(quote), asked, opened.rates, opened.freeAboveMinor),
    }));
    const cells = compared.flatMap((each) => cellsOf(each, opened));
    const awardable = new Set(
      compared
        .filter(({ quote, view }) => view.confirmed && !view.lapsed && isCertified(quote, rfq))
        .map(({ view }) => view.id),
    );
    return {
      rfq,
      quotes: compared.map(({ view, costs }) => ({
        ...view,
        goods: money(costs.goodsMinor),
        freight: money(costs.freightMinor),
        total: money(costs.goodsMinor + costs.freightMinor),
      })),
      lines: rfq.lines.map((line) => {
        const own = cells.filter(({ lineNo }) => lineNo === line.lineNo);
        const best = own.filter((cell) => isChoice(cell) && awardable.has(cell.quoteId));
        const least = Math.min(...best.map(({ landed }) => landed.amountMinor));
        const fewest = Math.min(...best.map(({ leadTimeDays }) => leadTimeDays));
        return {
          ...line,
          cells: own.map((cell) => ({
            ...cell,
            cheapest: best.includes(cell) && cell.landed.amountMinor === least,
            soonest: best.includes(cell) && cell.leadTimeDays === fewest,
          })),
        };
      }),
    };
  }

  /** Which parts of which quotes to take: by each strategy the least landed cost. Awards nothing. */
  async plans(actor: Actor, id: string, request: AwardPlansRequest): Promise<AwardPlansView> {
    const opened = await this.open(actor, id);
    const { rfq, quotes, rates, freeAboveMinor } = opened;
    const lines = rfq.lines
      .map(({ lineNo, quantity, bought }) => ({ lineNo, quantity: quantity - bought }))
      .filter(({ quantity }) => quantity > 0);
    const offers = quotes.flatMap((quote) => this.plannable(quote, opened, request));
    const problem: AllocationProblem = {
      lines: lines.map(({ lineNo, quantity }) => ({
        quantity,
        offers: offers.flatMap((each) => (each.lineNo === lineNo ? [each.offer] : [])),
      })),
      rates,
      freeAboveMinor,
      maxSellers: request.maxSellers,
      mixedLots: request.mixedLots ?? false,
    };
    const plans = await allocateAll(problem, request.strategies ?? STRATEGIES, this.solver, LIMITS);
    const names = new Map(quotes.map((quote) => [quote.seller_id, quote.seller_name]));
    return { plans: [...plans].map(([strategy, plan]) => planView(lines, problem, names, strategy, plan)) };
  }

  private async open(actor: Actor, id: string): Promise<Opened> {
    const rfq = await this.rfqs.ownById(actor, id);
    const quotes = await this.queries.opened(rfq);
    const [rates, { freeAbove }] = await Promise.all([
      this.freight.ratesTo(this.source, rfq.province),
      this.freight.rules(
        this.source,
        quotes.map((quote) => quote.seller_id),
      ),
    ]);
    return { rfq, quotes, rates, freeAboveMinor: freeAbove, today: dayOf(this.clock.now()) };
  }

  private quoteView(
    quote: OpenedQuote,
    { version }: RfqView,
  ): Omit<MatrixQuoteView, 'goods' | 'freight' | 'total'> {
    return {
      sellerId: quote.seller_id,
      id: quote.id,
      sellerName: quote.seller_name,
      province: quote.seller_province,
      greenCertified: quote.green,
      lacking: quote.lacking,
      state: quote.state,
      validUntil: quote.valid_until,
      lapsed: this.isLapsed(quote),
      confirmed: quote.rfq_version === version,
      note: quote.note,
      lineCount: new Set(quote.lines.map(({ lineNo }) => lineNo)).size,
    };
  }

  private isLapsed = (quote: OpenedQuote): boolean => quote.lapses_at <= this.clock.now();

  private plannable(
    quote: OpenedQuote,
    { rfq, today }: Opened,
    { substitutes = true, conditional = false, onTime = true }: AwardPlansRequest,
  ): { lineNo: number; offer: QuotedOffer }[] {
    if (quote.rfq_version !== rfq.version || this.isLapsed(quote) || !isCertified(quote, rfq)) return [];
    const neededBy = new Map(rfq.lines.map((line) => [line.lineNo, line.neededBy]));
    return quote.lines
      .filter(({ awarded, refused }) => awarded === null && !refused)
      .filter((line) => line.asAsked || (substitutes && (conditional || servesAsItIs(line))))
      .filter((line) => !onTime || isOnTime(line.leadTimeDays, neededBy.get(line.lineNo) ?? null, today))
      .map((line) => {
        const { shipFromProvince, massKg } = goodsOf(quote, line.no);
        const offer = {
          sellerId: quote.seller_id,
          // Not the listing's: two lines may be quoted from one, and become two orders then.
          listingId: `${quote.id}/${line.no}`,
          priceBreaks: line.priceBreaks,
          moq: line.priceBreaks[0]!.minQuantity,
          orderMultiple: 1,
          available: line.quantity,
          leadTimeDays: line.leadTimeDays,
          madeInDays: null,
          shipFromProvince,
          massKg,
          green: quote.green,
          quoteId: quote.id,
          no: line.no,
        };
        return { lineNo: line.lineNo, offer };
      });
  }
}

function goodsOf(quote: OpenedQuote, no: number): { shipFromProvince: string; massKg: number } {
  const found = quote.goods.find((each) => each.no === no);
  return { shipFromProvince: found?.shipFromProvince ?? '', massKg: found?.massKg ?? 0 };
}

/** What a buyer can take without a second thought. */
const isChoice = (cell: MatrixCellView): boolean =>
  cell.whole && cell.onTime && !cell.refused && servesAsItIs(cell);

/** What was in force when it was quoted may be so no more. */
const isCertified = ({ lacking }: OpenedQuote, { certifiedOnly }: RfqView): boolean =>
  !certifiedOnly || lacking.length === 0;

/** What is still to be bought of a line; of one that is bought, all. */
const wantedOf = ({ quantity, bought }: RfqLineView): number =>
  bought < quantity ? quantity - bought : quantity;

const offersOf = (quote: OpenedQuote) =>
  quote.lines.map(({ no, lineNo, quantity, priceBreaks }) => ({
    no,
    lineNo,
    quantity,
    priceBreaks,
    ...goodsOf(quote, no),
  }));

function isOnTime(leadTimeDays: number, neededBy: string | null, today: string): boolean {
  return neededBy === null || Date.parse(today) + leadTimeDays * DAY_MS <= Date.parse(neededBy);
}

function cellsOf(
  { quote, costs }: { quote: OpenedQuote; costs: ComparedQuote },
  { rfq, today }: Opened,
): MatrixCellView[] {
  return costs.cells.map((cell, at): MatrixCellView => {
    const row = quote.lines[at]!;
    const asked = rfq.lines.find(({ lineNo }) => lineNo === row.lineNo);
    const counter = quote.counters.findLast(({ no }) => no === row.no);
    return {
      ...toQuoteLineView(row),
      sellerId: quote.seller_id,
      quoteId: quote.id,
      pieces: cell.pieces,
      unitPrice: cell.unitPrice,
      goods: money(cell.goodsMinor),
      freight: money(cell.freightMinor),
      landed: money(cell.goodsMinor + cell.freightMinor),
      whole: row.quantity >= (asked ? wantedOf(asked) : 0),
      onTime: isOnTime(row.leadTimeDays, asked?.neededBy ?? null, today),
      cheapest: false,
      soonest: false,
      counterOffer: counter ? toCounterOfferView(counter) : null,
    };
  });
}

function planView(
  lines: readonly { lineNo: number }[],
  problem: AllocationProblem,
  names: ReadonlyMap<string, string>,
  strategy: Strategy,
  { parts, cost, lacking, gapPercent }: Allocation,
): AwardPlanView {
  return {
    strategy,
    parts: parts.map(({ line, offer, quantity }, at) => {
      const { sellerId, quoteId, no, priceBreaks } = offer as QuotedOffer;
      return {
        lineNo: lines[line]!.lineNo,
        sellerId,
        quoteId,
        no,
        quantity,
        unitPrice: formatUnitPrice(unitPriceMicros(unitPriceAt(priceBreaks, quantity) ?? '0')),
        total: money(cost.partTotals[at] ?? 0n),
      };
    }),
    sellers: [...cost.bySeller].map(([sellerId, { goodsMinor, freightMinor }]) => ({
      sellerId,
      name: names.get(sellerId) ?? '',
      goods: money(goodsMinor),
      freight: money(freightMinor),
    })),
    goods: money(cost.goodsMinor),
    freight: money(cost.freightMinor),
    total: money(cost.totalMinor),
    days: Math.max(0, ...parts.map(daysOf)),
    gapPercent: provenPercent(gapPercent),
    uncovered: uncoveredOf(problem, { lacking, parts }).map(({ line, quantity, code }) => ({
      lineNo: lines[line]!.lineNo,
      quantity,
      code,
      reason: UNCOVERED_WORDS[code],
    })),
  };
}
