import { Clock, DAY_MS, DomainError, MINUTE_MS, notFound } from '@app/kernel';
import { Database, enqueueJob, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { askLater, PaymentOutcomes } from './payment-outcomes.service.js';
import { type PaymentMethodKind, type PaymentPurpose, type PayWish } from './payment.request.js';
import { isCancellable, type PaymentOutcome, type PayStep, stepOfPaying } from './payment.states.js';
import { type PaymentRow } from './payment.views.js';
import { type AttemptRow, lockPayment, PaymentsQueries } from './payments.queries.js';
import { isReplayedFault, outcomeOfError } from './provider/stripe.answers.js';
import { StripeProvider } from './provider/stripe.provider.js';

/** As long as a call of ours may last, and a little: an attempt younger than this is at work and will write its outcome itself. */
const IN_FLIGHT_MS = MINUTE_MS;
/** The provider forgets idempotency keys after a day; an attempt is not repeated when it may have. */
const REPEATABLE_MS = DAY_MS - 60 * MINUTE_MS;

/**
 * Takes money: the intent is written, the provider asked, the outcome written. No call leaves inside a transaction. When
 * the process dies in between, or no answer comes, a job written with the intent looks at the provider what became of it.
 */
@Injectable()
export class Charging {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly outcomes: PaymentOutcomes,
    private readonly provider: StripeProvider,
    private readonly queries: PaymentsQueries,
  ) {}

  async pay(purpose: PaymentPurpose, wish: PayWish): Promise<void> {
    const { step, payment } = await this.database.transact((tx) => this.claim(tx, purpose, wish));
    if (step === 'ask') await this.ask(payment);
    // No answer now leaves the payment as it is; the job that waits will have one.
    if (step === 'look') await this.resolve(payment).catch(outcomeOfError);
  }

  /** No more attempts, and none that is under way may stand: what is taken all the same goes back. */
  async cancel(tx: EntityManager, purpose: PaymentPurpose): Promise<void> {
    const payment = await lockPayment(tx, { purpose });
    if (!payment) throw notFound('payment', '付款', 'payment');
    if (payment.state === 'cancelled') return;
    if (!isCancellable(payment.state)) throw alreadyCaptured();
    await tx.query(
      `UPDATE payment SET state = 'cancelled', action_url = NULL, version = version + 1, updated_at = $2 WHERE id = $1`,
      [payment.id, this.clock.now()],
    );
    if (payment.attempt > 0) await enqueueJob(tx, 'payments.cancel', { paymentId: payment.id });
  }

  @Runs('payments.cancel')
  async cancelIntent(payload: unknown): Promise<void> {
    const payment = await this.queries.byId((payload as { paymentId: string }).paymentId);
    if (payment?.state !== 'cancelled' || payment.provider_reference === null) return;
    const outcome = await this.provider.cancelIntent(payment.provider_reference);
    if (outcome.kind === 'unknown')
      throw new Error(`payment ${payment.id} is not yet cancelled: ${outcome.reason}`);
    await this.settle(payment.id, outcome);
  }

  /**
   * Looks at the provider how a payment stands, and writes it. The provider's events come here too: they say that
   * something happened, and what is true now is asked, so that late, repeated and unordered ones do no harm.
   */
  @Runs('payments.look')
  async look(payload: unknown): Promise<void> {
    const { paymentId } = payload as { paymentId: string };
    const before = await this.queries.byId(paymentId);
    if (!before) throw new TypeError(`there is no payment ${paymentId}`);
    await this.resolve(before);
    const after = await this.queries.byId(paymentId);
    // The queue asks again, at growing intervals.
    if (before.state === 'unknown' && after?.state === 'unknown')
      throw new Error(`payment ${paymentId} is still unknown`);
  }

  private async resolve(payment: PaymentRow): Promise<void> {
    if (payment.attempt === 0 || payment.state === 'captured' || payment.state === 'refunded') return;
    const isOpen = payment.state === 'processing' || payment.state === 'unknown';
    const attempt = await this.queries.attempt(payment.id, payment.attempt);
    if (!attempt) throw new TypeError(`attempt ${payment.attempt} of payment ${payment.id} is not there`);
    const ageMs = this.clock.now().getTime() - attempt.asked_at.getTime();
    const isInFlight = payment.state === 'processing' && ageMs < IN_FLIGHT_MS;
    if (payment.provider_reference === null) {
      if (isOpen && !isInFlight) await this.ask(payment);
      return;
    }
    const found = await this.provider.lookUpIntent(payment.provider_reference);
    if (found.kind !== 'unasked' && found.kind !== 'failed') return this.settle(payment.id, found);
    if (isInFlight) return;
    if (!isOpen) return this.settle(payment.id, abandoned(found));
    // What the intent says may be of the attempt before; under its own key, this one answers or is carried out now.
    if (ageMs < REPEATABLE_MS) return this.confirm(payment, payment.provider_reference, attempt);
    await this.settle(payment.id, { kind: 'failed', failureCode: 'provider_timeout' }, attempt.attempt);
  }

  private async claim(
    tx: EntityManager,
    purpose: PaymentPurpose,
    wish: PayWish,
  ): Promise<{ step: PayStep; payment: PaymentRow }> {
    const payment = await lockPayment(tx, { purpose });
    if (!payment) throw notFound('payment', '付款', 'payment');
    const step = stepOfPaying(payment.state, await isRepeated(tx, payment, wish));
    if (step === 'refuse') throw notPayable();
    if (step !== 'ask') return { step, payment };
    if (wish.method === 'card' && !wish.paymentMethod) throw cardMissing();
    const now = this.clock.now();
    const attempt = payment.attempt + 1;
    await tx.query(
      `WITH intent AS (
         INSERT INTO payment_attempt (payment_id, attempt, method, payment_method, return_url, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6)
       )
       UPDATE payment SET state = 'processing', attempt = $2, method = $3, failure_code = NULL, action_url = NULL,
         version = version + 1, updated_at = $6 WHERE id = $1`,
      [payment.id, attempt, wish.method, wish.paymentMethod ?? null, wish.returnUrl, now],
    );
    await askLater(tx, payment.id, new Date(now.getTime() + IN_FLIGHT_MS));
    return { step, payment: { ...payment, state: 'processing', attempt, method: wish.method } };
  }

  private async ask(payment: PaymentRow): Promise<void> {
    const attempt = await this.queries.attempt(payment.id, payment.attempt);
    if (!attempt) throw new TypeError(`attempt ${payment.attempt} of payment ${payment.id} is not there`);
    try {
      const reference = payment.provider_reference ?? (await this.openIntent(payment));
      if (reference !== null) await this.confirm(payment, reference, attempt);
    } catch (error) {
      // Only opening throws so, and what was opened but not confirmed takes no money: the attempt has failed.
      const isSpent = isReplayedFault(error);
      const outcome: PaymentOutcome = isSpent
        ? { kind: 'failed', failureCode: 'provider_fault' }
        : outcomeOfError(error);
      await this.settle(payment.id, outcome, attempt.attempt);
    }
  }

  /** The intent's reference, written down before anything is confirmed; null when the payment was cancelled meanwhile. */
  private async openIntent(payment: PaymentRow): Promise<string | null> {
    const opened = await this.provider.openIntent({
      paymentId: payment.id,
      attempt: payment.attempt,
      purpose: { kind: payment.purpose_kind, id: payment.purpose_id },
      amountMinor: BigInt(payment.amount_minor),
      currency: payment.currency,
    });
    return this.database.transact(async (tx) => {
      const [rows]: [PaymentRow[], number] = await tx.query(
        `UPDATE payment SET provider_reference = coalesce(provider_reference, $2) WHERE id = $1 RETURNING *`,
        [payment.id, opened],
      );
      const [now] = rows;
      if (now?.state === 'cancelled') {
        await enqueueJob(tx, 'payments.cancel', { paymentId: payment.id });
        return null;
      }
      return now?.provider_reference ?? null;
    });
  }

  private async confirm(payment: PaymentRow, reference: string, attempt: AttemptRow): Promise<void> {
    const outcome = await this.provider.confirm({
      paymentId: payment.id,
      attempt: attempt.attempt,
      reference,
      method: attempt.method as PaymentMethodKind,
      paymentMethod: attempt.payment_method,
      returnUrl: attempt.return_url,
    });
    await this.settle(payment.id, outcome, attempt.attempt);
  }

  private settle(paymentId: string, outcome: PaymentOutcome, attempt?: number): Promise<void> {
    return this.database.transact((tx) => this.outcomes.settle(tx, paymentId, outcome, attempt));
  }
}

