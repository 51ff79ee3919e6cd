import { DomainError } from '@app/kernel';
import { keyReused } from '@app/platform';
import Stripe from 'stripe';
import { type PaymentOutcome } from '../payment.states.js';

/**
 * What the provider made of an order that is not a payment. A refusal is final: nothing happened. `spent`: the provider
 * broke on it, and will answer so to this key for ever; whether anything happened is for whoever looks.
 */
export type ProviderAnswer<T> =
  { kind: 'accepted'; value: T } | { kind: 'refused'; failureCode: string } | { kind: 'spent' };

export function outcomeOfIntent(intent: Stripe.PaymentIntent): PaymentOutcome {
  switch (intent.status) {
    case 'succeeded':
      return {
        kind: 'captured',
        charge: idOf(intent.latest_charge),
        amountMinor: BigInt(intent.amount_received),
        currency: intent.currency.toUpperCase(),
      };
    case 'requires_action':
      return { kind: 'requires_action', actionUrl: actionUrlOf(intent.next_action) };
    case 'processing':
    case 'requires_capture':
      return { kind: 'processing' };
    case 'canceled':
      return { kind: 'cancelled' };
    default:
      return intent.last_payment_error
        ? { kind: 'failed', failureCode: failureCodeOf(intent.last_payment_error) }
        : { kind: 'unasked' };
  }
}

/** A refusal says that nothing was taken; silence, a fault or a crowd at the provider says nothing at all. */
export function outcomeOfError(error: unknown): PaymentOutcome {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  // "Already succeeded" and its like carry the intent as it is: that is the answer.
  if (error.code === 'payment_intent_unexpected_state' && error.payment_intent) {
    return outcomeOfIntent(error.payment_intent);
  }
  return isRefusal(error)
    ? { kind: 'failed', failureCode: failureCodeOf(error) }
    : { kind: 'unknown', reason: error.type };
}

/** An answer to give back; what is no answer is thrown on, and whoever asked asks again. */
export async function answerOf<T>(asked: Promise<T>): Promise<ProviderAnswer<T>> {
  try {
    return { kind: 'accepted', value: await asked };
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && isRefusal(error)) {
      return { kind: 'refused', failureCode: failureCodeOf(error) };
    }
    if (isReplayedFault(error)) return { kind: 'spent' };
    throw error;
  }
}

/**
 * What came of it: where the key is spent, what is found. The one whose asking broke may have been another than the one who hears
 * of it, and may have broken after it was done.
 */
export async function sentBy<T>(answer: ProviderAnswer<T>, find: () => Promise<T | null>): Promise<T | null> {
  if (answer.kind === 'accepted') return answer.value;
  return answer.kind === 'spent' ? find() : null;
}

/** What we asked for before and had no answer to, however much came after it. */
export async function foundIn<T>(list: AsyncIterable<T>, isIt: (one: T) => boolean): Promise<T | null> {
  for await (const one of list) if (isIt(one)) return one;
  return null;
}

export function failureOf(answer: ProviderAnswer<unknown>): string {
  return answer.kind === 'refused' ? answer.failureCode : 'provider_fault';
}

/** The provider itself failed, and will say so to this key for ever: what it holds is the truth, not its answer. */
export function isReplayedFault(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true';
}

/** For what a person waits for, and may ask again; under the person's own key, which may be one of another wish. */
export async function orUnavailable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400) throw keyReused();
    throw new DomainError('unavailable', 'payment.provider_unavailable', {
      zh: '支付通道暂时没有回应，请稍后再试',
      en: 'The payment provider does not answer at present; please try again',
    });
  }
}

function isRefusal(error: Stripe.errors.StripeError): boolean {
  return (
    error instanceof Stripe.errors.StripeCardError || error instanceof Stripe.errors.StripeInvalidRequestError
  );
}

/** The most telling code there is: the bank's reason, unless that is none (the SDK's empty text included). */
function failureCodeOf(error: { code?: string; decline_code?: string; type?: string }): string {
  const { code, decline_code: declineCode } = error;
  return (declineCode === 'generic_decline' ? '' : declineCode) || code || 'provider_refused';
}

function actionUrlOf(action: Stripe.PaymentIntent.NextAction | null): string | null {
  const redirect = action?.redirect_to_url ?? action?.alipay_handle_redirect;
  return redirect?.url ?? action?.wechat_pay_display_qr_code?.hosted_instructions_url ?? null;
}

export function idOf(thing: string | { id: string } | null): string {
  if (thing === null) throw new TypeError('the provider named nothing where it must name something');
  return typeof thing === 'string' ? thing : thing.id;
}
