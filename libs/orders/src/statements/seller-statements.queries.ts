import { toMoneyView } from '@app/kernel';
import { type AccountKind, LedgerQueries } from '@app/ledger';
import { type Actor, CSV_START, csvLine, type Locale, Papers, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Commission } from '../commission/commission.queries.js';
import { type PeriodQuery } from '../documents/documents.dto.js';
import { movementWord } from './movement.words.js';
import { ordersOf } from './orders-of-causes.js';
import { type SellerStatementView } from './seller-statement.views.js';
import { sellerStatementPaper } from './statement.papers.js';
import { inAndOut, plainFigure } from './statement.figures.js';
import { CURRENCY, firmName, MOST_MOVEMENTS, numbersOf, periodOf, tooLong } from './statement.period.js';

/** What the market holds for a seller, or owes it. */
const SELLERS_OWN: readonly AccountKind[] = ['held', 'payable', 'bank_payable', 'in_payout', 'frozen'];

const bearsRate = (purpose: string): boolean => purpose === 'release' || purpose === 'commission';

/** What moved a seller's money in a period, from the ledger: its opening, each movement with its cause, its closing. */
@Injectable()
export class SellerStatements {
  constructor(
    private readonly commission: Commission,
    private readonly ledger: LedgerQueries,
    private readonly papers: Papers,
    private readonly source: DataSource,
  ) {}

  async statement(actor: Actor, query: PeriodQuery, locale: Locale): Promise<SellerStatementView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    const wish = { ...periodOf(query), kinds: SELLERS_OWN, most: MOST_MOVEMENTS };
    const period = await this.ledger.period(sellerId, wish);
    if (!period) throw tooLong();
    const orders = await ordersOf(
      this.source,
      period.movements.map((each) => ({ ...each, sellerId })),
    );
    const ratesOf = await this.commission.ratesOf(
      sellerId,
      period.movements.flatMap(({ purpose, causeId }) => (bearsRate(purpose) ? orders(causeId) : [])),
    );
    let balance = period.openingMinor;
    return {
      from: query.from,
      to: query.to,
      opening: toMoneyView(period.openingMinor, CURRENCY),
      movements: period.movements.map(({ postedAt, purpose, causeKind, causeId, amountMinor }) => ({
        at: new Date(postedAt).toISOString(),
        purpose,
        words:
          movementWord('seller', purpose, locale) +
          ratesOf(bearsRate(purpose) ? orders(causeId) : [], locale),
        causeKind,
        causeId,
        orders: orders(causeId),
        amount: toMoneyView(amountMinor, CURRENCY),
        balance: toMoneyView((balance += amountMinor), CURRENCY),
      })),
      closing: toMoneyView(period.closingMinor, CURRENCY),
    };
  }

  async csv(actor: Actor, query: PeriodQuery, locale: Locale): Promise<string> {
    const { opening, movements, closing } = await this.statement(actor, query, locale);
    const [head, before, after] =
      locale === 'zh'
        ? [['时间', '事由', '订单', '收入', '支出', '余额', '币种'], '期初', '期末']
        : [['At', 'What', 'Order', 'In', 'Out', 'Balance', 'Currency'], 'Opening', 'Closing'];
    return [
      CSV_START,
      csvLine(head),
      csvLine([query.from, before, '', '', '', plainFigure(opening), CURRENCY]),
      ...movements.map((movement) =>
        csvLine([
          movement.at,
          movement.words,
          numbersOf(movement.orders),
          ...inAndOut(movement.amount),
          plainFigure(movement.balance),
          CURRENCY,
        ]),
      ),
      csvLine([query.to, after, '', '', '', plainFigure(closing), CURRENCY]),
    ].join('');
  }

  async pdf(actor: Actor, query: PeriodQuery, locale: Locale): Promise<Buffer> {
    const statement = await this.statement(actor, query, locale);
    const firm = await firmName(this.source, actor);
    return this.papers.render(sellerStatementPaper(firm, statement, locale));
  }
}
