import { Clock, DomainError, newId } from '@app/kernel';
import { Ledger, legsOf, MARKET_ID } from '@app/ledger';
import { Database } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { type EntityManager } from 'typeorm';
import { resultOfPayout } from '../payouts/payout.states.js';
import { StripeProvider } from '../provider/stripe.provider.js';

interface MarketPayoutRow {
  id: string;
  amount_minor: string;
  currency: string;
  state: 'sent' | 'paid' | 'failed';
  arrived_at: Date | null;
}

interface CameLine {
  id: string;
  amount_minor: string;
  currency: string;
}

/**
 * The market's own money on its way from the provider to the market's bank: off the provider's cash when that sends it, on the bank's
 * when a line of the bank says so. Nobody here orders it: the provider pays by its own schedule, or by its own page.
 */
@Injectable()
export class MarketPayouts {
  private readonly logger = new Logger(MarketPayouts.name);

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly provider: StripeProvider,
  ) {}

  /** What is true now is asked: news may be late, repeated, or out of order. */
  async hear({ id: reference }: Stripe.Payout): Promise<void> {
    const payout = await this.provider.lookUpMarketPayout(reference);
    const { state, failureCode } = resultOfPayout(payout);
    await this.database.transact(async (tx) => {
      await tx.query(
        `INSERT INTO market_payout (id, provider_reference, amount_minor, currency, state, arrives_at)
         VALUES ($1, $2, $3, $4, 'sent', $5) ON CONFLICT (provider_reference) DO NOTHING`,
        [
          newId(),
          reference,
          payout.amount,
          payout.currency.toUpperCase(),
          new Date(payout.arrival_date * 1000),
        ],
      );
      const [row]: MarketPayoutRow[] = await tx.query(
        `SELECT id, amount_minor, currency, state, arrived_at FROM market_payout WHERE provider_reference = $1 FOR UPDATE`,
        [reference],
      );
      if (!row) throw new TypeError(`payout ${reference} was not written`);
      await this.post(tx, row, 'market_payout', { in_transit: 1n, provider_cash: -1n });
      if (row.state === 'failed' || row.state === state) return;
      await tx.query(`UPDATE market_payout SET state = $2, failure_code = $3 WHERE id = $1`, [
        row.id,
        state,
        failureCode,
      ]);
      if (state !== 'failed') return;
      this.logger.error({ reference, failureCode }, 'the provider could not pay the market out');
      const account = row.arrived_at === null ? 'in_transit' : 'bank_cash';
      await this.post(tx, row, 'market_payout_returned', { provider_cash: 1n, [account]: -1n });
    });
  }

  /** A line of the bank that bears the provider's reference and brought all of it, once. False where it is of no payout that is awaited. */
  async arrive(tx: EntityManager, line: CameLine, note: string): Promise<boolean> {
    const [row]: MarketPayoutRow[] = await tx.query(
      `SELECT id, amount_minor, currency, state, arrived_at FROM market_payout
       WHERE amount_minor = $1 AND currency = $2 AND arrived_at IS NULL AND state <> 'failed'
         AND strpos(lower($3), lower(provider_reference)) > 0
       ORDER BY id LIMIT 1 FOR UPDATE`,
      [line.amount_minor, line.currency, note],
    );
    if (!row) return false;
    await tx.query(`UPDATE market_payout SET arrived_at = $2 WHERE id = $1`, [row.id, this.clock.now()]);
    await tx.query(
      `UPDATE bank_row SET state = 'matched', reason = NULL, market_payout_id = $2 WHERE id = $1`,
      [line.id, row.id],
    );
    await this.post(tx, row, 'market_payout_arrived', { bank_cash: 1n, in_transit: -1n });
    return true;
  }

  /** Said by a person: one line, of the whole of a payout that is awaited. */
  async requireAwaited(tx: EntityManager, reference: string, lines: readonly CameLine[]): Promise<void> {
    const [line, other] = lines;
    const [row]: MarketPayoutRow[] = await tx.query(
      `SELECT id FROM market_payout WHERE provider_reference = $1 AND arrived_at IS NULL AND state <> 'failed'
         AND amount_minor = $2 AND currency = $3`,
      [reference, line?.amount_minor, line?.currency],
    );
    if (!row || other) throw notAwaited();
  }

  async confirm(tx: EntityManager, reference: string, [line]: readonly CameLine[]): Promise<void> {
    if (!line || !(await this.arrive(tx, line, reference))) throw notAwaited();
  }

  private async post(
    tx: EntityManager,
    row: MarketPayoutRow,
    purpose: string,
    signs: Parameters<typeof legsOf>[1],
  ): Promise<void> {
    const amount = BigInt(row.amount_minor);
    const legs = Object.fromEntries(Object.entries(signs).map(([kind, sign]) => [kind, sign * amount]));
    await this.ledger.post(
      tx,
      {
        sellerId: MARKET_ID,
        purpose,
        cause: { kind: 'market_payout', id: row.id },
        counterpartyId: null,
        legs: legsOf(row.currency, legs),
      },
      { mayOwe: true },
    );
  }
}

function notAwaited(): DomainError {
  const text = {
    zh: '没有这个编号、金额相同且尚未到账的通道划款：一次选一条流水，填写通道的划款编号',
    en: 'No payout of the provider with this reference and amount is awaited: tick one line, and give the provider’s reference',
  };
  return new DomainError('unprocessable', 'bank.payout_unknown', text, [
    { field: 'code', code: 'bank.payout_unknown', message: text, expected: 'po_…' },
  ]);
}
