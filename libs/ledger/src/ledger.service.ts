import { DomainError, newId } from '@app/kernel';
import { sqlState } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type AccountKind } from './ledger.entity.js';
import {
  type Leg,
  requireBalanced,
  sameLegs,
  type TransferKey,
  type TransferRequest,
} from './ledger.rules.js';
import { POST_TRANSFERS } from './ledger.sql.js';

export interface PostedTransfer {
  id: string;
  /** False when it had been posted before: nothing moved now. */
  isNew: boolean;
}

interface PostTerms {
  /** The seller may come to owe what was paid out already, and the market to advance it. */
  mayOwe?: boolean;
}

const CHECK_VIOLATION = '23514';

/** The only way in which money moves. Transfers balance, are never edited, and happen once for each (seller, cause, purpose). */
@Injectable()
export class Ledger {
  async post(tx: EntityManager, transfer: TransferRequest, terms: PostTerms = {}): Promise<PostedTransfer> {
    const [posted] = await this.postAll(tx, [transfer], terms);
    if (!posted) throw new TypeError('a post was not answered');
    return posted;
  }

  /**
   * Posts transfers of any number of sellers in one statement; answers in the order of the request. Accounts are locked
   * in one order for all (seller, kind, currency), so that posts do not deadlock with each other.
   */
  async postAll(
    tx: EntityManager,
    transfers: readonly TransferRequest[],
    { mayOwe = false }: PostTerms = {},
  ): Promise<PostedTransfer[]> {
    if (transfers.length === 0) return [];
    transfers.forEach(requireBalanced);
    const rows = transfers.map((transfer) => ({ ...transfer, id: newId() }));
    const posted = await this.insert(tx, rows, mayOwe);
    const earlier = rows.some(({ id }) => !posted.has(id))
      ? await this.earlier(tx, rows)
      : new Map<string, Earlier>();
    return rows.map((row) => {
      if (posted.has(row.id)) return { id: row.id, isNew: true };
      const found = earlier.get(keyOf(row));
      if (!found) throw new TypeError(`transfer ${keyOf(row)} neither posted nor found`);
      if (!sameLegs(found.legs, row.legs)) throw causeReused(row);
      return { id: found.id, isNew: false };
    });
  }

  /** The balance of one account, locked until `tx` ends: what is decided from it stays true. Zero where there is no account. */
  async lockBalance(
    tx: EntityManager,
    sellerId: string,
    account: AccountKind,
    currency: string,
  ): Promise<bigint> {
    const [row]: { balance_minor: string }[] = await tx.query(
      `SELECT balance_minor FROM ledger_account WHERE seller_id = $1 AND kind = $2 AND currency = $3 FOR UPDATE`,
      [sellerId, account, currency],
    );
    return BigInt(row?.balance_minor ?? 0);
  }

  private async insert(tx: EntityManager, rows: readonly Row[], mayOwe: boolean): Promise<Set<string>> {
    const legs = rows.flatMap(({ sellerId, id, legs: own }) =>
      own.map((leg, index) => ({ ...leg, sellerId, id, legNo: index + 1 })),
    );
    try {
      const answer: { id: string; is_overdrawn: boolean }[] = await tx.query(POST_TRANSFERS, [
        rows.map(({ sellerId }) => sellerId),
        rows.map(({ id }) => id),
        rows.map(({ purpose }) => purpose),
        rows.map(({ cause }) => cause.kind),
        rows.map(({ cause }) => cause.id),
        legs.map(({ sellerId }) => sellerId),
        legs.map(({ id }) => id),
        legs.map(({ legNo }) => legNo),
        legs.map(({ account }) => account),
        legs.map(({ currency }) => currency),
        legs.map(({ amountMinor }) => amountMinor.toString()),
        mayOwe,
        rows.map(({ counterpartyId }) => counterpartyId),
      ]);
      if (answer[0]?.is_overdrawn) throw insufficient();
      return new Set(answer.map(({ id }) => id));
    } catch (error) {
      if (sqlState(error) === CHECK_VIOLATION) throw insufficient();
      throw error;
    }
  }

  private async earlier(tx: EntityManager, keys: readonly TransferKey[]): Promise<Map<string, Earlier>> {
    const rows: EarlierRow[] = await tx.query(
      `SELECT t.seller_id, t.id, t.purpose, t.cause_kind, t.cause_id, a.kind, l.currency, l.amount_minor
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS wanted(seller_id, cause_kind, cause_id, purpose)
       JOIN ledger_transfer t USING (seller_id, cause_kind, cause_id, purpose)
       JOIN ledger_leg l ON l.seller_id = t.seller_id AND l.transfer_id = t.id
       JOIN ledger_account a ON a.seller_id = l.seller_id AND a.id = l.account_id`,
      [
        keys.map(({ sellerId }) => sellerId),
        keys.map(({ cause }) => cause.kind),
        keys.map(({ cause }) => cause.id),
        keys.map(({ purpose }) => purpose),
      ],
    );
    const found = new Map<string, Earlier>();
    for (const row of rows) {
      const key = keyOf({
        sellerId: row.seller_id,
        purpose: row.purpose,
        cause: { kind: row.cause_kind, id: row.cause_id },
      });
      const transfer = found.get(key) ?? { id: row.id, legs: [] };
      transfer.legs.push({
        account: row.kind,
        amountMinor: BigInt(row.amount_minor),
        currency: row.currency,
      });
      found.set(key, transfer);
    }
    return found;
  }
}

type Row = TransferRequest & { id: string };

interface Earlier {
  id: string;
  legs: Leg[];
}

interface EarlierRow {
  seller_id: string;
  id: string;
  purpose: string;
  cause_kind: string;
  cause_id: string;
  kind: AccountKind;
  currency: string;
  amount_minor: string;
}

const keyOf = ({ sellerId, purpose, cause }: TransferKey): string =>
  `${sellerId} ${cause.kind} ${cause.id} ${purpose}`.toLowerCase();

function insufficient(): DomainError {
  return new DomainError('conflict', 'ledger.insufficient', {
    zh: '账户余额不足',
    en: 'There is not that much money in the account',
  });
}

function causeReused({ purpose, cause }: TransferKey): DomainError {
  return new DomainError('conflict', 'ledger.cause_reused', {
    zh: `“${purpose}”已按另一金额记账（${cause.kind} ${cause.id}）`,
    en: `"${purpose}" was posted with other amounts for ${cause.kind} ${cause.id}`,
  });
}
