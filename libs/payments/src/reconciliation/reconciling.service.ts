import { Clock, DAY_MS, MINUTE_MS, newId } from '@app/kernel';
import { Ledger, legsOf, MARKET_ID } from '@app/ledger';
import { type Actor, Database, enqueueJob, requireKind, Runs, type WriteRequest } from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { type EntityManager } from 'typeorm';
import { StripeProvider } from '../provider/stripe.provider.js';
import { ProviderEvents } from '../webhooks/provider-events.service.js';
import { COMPARE_BANK } from './bank-comparison.sql.js';
import { type BankSubject, type DifferenceKind, type Subject } from './reconciliation.entity.js';
import { SENDING_MS, subjectOfTransaction } from './reconciliation.rules.js';
import { BOOK_FEES, COMPARE } from './reconciliation.sql.js';
import { type ReconciliationAskedView } from './reconciliation.views.js';

interface ComparedRow {
  subject: Subject | BankSubject;
  reference: string;
  provider_minor: string;
  ledger_minor: string;
  currency: string;
  kind: DifferenceKind;
}

/** The provider keeps its events for thirty days. */
const FIRST_LOOK_MS = 30 * DAY_MS;
/** Since the last comparison, and what was late for it. */
const OVERLAP_MS = DAY_MS;
const COMPARED_MS = 35 * DAY_MS;
const RESOLVED_MS = COMPARED_MS - 3 * DAY_MS;
const BANK_CURRENCY = 'CNY';
/** What moves now may stand on one side only. */
const SETTLING_MS = 60 * MINUTE_MS;
const BATCH = 500;
const RECONCILE = 'payments.reconcile';

/**
 * Once a day: events of the provider that never reached us are worked, and its books compared with ours, each charge, refund,
 * dispute, transfer, reversal and payout by itself; and the bank's lines, with what it was told to send and what stands on its account. A day that was missed is made up for by the next. What happens on sellers'
 * accounts is asked for by the hourly sweeps: whatever is open there is looked at.
 */
