import { type MoneyView, toMoneyView } from '@app/kernel';
import { ACCOUNT_KINDS, type AccountKind, accountWord, LedgerQueries } from '@app/ledger';
import { type Actor, CSV_START, csvLine, type Locale, Papers } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type PeriodQuery } from '../documents/documents.dto.js';
import { type MarketStandingView, type MarketStatementView } from './market-statement.views.js';
import { movementWord } from './movement.words.js';
import { marketStatementPaper } from './statement.papers.js';
import { inAndOut, plainFigure } from './statement.figures.js';
import { CURRENCY, periodOf } from './statement.period.js';

/** Income and costs: what the market earned. */
const RESULT: readonly AccountKind[] = ['commission', 'bank_charges', 'provider_fees', 'losses'];

type Standing = Awaited<ReturnType<LedgerQueries['marketPeriod']>>['standing'];

/** The market's own statement, from the ledger: by day what it earned and spent, and how all accounts stood before and after. */
@Injectable()
export class MarketStatements {
  constructor(
    private readonly ledger: LedgerQueries,
    private readonly papers: Papers,
  ) {}

  async statement(actor: Actor, query: PeriodQuery, locale: Locale): Promise<MarketStatementView> {
    const { standing, days } = await this.ledger.marketPeriod(actor, { ...periodOf(query), kinds: RESULT });
    const own = standing.filter(({ kind }) => RESULT.includes(kind));
    const opening = own.reduce((sum, { openingMinor }) => sum - openingMinor, 0n);
    let balance = opening;
    return {
      from: query.from,
      to: query.to,
      opening: money(opening),
      movements: days
        .filter(({ isInTransit }) => !isInTransit)
        .map(({ day, purpose, count, amountMinor }) => ({
          day,
          purpose,
          words: movementWord('market', purpose, locale),
          count,
          amount: money(amountMinor),
          balance: money((balance += amountMinor)),
        })),
      closing: money(own.reduce((sum, { closingMinor }) => sum - closingMinor, 0n)),
      transfers: days.flatMap(({ isInTransit, day, purpose, count, amountMinor }) =>
        isInTransit
          ? [
              {
                day,
                purpose,
                words: movementWord('market', purpose, locale),
                count,
                amount: money(amountMinor < 0n ? -amountMinor : amountMinor),
              },
            ]
          : [],
      ),
      standing: standingOf(standing, locale),
    };
  }

  async csv(actor: Actor, query: PeriodQuery, locale: Locale): Promise<string> {
    const { opening, movements, closing, transfers, standing } = await this.statement(actor, query, locale);
    const [head, accounts, before, after] =
      locale === 'zh'
        ? [['日期', '事由', '笔数', '收入', '支出', '累计', '币种'], ['账户', '期初', '期末'], '期初', '期末']
        : [
            ['Day', 'What', 'Count', 'In', 'Out', 'In all', 'Currency'],
            ['Account', 'Opening', 'Closing'],
            'Opening',
            'Closing',
          ];
    return [
      CSV_START,
      csvLine(head),
      csvLine([query.from, before, '', '', '', plainFigure(opening), CURRENCY]),
      ...movements.map(({ day, words, count, amount, balance }) =>
        csvLine([day, words, String(count), ...inAndOut(amount), plainFigure(balance), CURRENCY]),
      ),
      csvLine([query.to, after, '', '', '', plainFigure(closing), CURRENCY]),
      ...transfers.map(({ day, words, count, amount }) =>
        csvLine([day, `${words} ${plainFigure(amount)}`, String(count), '', '', '', CURRENCY]),
      ),
      csvLine([]),
      csvLine(accounts),
      ...standing.map((each) => csvLine([each.name, plainFigure(each.opening), plainFigure(each.closing)])),
    ].join('');
  }

  async pdf(actor: Actor, query: PeriodQuery, locale: Locale): Promise<Buffer> {
    return this.papers.render(marketStatementPaper(await this.statement(actor, query, locale), locale));
  }
}

const money = (minor: bigint): MoneyView => toMoneyView(minor, CURRENCY);

/** In the order of the accounts; what sellers owe is shown by itself, and is no part of what they are to be paid. */
function standingOf(standing: Standing, locale: Locale): MarketStandingView[] {
  const of = new Map(standing.map((each) => [each.kind, each]));
  const rows = ACCOUNT_KINDS.flatMap((kind) => of.get(kind) ?? []);
  const owed = rows.reduce(
    (sum, each) => ({
      opening: sum.opening + each.openingOwedMinor,
      closing: sum.closing + each.closingOwedMinor,
    }),
    { opening: 0n, closing: 0n },
  );
  return [
    ...rows.map((each) => ({
      account: each.kind,
      name: accountWord(each.kind, locale),
      opening: money(each.openingMinor - each.openingOwedMinor),
      closing: money(each.closingMinor - each.closingOwedMinor),
    })),
    {
      account: 'owed_by_sellers',
      name: accountWord('owed_by_sellers', locale),
      opening: money(owed.opening),
      closing: money(owed.closing),
    },
  ];
}
