import { toMoneyView } from '@app/kernel';
import { type AccountKind, type Amounts, type BuyerMovement, LedgerQueries, MARKET_ID } from '@app/ledger';
import { type Actor, CSV_START, csvLine, type Locale, Papers, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PeriodQuery } from '../documents/documents.dto.js';
import { type BuyerStandingView, type BuyerStatementView } from './buyer-statement.views.js';
import { movementWord } from './movement.words.js';
import { ordersOf } from './orders-of-causes.js';
import { buyerStatementPaper } from './statement.papers.js';
import { inAndOut, plainFigure } from './statement.figures.js';
import { CURRENCY, firmName, MOST_MOVEMENTS, numbersOf, periodOf, tooLong } from './statement.period.js';

/** The market's cash, which a buyer's payment raises, and what it gets back lowers. */
const CASH: readonly AccountKind[] = ['provider_cash', 'bank_cash'];
const BUYERS_OWN: readonly AccountKind[] = [...CASH, 'held', 'refund_due', 'receivable'];

interface Standing {
  held: bigint;
  toComeBack: bigint;
  owed: bigint;
}

/** What a buyer paid, was given back and owes in a period, from the ledger: how it stood, each movement with its cause, how it stands. */
@Injectable()
export class BuyerStatements {
  constructor(
    private readonly ledger: LedgerQueries,
    private readonly papers: Papers,
    private readonly source: DataSource,
  ) {}

  async statement(actor: Actor, query: PeriodQuery, locale: Locale): Promise<BuyerStatementView> {
    requireKind(actor, 'buyer');
    const wish = { ...periodOf(query), kinds: BUYERS_OWN, most: MOST_MOVEMENTS };
    const period = await this.ledger.buyerPeriod(actor.organisationId, wish);
    if (!period) throw tooLong();
    const { opening, movements } = period;
    const [orders, sellers] = [await ordersOf(this.source, movements), await this.sellersOf(movements)];
    let standing = moved({ held: 0n, toComeBack: 0n, owed: 0n }, opening);
    const before = toStandingView(standing);
    const [sums, none] = [{ paid: 0n, refunded: 0n }, 0n];
    return {
      from: query.from,
      to: query.to,
      opening: before,
      movements: movements.map(({ sellerId, postedAt, purpose, causeKind, causeId, amounts }) => {
        const paid = CASH.reduce((sum, kind) => sum + (amounts[kind] ?? none), none);
        if (paid > none) sums.paid += paid;
        else sums.refunded -= paid;
        standing = moved(standing, amounts);
        return {
          at: new Date(postedAt).toISOString(),
          purpose,
          words: movementWord('buyer', purpose, locale),
          causeKind,
          causeId,
          orders: orders(causeId),
          seller: sellers.get(sellerId) ?? null,
          paid: toMoneyView(paid, CURRENCY),
          after: toStandingView(standing),
        };
      }),
      closing: toStandingView(standing),
      paid: toMoneyView(sums.paid, CURRENCY),
      refunded: toMoneyView(sums.refunded, CURRENCY),
    };
  }

  async csv(actor: Actor, query: PeriodQuery, locale: Locale): Promise<string> {
    const { opening, movements, closing } = await this.statement(actor, query, locale);
    const [head, before, after] =
      locale === 'zh'
        ? [
            ['时间', '事由', '订单', '卖家', '付款', '退款', '托管余额', '待退款', '赊欠余额', '币种'],
            '期初',
            '期末',
          ]
        : [
            ['At', 'What', 'Order', 'Seller', 'Paid', 'Refunded', 'Held', 'To come back', 'Owed', 'Currency'],
            'Opening',
            'Closing',
          ];
    return [
      CSV_START,
      csvLine(head),
      csvLine([query.from, before, '', '', '', '', ...figuresOf(opening)]),
      ...movements.map((movement) =>
        csvLine([
          movement.at,
          movement.words,
          numbersOf(movement.orders),
          movement.seller?.name ?? '',
          ...inAndOut(movement.paid),
          ...figuresOf(movement.after),
        ]),
      ),
      csvLine([query.to, after, '', '', '', '', ...figuresOf(closing)]),
    ].join('');
  }

  async pdf(actor: Actor, query: PeriodQuery, locale: Locale): Promise<Buffer> {
    const statement = await this.statement(actor, query, locale);
    const firm = await firmName(this.source, actor);
    return this.papers.render(buyerStatementPaper(firm, statement, locale));
  }

  /** What came for nothing stands in the market's own name. */
  private async sellersOf(
    movements: readonly BuyerMovement[],
  ): Promise<Map<string, { id: string; name: string }>> {
    const ids = new Set(movements.map(({ sellerId }) => sellerId));
    ids.delete(MARKET_ID);
    const rows: { id: string; name: string }[] = await this.source.query(
      `SELECT id, name FROM organisation WHERE id = ANY($1)`,
      [[...ids]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Held and to come back are the market's debts to the buyer; owed is the buyer's. */
const moved = ({ held, toComeBack, owed }: Standing, amounts: Amounts): Standing => ({
  held: held - (amounts.held ?? 0n),
  toComeBack: toComeBack - (amounts.refund_due ?? 0n),
  owed: owed + (amounts.receivable ?? 0n),
});

const toStandingView = ({ held, toComeBack, owed }: Standing): BuyerStandingView => ({
  held: toMoneyView(held, CURRENCY),
  toComeBack: toMoneyView(toComeBack, CURRENCY),
  owed: toMoneyView(owed, CURRENCY),
});

const figuresOf = ({ held, toComeBack, owed }: BuyerStandingView): string[] => [
  ...[held, toComeBack, owed].map(plainFigure),
  CURRENCY,
];
