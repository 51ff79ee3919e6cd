import { Clock, MINUTE_MS } from '@app/kernel';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { MarketPayouts } from '../market-payouts/market-payouts.service.js';
import { PaymentOutcomes } from '../payment-outcomes.service.js';
import { type RemittanceRow } from '../remittances/remittance.views.js';
import { Remittances } from '../remittances/remittances.service.js';
import {
  type Expected,
  type Match,
  matchOf,
  type Sent,
  sentMatchOf,
  type UnmatchedReason,
} from './match.rules.js';
import { codesIn } from './remittance-code.js';

const WAIT_MS = 10 * MINUTE_MS;
const MAX_REASON = 200;

interface Line {
  id: string;
  amount_minor: string;
  currency: string;
  note: string;
}

/** Finds what money on the bank account is for, and whether what was to be sent has gone. Each row is a transaction of its own; twins wait for one another, and find it done. */
@Injectable()
export class BankMatching {
  private readonly logger = new Logger(BankMatching.name);

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly marketPayouts: MarketPayouts,
    private readonly outcomes: PaymentOutcomes,
    private readonly remittances: Remittances,
  ) {}

  /** A row that fails does not keep the others; the queue comes back for it. */
  @Runs('payments.match-statement')
  async match(payload: unknown): Promise<void> {
    const { statementId } = payload as { statementId: string };
    const rows: { id: string }[] = await this.database.source.query(
      `SELECT id FROM bank_row WHERE statement_id = $1 AND state = 'received' ORDER BY id`,
      [statementId],
    );
    let waiting = 0;
    let failed = 0;
    for (const { id } of rows) {
      try {
        const match = await this.database.transact((tx) => this.matchOne(tx, id));
        if (match?.kind === 'wait') waiting++;
      } catch (error) {
        failed++;
        this.logger.error({ bankRowId: id, err: error }, 'a bank row could not be matched');
      }
    }
    if (failed > 0) throw new Error(`${failed} rows of statement ${statementId} could not be matched`);
    if (waiting === 0) return;
    const runAt = new Date(this.clock.now().getTime() + WAIT_MS);
    await this.database.transact((tx) =>
      enqueueJob(tx, 'payments.match-statement', { statementId }, { key: `statement:${statementId}`, runAt }),
    );
  }

  private async matchOne(tx: EntityManager, id: string): Promise<Match | null> {
    const [line]: Line[] = await tx.query(
      `SELECT id, amount_minor, currency, note FROM bank_row WHERE id = $1 AND state = 'received' FOR UPDATE`,
      [id],
    );
    if (!line) return null;
    const codes = codesIn(line.note);
    const [sent]: (RemittanceRow & Sent)[] = await tx.query(
      `SELECT r.*, EXISTS (
         SELECT FROM bank_row b WHERE b.remittance_id = r.id AND b.state = 'matched' AND (b.amount_minor < 0) = $3
       ) AS is_told
       FROM remittance r WHERE r.reference = ANY($1) AND r.currency = $2 FOR UPDATE`,
      [codes, line.currency, BigInt(line.amount_minor) < 0n],
    );
    if (sent) return this.matchSent(tx, line, sent);
    if (await this.marketPayouts.arrive(tx, line, line.note)) return null;
    if (BigInt(line.amount_minor) < 0n)
      return this.leave(tx, id, codes.length > 0 ? 'unknown_code' : 'no_code');
    const payments: Expected[] = await tx.query(
      `SELECT id, remittance_code, amount_minor, state FROM payment
       WHERE remittance_code = ANY($1) AND currency = $2 ORDER BY id FOR UPDATE`,
      [codes, line.currency],
    );
    const match = matchOf(BigInt(line.amount_minor), codes, payments);
    if (match.kind === 'wait') return match;
    await tx.query(
      `UPDATE bank_row SET state = $2, reason = $3, code = $4, expected_minor = $5, payment_id = $6 WHERE id = $1`,
      [
        id,
        match.kind === 'match' ? 'matched' : 'unmatched',
        match.kind === 'match' ? null : match.reason,
        match.payment?.remittance_code ?? null,
        match.payment?.amount_minor ?? null,
        match.kind === 'match' ? match.payment.id : null,
      ],
    );
    if (match.kind === 'match')
      await this.outcomes.settle(tx, match.payment.id, {
        kind: 'captured',
        charge: null,
        amountMinor: BigInt(line.amount_minor),
        currency: line.currency,
      });
    return match;
  }

  /** It bears the reference of what we told the bank to send. */
  private async matchSent(tx: EntityManager, line: Line, sent: RemittanceRow & Sent): Promise<null> {
    const match = sentMatchOf(BigInt(line.amount_minor), sent);
    if (match.kind === 'match' && match.end !== null)
      await this.remittances.end(tx, sent, match.end, line.note.slice(0, MAX_REASON));
    await tx.query(
      `UPDATE bank_row SET state = $2, reason = $3, code = $4, expected_minor = $5, remittance_id = $6 WHERE id = $1`,
      [
        line.id,
        match.kind === 'match' ? 'matched' : 'unmatched',
        match.kind === 'match' ? null : match.reason,
        sent.reference,
        sent.amount_minor,
        match.kind === 'match' ? sent.id : null,
      ],
    );
    return null;
  }

  private async leave(tx: EntityManager, id: string, reason: UnmatchedReason): Promise<null> {
    await tx.query(`UPDATE bank_row SET state = 'unmatched', reason = $2 WHERE id = $1`, [id, reason]);
    return null;
  }
}
