import { DomainError, newId } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import {
  type Actor,
  Database,
  enqueueJob,
  forbidden,
  requireKind,
  requireRole,
  Runs,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Injectable, Logger } from '@nestjs/common';
import type Stripe from 'stripe';
import { moneyDeed, moneyLabel, payoutFact } from '../payments.events.js';
import { failureOf, sentBy } from '../provider/stripe.answers.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { type PayoutResult, payoutStep, resultOfPayout } from './payout.states.js';
import { type PayoutRow, type PayoutView, toPayoutView } from './payout.views.js';
import { ACCOUNT_NOT_READY, canReceive } from '../accounts/provider-account.rules.js';
import { ProviderAccounts } from '../accounts/provider-accounts.service.js';
import { Reversals } from './reversals.service.js';
import { Transfers } from './transfers.service.js';

const CURRENCY = 'CNY';

/** Money on its way to sellers' banks: set aside in the ledger with the wish, sent by a job, off the books when the bank has it. */
@Injectable()
export class Payouts {
  private readonly logger = new Logger(Payouts.name);

  constructor(
    private readonly accounts: ProviderAccounts,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly provider: StripeProvider,
    private readonly reversals: Reversals,
    private readonly transfers: Transfers,
  ) {}

  /** Everything payable. The account is locked: of two wishes at once, one finds nothing left. */
  async order(actor: Actor, write: WriteRequest): Promise<PayoutView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner');
    if (actor.scopes !== null) throw forbidden();
    return this.database.once(write, async (tx) => {
      const sellerId = actor.organisationId;
      if (!canReceive(await this.accounts.find(sellerId, tx))) throw accountNotReady();
      const amount = -(await this.ledger.lockBalance(tx, sellerId, 'payable', CURRENCY));
      if (amount <= 0n) throw nothingPayable();
      const id = newId();
      const [row]: PayoutRow[] = await tx.query(
        `INSERT INTO payout (seller_id, id, amount_minor, currency, state) VALUES ($1, $2, $3, $4, 'intended') RETURNING *`,
        [sellerId, id, amount.toString(), CURRENCY],
      );
      await this.ledger.post(tx, {
        sellerId,
        purpose: 'payout',
        cause: { kind: 'payout', id },
        counterpartyId: null,
        legs: legsOf(CURRENCY, { payable: amount, in_payout: -amount }),
      });
      await enqueueJob(tx, 'payments.payout', { sellerId, payoutId: id }, { key: `payout:${id}` });
      if (!row) throw new TypeError('a payout was not written');
      await stateFacts(tx, [
        moneyDeed('payout.ordered', actor, { subjectId: id, label: moneyLabel(row), data: {} }),
      ]);
      return toPayoutView(row);
    });
  }

  /** Sends a payout, or looks how one that was sent stands. What is not answered is tried again by the queue. */
  @Runs('payments.payout')
  async send(payload: unknown): Promise<void> {
    const { sellerId, payoutId } = payload as { sellerId: string; payoutId: string };
    const row = await this.row(sellerId, payoutId);
    if (!row) throw new TypeError(`there is no payout ${payoutId}`);
    if (row.state === 'paid' || row.state === 'failed') return;
    const known = await this.accounts.find(sellerId);
    if (row.state === 'intended' && !canReceive(known)) return this.wait(row);
    if (!known) throw new TypeError(`payout ${payoutId} was asked for without an account`);
    const { provider_reference: account } = known;
    if (row.state === 'sent' && row.provider_reference !== null) {
      return this.settle(
        row,
        resultOfPayout(await this.provider.lookUpPayout(account, row.provider_reference)),
      );
    }
    await this.transfers.sendAll(sellerId);
    await this.reversals.sendAll(sellerId);
    await this.settle(row, await this.ask(row, account));
  }

  /** What the provider says of a payout of its own accord. False when it is none of ours. */
  async hear(payout: Stripe.Payout): Promise<boolean> {
    const { seller_id: sellerId, payout_id: payoutId } = payout.metadata ?? {};
    if (sellerId === undefined || payoutId === undefined) return false;
    const [row, account] = [await this.row(sellerId, payoutId), await this.accounts.find(sellerId)];
    if (!row || account === null) return false;
    const found = await this.provider.lookUpPayout(account.provider_reference, payout.id);
    await this.settle(row, resultOfPayout(found));
    return true;
  }

  /** The account was shut since the wish: whoever learns that it is ready again has the payout sent. */
  private async wait({ seller_id: sellerId, id }: PayoutRow): Promise<void> {
    await this.database.source.query(
      `UPDATE payout SET failure_code = $3 WHERE seller_id = $1 AND id = $2 AND state = 'intended'`,
      [sellerId, id, ACCOUNT_NOT_READY],
    );
  }

  private async row(sellerId: string, payoutId: string): Promise<PayoutRow | null> {
    const [row]: PayoutRow[] = await this.database.source.query(
      `SELECT * FROM payout WHERE seller_id::text = $1 AND id::text = $2`,
      [sellerId, payoutId],
    );
    return row ?? null;
  }

  /** An answer may have been lost, and its key forgotten since: what was asked before is looked for before it is asked again. */
  private async ask(row: PayoutRow, account: string): Promise<PayoutResult> {
    if (row.state === 'asked') {
      const found = await this.provider.findPayout(account, row.id);
      if (found) return resultOfPayout(found);
    }
    await this.database.source.query(
      `UPDATE payout SET state = 'asked', failure_code = NULL WHERE seller_id = $1 AND id = $2 AND state = 'intended'`,
      [row.seller_id, row.id],
    );
    const answer = await this.provider.payOut({
      sellerId: row.seller_id,
      id: row.id,
      account,
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
    });
    const sent = await sentBy(answer, () => this.provider.findPayout(account, row.id));
    return sent ? resultOfPayout(sent) : { state: 'failed', reference: null, failureCode: failureOf(answer) };
  }

  private async settle({ seller_id: sellerId, id }: PayoutRow, result: PayoutResult): Promise<void> {
    await this.database.transact(async (tx) => {
      const [row]: PayoutRow[] = await tx.query(
        `SELECT * FROM payout WHERE seller_id = $1 AND id = $2 FOR UPDATE`,
        [sellerId, id],
      );
      const step = row && payoutStep(row.state, result.state);
      if (!row || step === undefined) return;
      const [rows]: [PayoutRow[], number] = await tx.query(
        `UPDATE payout SET state = $3, provider_reference = coalesce($4, provider_reference), failure_code = $5
         WHERE seller_id = $1 AND id = $2 RETURNING *`,
        [sellerId, id, result.state, result.reference, result.failureCode],
      );
      if (step === null || !rows[0]) return;
      // It has gone, though a dispute may have taken the money back meanwhile.
      await this.ledger.post(
        tx,
        {
          sellerId,
          purpose: step.purpose,
          cause: { kind: 'payout', id },
          counterpartyId: null,
          legs: legsOf(row.currency, step.amounts(BigInt(row.amount_minor))),
        },
        { mayOwe: true },
      );
      if (result.state === 'failed') {
        this.logger.error({ sellerId, payoutId: id, failureCode: result.failureCode }, 'a payout failed');
      }
      await stateFacts(tx, [payoutFact(result.state === 'paid' ? 'payout.paid' : 'payout.failed', rows[0])]);
    });
  }
}

function accountNotReady(): DomainError {
  return new DomainError('conflict', 'payout.account_not_ready', {
    zh: '收款账户尚未就绪，请先完成开户资料',
    en: 'The payout account is not ready: complete its onboarding first',
  });
}

function nothingPayable(): DomainError {
  return new DomainError('conflict', 'payout.nothing_payable', {
    zh: '没有可提现的货款',
    en: 'There is nothing to pay out',
  });
}
