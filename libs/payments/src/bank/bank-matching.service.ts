import { Clock, MINUTE_MS } from '@app/kernel';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { PaymentOutcomes } from '../payment-outcomes.service.js';
import { type Expected, type Match, matchOf } from './match.rules.js';
import { codesIn } from './remittance-code.js';

const WAIT_MS = 10 * MINUTE_MS;

interface Credit {
  id: string;
  amount_minor: string;
  currency: string;
  note: string;
}

/** Finds what money on the bank account is for. Each row is a transaction of its own; twins wait for one another, and find it done. */
@Injectable()
export class BankMatching {
  private readonly logger = new Logger(BankMatching.name);

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly outcomes: PaymentOutcomes,
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
    const [credit]: Credit[] = await tx.query(
      `SELECT id, amount_minor, currency, note FROM bank_row WHERE id = $1 AND state = 'received' FOR UPDATE`,
      [id],
    );
    if (!credit) return null;
    const codes = codesIn(credit.note);
    const payments: Expected[] = await tx.query(
      `SELECT id, remittance_code, amount_minor, state FROM payment
       WHERE remittance_code = ANY($1) AND currency = $2 ORDER BY id FOR UPDATE`,
      [codes, credit.currency],
    );
    const match = matchOf(BigInt(credit.amount_minor), codes, payments);
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
        amountMinor: BigInt(credit.amount_minor),
        currency: credit.currency,
      });
    return match;
  }
}
