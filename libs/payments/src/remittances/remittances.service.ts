import { Clock, DomainError, newId, notFound } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { requirePerson, requireSecond } from '../bank/four-eyes.rules.js';
import { codesIn } from '../bank/remittance-code.js';
import { moneyDeed, moneyLabel, payoutFact } from '../payments.events.js';
import { Refunds } from '../refunds/refunds.service.js';
import { type BatchState, type RemittanceState } from './remittance.entity.js';
import {
  type BatchAct,
  canEnd,
  movementOf,
  nextBatchState,
  type RemittanceEnd,
} from './remittance.states.js';
import { oweRemittance, type Payee, remitterOf } from './remittance.store.js';
import {
  type BatchRow,
  type BatchView,
  type RemittanceRow,
  type RemittanceView,
} from './remittance.views.js';
import { RemittancesQueries } from './remittances.queries.js';
import { STATE_WORDS } from '../state.words.js';

const CURRENCY = 'CNY';
/** What banks take in one file. */
const MAX_LINES = 1000;

interface PayableRow {
  seller_id: string;
  balance_minor: string;
  holder: string;
  bank: string;
  account_number: string;
}

/** What the market's bank is told to send: gathered into a batch, seen by two, given as a file, and known as paid by the bank's lines or by hand. */
@Injectable()
export class Remittances {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly queries: RemittancesQueries,
    private readonly refunds: Refunds,
  ) {}

  /** All that is due: refunds and returns that have an account, and each seller's balance of what buyers remitted. */
  async propose(actor: Actor, write: WriteRequest): Promise<BatchView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      await this.gatherPayouts(tx);
      const batchId = newId();
      await tx.query(
        `INSERT INTO remittance_batch (id, state, remittances, amount_minor, currency, proposed_by)
         VALUES ($1, 'proposed', 0, 0, $2, $3)`,
        [batchId, CURRENCY, person],
      );
      const [taken]: [{ amount_minor: string }[], number] = await tx.query(
        `UPDATE remittance SET state = 'batched', batch_id = $1 WHERE (seller_id, id) IN (
           SELECT seller_id, id FROM remittance WHERE state = 'due' AND account_number <> '' AND currency = $2
           ORDER BY id LIMIT ${MAX_LINES} FOR UPDATE
         ) AND state = 'due' RETURNING amount_minor`,
        [batchId, CURRENCY],
      );
      if (taken.length === 0) throw nothingDue();
      await tx.query(`UPDATE remittance_batch SET remittances = $2, amount_minor = $3 WHERE id = $1`, [
        batchId,
        taken.length,
        taken.reduce((sum, row) => sum + BigInt(row.amount_minor), 0n).toString(),
      ]);
      return this.queries.batch(tx, actor, batchId);
    });
  }

  /** By another than who proposed it. */
  async approve(actor: Actor, batchId: string, write: WriteRequest): Promise<BatchView> {
    requireKind(actor, 'platform');
    const person = requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const batch = await this.step(tx, batchId, 'approve', (row) => requireSecond(person, row.proposed_by));
      await tx.query(`UPDATE remittance_batch SET approved_by = $2 WHERE id = $1`, [batchId, person]);
      await stateFacts(tx, [batchDeed('approved', actor, batch)]);
      return this.queries.batch(tx, actor, batchId);
    });
  }

  /** From now on its file can be had, and the bank may have it. */
  async export(actor: Actor, batchId: string, write: WriteRequest): Promise<BatchView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      const batch = await this.step(tx, batchId, 'export');
      await tx.query(`UPDATE remittance_batch SET exported_at = $2 WHERE id = $1`, [
        batchId,
        this.clock.now(),
      ]);
      await tx.query(`UPDATE remittance SET state = 'exported' WHERE batch_id = $1 AND state = 'batched'`, [
        batchId,
      ]);
      await stateFacts(tx, [batchDeed('exported', actor, batch)]);
      return this.queries.batch(tx, actor, batchId);
    });
  }

  /** Before the bank may have it: payouts are the sellers' again, the others wait for another batch. */
  async withdraw(actor: Actor, batchId: string, write: WriteRequest): Promise<BatchView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      const batch = await this.step(tx, batchId, 'withdraw');
      const [rows]: [RemittanceRow[], number] = await tx.query(
        `UPDATE remittance SET state = CASE kind WHEN 'payout' THEN 'withdrawn' ELSE 'due' END,
           batch_id = CASE kind WHEN 'payout' THEN batch_id END
         WHERE batch_id = $1 AND state = 'batched' RETURNING *`,
        [batchId],
      );
      for (const row of rows.filter(({ kind }) => kind === 'payout'))
        await this.move(tx, row, 'batched', 'withdrawn');
      await stateFacts(tx, [batchDeed('withdrawn', actor, batch)]);
      return this.queries.batch(tx, actor, batchId);
    });
  }

  /** Noted by hand, where no line of the bank tells. */
  async note(
    actor: Actor,
    reference: string,
    end: RemittanceEnd,
    reason: string | null,
    write: WriteRequest,
  ): Promise<RemittanceView> {
    requireKind(actor, 'platform');
    requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const row = await this.lock(tx, reference);
      await this.end(tx, row, end, reason);
      await stateFacts(tx, [
        moneyDeed(`bank.remittance_${end}`, actor, {
          subjectId: row.id,
          label: `${row.holder} ${moneyLabel(row)}`,
          data: { reference: row.reference, reason },
        }),
      ]);
      return this.queries.remittance(tx, row.seller_id, row.id);
    });
  }

  /** Where it is to go, for what has no account or came back from one. A batch of two persons sees it before the bank does. */
  async address(actor: Actor, reference: string, payee: Payee, write: WriteRequest): Promise<RemittanceView> {
    requireKind(actor, 'platform');
    requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const row = await this.lock(tx, reference);
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE remittance SET holder = $3, bank = $4, account_number = $5
         WHERE seller_id = $1 AND id = $2 AND state = 'due' AND kind <> 'payout' RETURNING 1`,
        [row.seller_id, row.id, payee.holder, payee.bank, payee.accountNumber],
      );
      if (rows.length === 0) throw notOpen(row.state);
      await stateFacts(tx, [
        moneyDeed('bank.remittance_addressed', actor, {
          subjectId: row.id,
          label: `${payee.holder} ${moneyLabel(row)}`,
          data: { reference: row.reference, from: row.holder, last4: payee.accountNumber.slice(-4) },
        }),
      ]);
      return this.queries.remittance(tx, row.seller_id, row.id);
    });
  }

  /** The bank has sent it, or has it again: the row is locked by the caller. */
  async end(tx: EntityManager, row: RemittanceRow, end: RemittanceEnd, reason: string | null): Promise<void> {
    if (!canEnd(row.state, end)) throw notOpen(row.state);
    await tx.query(
      `UPDATE remittance SET state = $3, reason = $4, settled_at = $5 WHERE seller_id = $1 AND id = $2`,
      [row.seller_id, row.id, end, reason, this.clock.now()],
    );
    if (row.kind === 'refund') {
      if (end === 'paid') await this.refunds.noteRemitted(tx, row.seller_id, row.cause_id, row.id);
      else if (row.state === 'paid') await this.refunds.noteReturned(tx, row.seller_id, row.cause_id, row.id);
    } else await this.move(tx, row, row.state, end);
    if (row.kind === 'payout') await this.tellSeller(tx, row, end);
    else if (end === 'returned') await this.waitForAccount(tx, row);
    if (row.kind === 'refund' && end === 'returned')
      await this.refunds.cover(tx, row.seller_id, row.cause_id);
  }

  /** Every seller's whole balance, where it has named an account that the bank has not refused. */
  private async gatherPayouts(tx: EntityManager): Promise<void> {
    const rows: PayableRow[] = await tx.query(
      `SELECT a.seller_id, a.balance_minor, b.holder, b.bank, b.account_number
       FROM ledger_account a JOIN bank_account b ON b.seller_id = a.seller_id
       WHERE a.kind = 'bank_payable' AND a.currency = $1 AND a.balance_minor < 0 AND b.refused_at IS NULL
       ORDER BY a.seller_id LIMIT ${MAX_LINES} FOR UPDATE OF a`,
      [CURRENCY],
    );
    const payouts = rows.map((row) => ({ ...row, id: newId(), amount: -BigInt(row.balance_minor) }));
    for (const { seller_id: sellerId, id, amount, ...row } of payouts) {
      const payee = { holder: row.holder, bank: row.bank, accountNumber: row.account_number };
      await oweRemittance(
        tx,
        { sellerId, kind: 'payout', causeId: id, amountMinor: amount, currency: CURRENCY, payee },
        id,
      );
    }
    await this.ledger.postAll(
      tx,
      payouts.map(({ seller_id: sellerId, id, amount }) => ({
        sellerId,
        purpose: 'payout',
        cause: { kind: 'remittance', id },
        counterpartyId: null,
        legs: legsOf(CURRENCY, { bank_payable: amount, in_payout: -amount }),
      })),
    );
  }

  private async step(
    tx: EntityManager,
    batchId: string,
    act: BatchAct,
    check?: (row: BatchRow) => void,
  ): Promise<BatchRow> {
    const [row]: BatchRow[] = await tx.query(`SELECT * FROM remittance_batch WHERE id = $1 FOR UPDATE`, [
      batchId,
    ]);
    if (!row) throw notFound('bank_batch', '付款批次', 'batch');
    const to = nextBatchState(row.state, act);
    if (to === null) throw notInState(row.state);
    check?.(row);
    await tx.query(`UPDATE remittance_batch SET state = $2 WHERE id = $1 AND state = $3`, [
      batchId,
      to,
      row.state,
    ]);
    return row;
  }

  private async lock(tx: EntityManager, reference: string): Promise<RemittanceRow> {
    const [row]: RemittanceRow[] = await tx.query(
      `SELECT * FROM remittance WHERE reference = ANY($1) FOR UPDATE`,
      [codesIn(reference)],
    );
    if (!row) throw notFound('remittance', '付款', 'remittance');
    return row;
  }

  private async move(
    tx: EntityManager,
    row: RemittanceRow,
    from: RemittanceState,
    end: RemittanceEnd | 'withdrawn',
  ): Promise<void> {
    const amounts = movementOf(row.kind, from, end, BigInt(row.amount_minor));
    if (amounts === null) return;
    // The bank has sent it, though refunds or its own fees may have used the money up meanwhile.
    await this.ledger.post(
      tx,
      {
        sellerId: row.seller_id,
        purpose: `${row.kind}_${end}`,
        cause: { kind: 'remittance', id: row.id },
        counterpartyId: row.kind === 'return' ? await remitterOf(tx, row.cause_id) : null,
        legs: legsOf(row.currency, amounts),
      },
      { mayOwe: true },
    );
  }

  /** An account that the bank refused is paid to no more until the seller names it anew. */
  private async tellSeller(tx: EntityManager, row: RemittanceRow, end: RemittanceEnd): Promise<void> {
    if (end === 'returned')
      await tx.query(`UPDATE bank_account SET refused_at = $3 WHERE seller_id = $1 AND account_number = $2`, [
        row.seller_id,
        row.account_number,
        this.clock.now(),
      ]);
    const failureCode = end === 'returned' ? 'bank_returned' : null;
    await stateFacts(tx, [
      payoutFact(end === 'paid' ? 'payout.paid' : 'payout.failed', { ...row, failure_code: failureCode }),
    ]);
  }

  private async waitForAccount(tx: EntityManager, row: RemittanceRow): Promise<void> {
    await oweRemittance(tx, {
      sellerId: row.seller_id,
      kind: row.kind,
      causeId: row.cause_id,
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
      payee: { holder: row.holder, bank: row.bank, accountNumber: '' },
    });
  }
}

function batchDeed(end: 'approved' | 'exported' | 'withdrawn', actor: Actor, batch: BatchRow) {
  const { id: subjectId, remittances, proposed_by: proposedBy } = batch;
  return moneyDeed(`bank.batch_${end}`, actor, {
    subjectId,
    label: moneyLabel(batch),
    data: { remittances, proposedBy },
  });
}

function nothingDue(): DomainError {
  return new DomainError('conflict', 'bank.nothing_due', {
    zh: '没有可付的款项（有账号的待付款项为零）',
    en: 'There is nothing to pay: nothing due has an account',
  });
}

function notInState(state: BatchState): DomainError {
  return new DomainError('conflict', 'bank.batch_state', {
    zh: `批次${STATE_WORDS[state].zh}，不能这样做`,
    en: `The batch is ${STATE_WORDS[state].en}: that cannot be done to it`,
  });
}

function notOpen(state: RemittanceState): DomainError {
  return new DomainError('conflict', 'bank.remittance_state', {
    zh: `这笔付款${STATE_WORDS[state].zh}，不能这样做`,
    en: `The remittance is ${STATE_WORDS[state].en}: that cannot be done to it`,
  });
}