/** Whether the wish is the one that waits for the payer already. */
async function isRepeated(tx: EntityManager, payment: PaymentRow, wish: PayWish): Promise<boolean> {
  if (payment.state !== 'requires_action' || payment.method !== wish.method) return false;
  const rows: unknown[] = await tx.query(
    `SELECT FROM payment_attempt WHERE payment_id = $1 AND attempt = $2 AND payment_method IS NOT DISTINCT FROM $3`,
    [payment.id, payment.attempt, wish.paymentMethod ?? null],
  );
  return rows.length > 0;
}

/** The payer was sent to a wallet's page and came back, or not, without having paid. */
function abandoned(outcome: PaymentOutcome): PaymentOutcome {
  return outcome.kind === 'unasked' ? { kind: 'failed', failureCode: 'payment_not_completed' } : outcome;
}

function notPayable(): DomainError {
  return new DomainError('conflict', 'payment.not_payable', {
    zh: '这笔付款已取消或已退款',
    en: 'This payment was cancelled or refunded',
  });
}

function alreadyCaptured(): DomainError {
  return new DomainError('conflict', 'payment.already_captured', {
    zh: '货款已到账，不能取消，只能退款',
    en: 'The money has come: it can be refunded, not cancelled',
  });
}

function cardMissing(): DomainError {
  const text = { zh: '请选择付款的银行卡', en: 'Name the card to pay with' };
  return new DomainError('invalid', 'payment.method_missing', text, [
    { field: 'paymentMethod', code: 'payment.method_missing', message: text, expected: 'pm_…' },
  ]);
}
