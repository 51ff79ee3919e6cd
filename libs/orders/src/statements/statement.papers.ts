import { type Locale, type Paper } from '@app/platform';
import { paperWords } from '../documents/paper.words.js';
import { columnsOf, day, money } from '../documents/papers.js';
import { type BuyerStatementView } from './buyer-statement.views.js';
import { type MarketStatementView } from './market-statement.views.js';
import { type SellerStatementView } from './seller-statement.views.js';
import { paperFigure } from './statement.figures.js';
import { numbersOf } from './statement.period.js';

/** A statement binds nobody. */
const UNSIGNED = { clauses: [], signatures: [] };

/** What moved a seller's money in a period. */
export function sellerStatementPaper(
  firm: string,
  { from, to, opening, movements, closing }: SellerStatementView,
  locale: Locale,
): Paper {
  const say = paperWords(locale);
  return {
    title: say('accountStatement'),
    facts: [
      [say('firm'), firm],
      [say('period'), `${from} – ${to}`],
    ],
    columns: columnsOf(
      say,
      ['movedOn', 60],
      ['what'],
      ['orderNumber', 110],
      ['amount', 70, true],
      ['balance', 70, true],
    ),
    rows: movements.map((movement) => [
      day(movement.at),
      movement.words,
      numbersOf(movement.orders),
      paperFigure(movement.amount),
      paperFigure(movement.balance),
    ]),
    totals: [
      [say('opening'), money(opening)],
      [say('closing'), money(closing)],
    ],
    ...UNSIGNED,
  };
}

/** What a buyer paid, was given back and owes in a period. */
export function buyerStatementPaper(
  firm: string,
  { from, to, opening, movements, closing, paid, refunded }: BuyerStatementView,
  locale: Locale,
): Paper {
  const say = paperWords(locale);
  return {
    title: say('accountStatement'),
    facts: [
      [say('firm'), firm],
      [say('openingHeld'), money(opening.held)],
      [say('openingOwed'), money(opening.owed)],
      [say('period'), `${from} – ${to}`],
      [say('paid'), money(paid)],
      [say('refunded'), money(refunded)],
    ],
    columns: columnsOf(
      say,
      ['movedOn', 48],
      ['what', 62],
      ['orderNumber', 90],
      ['counterparty'],
      ['paid', 52, true],
      ['held', 52, true],
      ['owed', 52, true],
    ),
    rows: movements.map((movement) => [
      day(movement.at),
      movement.words,
      numbersOf(movement.orders),
      movement.seller?.name ?? '',
      movement.paid.amountMinor === 0 ? '' : paperFigure(movement.paid),
      paperFigure(movement.after.held),
      paperFigure(movement.after.owed),
    ]),
    totals: [
      [say('closingHeld'), money(closing.held)],
      [say('toComeBack'), money(closing.toComeBack)],
      [say('closingOwed'), money(closing.owed)],
    ],
    ...UNSIGNED,
  };
}

/** What the market earned and spent in a period, and how it stood after it. */
export function marketStatementPaper(
  { from, to, opening, movements, closing, transfers, standing }: MarketStatementView,
  locale: Locale,
): Paper {
  const say = paperWords(locale);
  return {
    title: say('marketStatement'),
    facts: [
      [say('period'), `${from} – ${to}`],
      ...standing.map((each): [string, string] => [each.name, money(each.closing)]),
      ...transfers.map((each): [string, string] => [`${each.day} ${each.words}`, money(each.amount)]),
    ],
    columns: columnsOf(
      say,
      ['movedOn', 60],
      ['what'],
      ['count', 50, true],
      ['amount', 80, true],
      ['balance', 80, true],
    ),
    rows: movements.map((movement) => [
      movement.day,
      movement.words,
      String(movement.count),
      paperFigure(movement.amount),
      paperFigure(movement.balance),
    ]),
    totals: [
      [say('opening'), money(opening)],
      [say('closing'), money(closing)],
    ],
    ...UNSIGNED,
  };
}
