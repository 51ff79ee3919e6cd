import { CURRENCIES, DAY_MS, DomainError, toMoneyView } from '@app/kernel';
import { type AccountKind, LedgerQueries, type Movement } from '@app/ledger';
import { type Actor, CSV_START, csvLine, type Locale, Papers, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AccountStatementView, type StatementOrderView } from './account-statement.views.js';
import { type PeriodQuery } from './documents.dto.js';
import { requirePeriod } from './documents.queries.js';
import { movementWord } from './movement.words.js';
import { accountStatementPaper } from './papers.js';

/** What the market holds for a seller, or owes it. */
const SELLERS_OWN: readonly AccountKind[] = ['held', 'payable', 'bank_payable', 'in_payout', 'frozen'];
const MOST_MOVEMENTS = 5000;
const CURRENCY = CURRENCIES[0];

/** The order of each cause that is about one. */
const ORDERS_OF_CAUSES = `
  WITH cause AS (SELECT * FROM unnest($2::text[], $3::uuid[]) AS cause(kind, id)), found AS (
    SELECT cause.id, s.reference_id AS order_id FROM cause JOIN payment_share s ON s.seller_id = $1 AND s.id = cause.id
    UNION ALL
    SELECT cause.id, s.reference_id FROM cause JOIN refund r ON r.seller_id = $1 AND r.id = cause.id
    JOIN payment_share s ON s.seller_id = $1 AND s.id = r.share_id
    UNION ALL
    SELECT cause.id, s.reference_id FROM cause JOIN provider_transfer p ON p.seller_id = $1 AND p.id = cause.id
    JOIN payment_share s ON s.seller_id = $1 AND s.id = p.share_id
    UNION ALL
    SELECT cause.id, s.reference_id FROM cause JOIN payment_dispute_share d ON d.seller_id = $1 AND d.id = cause.id
    JOIN payment_share s ON s.seller_id = $1 AND s.id = d.share_id
    UNION ALL
    SELECT cause.id, c.order_id FROM cause JOIN claim c ON c.seller_id = $1 AND c.id = cause.id
    UNION ALL
    SELECT id, id FROM cause WHERE kind = 'order'
  )
  SELECT found.id AS cause_id, o.id, o.number FROM found JOIN trade_order o ON o.seller_id = $1 AND o.id = found.order_id`;

/** What moved a seller's money in a period, from the ledger: its opening, each movement with its cause, its closing. */
@Injectable()
export class AccountStatements {
  constructor(
    private readonly ledger: LedgerQueries,
    private readonly papers: Papers,
    private readonly source: DataSource,
  ) {}

  async statement(actor: Actor, query: PeriodQuery, locale: Locale): Promise<AccountStatementView> {
    requireKind(actor, 'seller');
    requirePeriod(query);
    const from = new Date(`${query.from}T00:00:00+08:00`);
    const until = new Date(Date.parse(`${query.to}T00:00:00+08:00`) + DAY_MS);
    const wish = { kinds: SELLERS_OWN, currency: CURRENCY, from, until, most: MOST_MOVEMENTS };
    const period = await this.ledger.period(actor.organisationId, wish);
    if (!period) throw tooLong();
    const orders = await this.ordersOf(actor.organisationId, period.movements);
    let balance = period.openingMinor;
    return {
      from: query.from,
      to: query.to,
      opening: toMoneyView(period.openingMinor, CURRENCY),
      movements: period.movements.map(({ postedAt, purpose, causeKind, causeId, amountMinor }) => ({
        at: new Date(postedAt).toISOString(),
        purpose,
        words: movementWord(purpose, locale),
        causeKind,
        causeId,
        order: orders.get(causeId) ?? null,
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
      csvLine([query.from, before, '', '', '', balance(opening.amountMinor), CURRENCY]),
      ...movements.map((movement) => {
        const { amountMinor } = movement.amount;
        return csvLine([
          movement.at,
          movement.words,
          movement.order?.number ?? '',
          amountMinor > 0 ? money(amountMinor) : '',
          amountMinor < 0 ? money(amountMinor) : '',
          balance(movement.balance.amountMinor),
          CURRENCY,
        ]);
      }),
      csvLine([query.to, after, '', '', '', balance(closing.amountMinor), CURRENCY]),
    ].join('');
  }

  async pdf(actor: Actor, query: PeriodQuery, locale: Locale): Promise<Buffer> {
    const statement = await this.statement(actor, query, locale);
    const [firm]: { name: string }[] = await this.source.query(
      `SELECT name FROM organisation WHERE id = $1`,
      [actor.organisationId],
    );
    return this.papers.render(accountStatementPaper(firm?.name ?? '', statement, locale));
  }

  private async ordersOf(
    sellerId: string,
    movements: readonly Movement[],
  ): Promise<Map<string, StatementOrderView>> {
    const rows: { cause_id: string; id: string; number: string }[] = await this.source.query(
      ORDERS_OF_CAUSES,
      [sellerId, movements.map(({ causeKind }) => causeKind), movements.map(({ causeId }) => causeId)],
    );
    return new Map(rows.map(({ cause_id: causeId, id, number }) => [causeId, { id, number }]));
  }
}

const money = (minor: number): string => (Math.abs(minor) / 100).toFixed(2);
const balance = (minor: number): string => (minor < 0 ? '-' : '') + money(minor);

function tooLong(): DomainError {
  return new DomainError('unprocessable', 'statement.too_long', {
    zh: `超过 ${MOST_MOVEMENTS} 笔，请缩短期间`,
    en: `More than ${MOST_MOVEMENTS} movements: shorten the period`,
  });
}
