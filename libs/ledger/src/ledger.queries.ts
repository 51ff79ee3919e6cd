import { DAY_MS, decodeKeyCursor, earliestId, encodeCursor, isIdPart, type Page, toPage } from '@app/kernel';
import { type Actor, Database, type Locale, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type AccountKind } from './ledger.entity.js';
import { MAX_LEGS } from './ledger.rules.js';
import { COUNTERPARTY_PERIOD, MARKET_PERIOD, PERIOD } from './period.sql.js';
import {
  type AccountBalanceRow,
  type LedgerBalancesView,
  type StatementEntryRow,
  type StatementEntryView,
  toLedgerBalancesView,
  toStatementEntryView,
} from './ledger.views.js';

export interface Balance {
  kind: AccountKind;
  currency: string;
  balanceMinor: bigint;
}

/** A transfer as it moved some accounts together, in their owner's favour. */
export interface Movement {
  transferId: string;
  purpose: string;
  causeKind: string;
  causeId: string;
  postedAt: string;
  amountMinor: bigint;
}

export interface LedgerPeriod {
  openingMinor: bigint;
  movements: Movement[];
  closingMinor: bigint;
}

/** Debits less credits, by kind of account. */
export type Amounts = Partial<Record<AccountKind, bigint>>;

/** A transfer as it moved a buyer's money. */
export interface BuyerMovement extends Omit<Movement, 'amountMinor'> {
  sellerId: string;
  amounts: Amounts;
}

export interface BuyerPeriod {
  opening: Amounts;
  movements: BuyerMovement[];
}

/** What stood on all accounts of a kind; of that, what sellers owe (where they are to be paid otherwise). */
export interface Standing {
  kind: AccountKind;
  openingMinor: bigint;
  closingMinor: bigint;
  openingOwedMinor: bigint;
  closingOwedMinor: bigint;
}

/** What transfers of one purpose moved on a day, in the market's favour; or what of its own money changed place. */
export interface MarketDay {
  isInTransit: boolean;
  day: string;
  purpose: string;
  count: number;
  amountMinor: bigint;
}

interface Period {
  kinds: readonly AccountKind[];
  currency: string;
  /** From then on, and before that. */
  from: Date;
  until: Date;
}

interface PeriodWish extends Period {
  most: number;
}

type AmountsRow = Partial<Record<AccountKind, string>>;

interface BuyerPeriodRow {
  opening: AmountsRow;
  movements: (Omit<BuyerMovement, 'amounts'> & { amounts: AmountsRow })[];
}

interface MarketPeriodRow {
  standing: {
    kind: AccountKind;
    opening: string;
    closing: string;
    openingOwed: string;
    closingOwed: string;
  }[];
  days: (Omit<MarketDay, 'amountMinor'> & { amountMinor: string })[];
}

interface PeriodRow {
  now: string;
  since: string;
  movements: (Omit<Movement, 'amountMinor'> & { amountMinor: string })[];
}

const STATEMENT = 'ledger.statement';

@Injectable()
export class LedgerQueries {
  constructor(private readonly database: Database) {}

  /** What stands on a seller's accounts; an account without a posting is not listed. */
  async balances(sellerId: string): Promise<Balance[]> {
    const rows: AccountBalanceRow[] = await this.database.source.query(
      `SELECT kind, currency, balance_minor FROM ledger_account WHERE seller_id = $1 ORDER BY kind, currency`,
      [sellerId],
    );
    return rows.map((row) => ({
      kind: row.kind,
      currency: row.currency,
      balanceMinor: BigInt(row.balance_minor),
    }));
  }

  /** What moved on some of a seller's accounts together; null where that are more than `most` transfers. */
  async period(
    sellerId: string,
    { kinds, currency, from, until, most }: PeriodWish,
  ): Promise<LedgerPeriod | null> {
    const [row]: PeriodRow[] = await this.database.source.query(PERIOD, [
      sellerId,
      kinds,
      currency,
      from,
      until,
      earliestId(from.getTime() - DAY_MS),
      most + 1,
    ]);
    if (!row || row.movements.length > most) return null;
    const movements = row.movements.map((each) => ({ ...each, amountMinor: BigInt(each.amountMinor) }));
    const closingMinor = BigInt(row.now) - BigInt(row.since);
    const moved = movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return { openingMinor: closingMinor - moved, movements, closingMinor };
  }