@Injectable()
export class Reconciling {
  private readonly logger = new Logger(Reconciling.name);

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: ProviderEvents,
    private readonly ledger: Ledger,
    private readonly provider: StripeProvider,
  ) {}

  /** Now, rather than tomorrow: whoever asks meanwhile asks for the same one. */
  async ask(actor: Actor, write: WriteRequest): Promise<ReconciliationAskedView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      await enqueueJob(tx, RECONCILE, {}, { key: RECONCILE });
      return { askedAt: this.clock.now().toISOString() };
    });
  }

  @Runs(RECONCILE, { cron: '17 4 * * *' })
  async reconcile(payload: unknown): Promise<void> {
    const { at } = (payload ?? {}) as { at?: string };
    const now = at === undefined ? this.clock.now() : new Date(at);
    const since = await this.since(now);
    const missedEvents = await this.catchUp(since);
    const transactions = await this.fetch(since);
    await this.database.transact((tx) => this.compare(tx, now, { missedEvents, transactions }));
  }

  private async since(now: Date): Promise<Date> {
    const [last]: { ran_at: Date }[] = await this.database.source.query(
      `SELECT ran_at FROM reconciliation ORDER BY id DESC LIMIT 1`,
    );
    const latest = Math.min(last?.ran_at.getTime() ?? 0, now.getTime());
    return new Date(last ? latest - OVERLAP_MS : now.getTime() - FIRST_LOOK_MS);
  }

  private async catchUp(since: Date): Promise<number> {
    let missed = 0;
    for await (const events of inBatches(this.provider.eventsSince(since))) {
      missed += await this.events.keep(
        events.map((event) => ({ id: event.id, type: event.type, payload: JSON.stringify(event) })),
      );
    }
    return missed;
  }

  private async fetch(since: Date): Promise<number> {
    let fresh = await this.keep(this.provider.transactionsSince(since), { isOwn: true });
    const accounts: { provider_reference: string }[] = await this.database.source.query(
      `SELECT provider_reference FROM provider_account
       WHERE seller_id IN (SELECT seller_id FROM payout WHERE created_at >= $1) ORDER BY seller_id`,
      [since],
    );
    for (const { provider_reference: account } of accounts)
      fresh += await this.keep(payoutsOf(this.provider.transactionsSince(since, account)), { isOwn: false });
    return fresh;
  }

  private async keep(
    transactions: AsyncIterable<Stripe.BalanceTransaction>,
    { isOwn }: { isOwn: boolean },
  ): Promise<number> {
    let fresh = 0;
    for await (const batch of inBatches(transactions)) {
      const [row]: { kept: number }[] = await this.database.source.query(
        `WITH kept AS (
           INSERT INTO provider_transaction (id, type, subject, source, amount_minor, fee_minor, currency, created_at)
           SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::timestamptz[])
           ON CONFLICT DO NOTHING RETURNING id
         )
         SELECT count(*)::int AS kept FROM kept`,
        [
          batch.map(({ id }) => id),
          batch.map(({ type }) => type),
          batch.map(({ type }) => subjectOfTransaction(type)),
          batch.map(({ id, source }) => (typeof source === 'string' ? source : (source?.id ?? id))),
          batch.map(({ amount }) => amount),
          batch.map(({ fee }) => (isOwn ? fee : 0)),
          batch.map(({ currency }) => currency.toUpperCase()),
          batch.map(({ created }) => new Date(created * 1000)),
        ],
      );
      fresh += row?.kept ?? 0;
    }
    return fresh;
  }

  private async compare(
    tx: EntityManager,
    now: Date,
    counts: { missedEvents: number; transactions: number },
  ): Promise<void> {
    const atProvider: ComparedRow[] = await tx.query(COMPARE, [
      new Date(now.getTime() - COMPARED_MS),
      new Date(now.getTime() - SETTLING_MS),
    ]);
    const atBank: ComparedRow[] = await tx.query(COMPARE_BANK, [
      BANK_CURRENCY,
      new Date(now.getTime() - SENDING_MS),
    ]);
    const rows = [...atProvider, ...atBank];
    const differing = rows.filter((row) => row.provider_minor !== row.ledger_minor);
    await tx.query(
      `INSERT INTO reconciliation_difference AS own
         (id, subject, provider_reference, kind, provider_minor, ledger_minor, currency, first_seen_at, last_seen_at)
       SELECT id, subject, reference, kind, provider_minor, ledger_minor, currency, $8, $8
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
         AS found(id, subject, reference, kind, provider_minor, ledger_minor, currency)
       ON CONFLICT (subject, provider_reference) DO UPDATE SET kind = excluded.kind, provider_minor = excluded.provider_minor,
         ledger_minor = excluded.ledger_minor, last_seen_at = excluded.last_seen_at, resolved_at = NULL`,
      [
        differing.map(() => newId()),
        differing.map(({ subject }) => subject),
        differing.map(({ reference }) => reference),
        differing.map(({ kind }) => kind),
        differing.map((row) => row.provider_minor),
        differing.map((row) => row.ledger_minor),
        differing.map(({ currency }) => currency),
        now,
      ],
    );
    // Of the provider's, what is older is no longer compared, and stays as it was seen.
    await tx.query(
      `UPDATE reconciliation_difference SET resolved_at = $1 WHERE resolved_at IS NULL AND last_seen_at < $1
         AND (first_seen_at > $2 OR subject LIKE 'bank%')`,
      [now, new Date(now.getTime() - RESOLVED_MS)],
    );
    const id = newId();
    await tx.query(
      `INSERT INTO reconciliation (id, ran_at, missed_events, transactions, compared, differences) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, now, counts.missedEvents, counts.transactions, rows.length, differing.length],
    );
    await this.bookFees(tx, id);
    if (differing.length > 0)
      this.logger.error(
        { differences: differing.length },
        'our books differ from the provider’s or the bank’s',
      );
  }

  /** What the provider keeps is the market's cost, out of its own part of the account. */
  private async bookFees(tx: EntityManager, id: string): Promise<void> {
    const fees: { currency: string; fee: string }[] = await tx.query(BOOK_FEES, [id]);
    if (fees.length === 0) return;
    await this.ledger.post(
      tx,
      {
        sellerId: MARKET_ID,
        purpose: 'provider_fee',
        cause: { kind: 'reconciliation', id },
        counterpartyId: null,
        legs: fees.flatMap(({ currency, fee }) =>
          legsOf(currency, { provider_fees: BigInt(fee), provider_cash: -BigInt(fee) }),
        ),
      },
      { mayOwe: true },
    );
  }
}

/** Transfers between accounts are on the market's side already. */
async function* payoutsOf(
  transactions: AsyncIterable<Stripe.BalanceTransaction>,
): AsyncGenerator<Stripe.BalanceTransaction> {
  for await (const own of transactions) if (subjectOfTransaction(own.type) === 'payout') yield own;
}

async function* inBatches<T>(things: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const thing of things) {
    batch.push(thing);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