  /** What moved a buyer's money, of all its sellers; null where that are more than `most` transfers. */
  async buyerPeriod(
    buyerId: string,
    { kinds, currency, from, until, most }: PeriodWish,
  ): Promise<BuyerPeriod | null> {
    const [row]: BuyerPeriodRow[] = await this.database.source.query(COUNTERPARTY_PERIOD, [
      buyerId,
      currency,
      kinds,
      from,
      until,
      most + 1,
    ]);
    if (!row || row.movements.length > most) return null;
    return {
      opening: toAmounts(row.opening),
      movements: row.movements.map((each) => ({ ...each, amounts: toAmounts(each.amounts) })),
    };
  }

  /** How all accounts stood before and after a period, and what it brought on those of some kinds. */
  async marketPeriod(
    actor: Actor,
    { kinds, currency, from, until }: Period,
  ): Promise<{ standing: Standing[]; days: MarketDay[] }> {
    requireKind(actor, 'platform');
    const [row]: MarketPeriodRow[] = await this.database.source.query(MARKET_PERIOD, [
      currency,
      from,
      until,
      kinds,
      earliestId(from.getTime() - DAY_MS),
    ]);
    if (!row) throw new TypeError('a period was not answered');
    return {
      standing: row.standing.map(({ kind, opening, closing, openingOwed, closingOwed }) => ({
        kind,
        openingMinor: BigInt(opening),
        closingMinor: BigInt(closing),
        openingOwedMinor: BigInt(openingOwed),
        closingOwedMinor: BigInt(closingOwed),
      })),
      days: row.days.map((each) => ({ ...each, amountMinor: BigInt(each.amountMinor) })),
    };
  }

  /** All sellers' accounts by kind. Whatever happened, the sum is zero. */
  async marketBalances(actor: Actor, locale: Locale): Promise<LedgerBalancesView> {
    requireKind(actor, 'platform');
    const rows: AccountBalanceRow[] = await this.database.source.query(
      `SELECT kind, currency, sum(balance_minor) AS balance_minor FROM ledger_account GROUP BY kind, currency ORDER BY kind, currency`,
    );
    return toLedgerBalancesView(rows, locale);
  }

  /** What moved on an organisation's accounts, newest first. */
  async statement(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<StatementEntryView>> {
    requireKind(actor, 'seller');
    const [transferId, legNo] = decodeKeyCursor(STATEMENT, cursor, [isIdPart, isLegNo]);
    const rows: StatementEntryRow[] = await this.database.source.query(
      `SELECT l.transfer_id, l.leg_no, l.amount_minor, l.currency, a.kind, t.purpose, t.cause_kind, t.cause_id, t.posted_at
       FROM ledger_leg l
       JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id
       JOIN ledger_transfer t ON t.seller_id = l.seller_id AND t.id = l.transfer_id
       WHERE l.seller_id = $1 AND ($2::uuid IS NULL OR (l.transfer_id, l.leg_no) < ($2, $3::smallint))
       ORDER BY l.transfer_id DESC, l.leg_no DESC LIMIT $4`,
      [actor.organisationId, transferId, legNo, limit + 1],
    );
    return toPage(rows, limit, toStatementEntryView, (row) =>
      encodeCursor(STATEMENT, [row.transfer_id, row.leg_no]),
    );
  }
}

const isLegNo = (part: unknown): boolean => Number.isInteger(part) && Number(part) <= MAX_LEGS;

const toAmounts = (row: AmountsRow): Amounts =>
  Object.fromEntries(Object.entries(row).map(([kind, amount]) => [kind, BigInt(amount)]));
