import { describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { answerOf, foundIn, isReplayedFault, outcomeOfError, outcomeOfIntent } from './stripe.answers.js';

const intent = (fields: object): Stripe.PaymentIntent =>
  ({
    id: 'pi_1',
    amount_received: 0,
    currency: 'cny',
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    ...fields,
  }) as Stripe.PaymentIntent;

describe('what an intent says', () => {
  it.each([
    [
      { status: 'succeeded', amount_received: 12_345, latest_charge: 'ch_1' },
      { kind: 'captured', charge: 'ch_1', amountMinor: 12_345n, currency: 'CNY' },
    ],
    [
      { status: 'succeeded', amount_received: 1, latest_charge: { id: 'ch_2' } },
      { kind: 'captured', charge: 'ch_2', amountMinor: 1n, currency: 'CNY' },
    ],
    [
      {
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: { url: 'https://a' } },
      },
      { kind: 'requires_action', actionUrl: 'https://a' },
    ],
    [
      { status: 'requires_action', next_action: { alipay_handle_redirect: { url: 'https://b' } } },
      { kind: 'requires_action', actionUrl: 'https://b' },
    ],
    [
      {
        status: 'requires_action',
        next_action: { wechat_pay_display_qr_code: { hosted_instructions_url: 'https://c' } },
      },
      { kind: 'requires_action', actionUrl: 'https://c' },
    ],
    [{ status: 'processing' }, { kind: 'processing' }],
    [{ status: 'canceled' }, { kind: 'cancelled' }],
    [{ status: 'requires_payment_method' }, { kind: 'unasked' }],
    [{ status: 'requires_confirmation' }, { kind: 'unasked' }],
    [
      {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'generic_decline' },
      },
      { kind: 'failed', failureCode: 'card_declined' },
    ],
    [
      {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'lost_card' },
      },
      { kind: 'failed', failureCode: 'lost_card' },
    ],
  ])('%j', (fields, outcome) => expect(outcomeOfIntent(intent(fields))).toEqual(outcome));

  it('without a charge is not taken for money', () => {
    expect(() => outcomeOfIntent(intent({ status: 'succeeded', latest_charge: null }))).toThrow(TypeError);
  });
});

const { errors } = Stripe;
const raw = (fields: object): never => ({ message: 'x', ...fields }) as never;

describe('what an error says', () => {
  it.each([
    [
      new errors.StripeCardError(raw({ code: 'expired_card' })),
      { kind: 'failed', failureCode: 'expired_card' },
    ],
    [
      new errors.StripeCardError(raw({ code: 'card_declined', decline_code: 'insufficient_funds' })),
      { kind: 'failed', failureCode: 'insufficient_funds' },
    ],
    [
      new errors.StripeInvalidRequestError(raw({ code: 'parameter_unknown' })),
      { kind: 'failed', failureCode: 'parameter_unknown' },
    ],
    [
      new errors.StripeInvalidRequestError(
        raw({
          code: 'payment_intent_unexpected_state',
          payment_intent: intent({ status: 'succeeded', amount_received: 9, latest_charge: 'ch_9' }),
        }),
      ),
      { kind: 'captured', charge: 'ch_9', amountMinor: 9n, currency: 'CNY' },
    ],
    [new errors.StripeConnectionError(raw({})), { kind: 'unknown', reason: 'StripeConnectionError' }],
    [new errors.StripeAPIError(raw({})), { kind: 'unknown', reason: 'StripeAPIError' }],
    [new errors.StripeRateLimitError(raw({})), { kind: 'unknown', reason: 'StripeRateLimitError' }],
    [new errors.StripeIdempotencyError(raw({})), { kind: 'unknown', reason: 'StripeIdempotencyError' }],
    [new errors.StripeAuthenticationError(raw({})), { kind: 'unknown', reason: 'StripeAuthenticationError' }],
  ])('%s', (error, outcome) => expect(outcomeOfError(error)).toEqual(outcome));

  it('of ours is no outcome', () => {
    expect(() => outcomeOfError(new TypeError('a bug'))).toThrow('a bug');
  });

  it('is a refusal only where nothing can have happened', async () => {
    await expect(
      answerOf(Promise.reject(new errors.StripeInvalidRequestError(raw({ code: 'balance_insufficient' })))),
    ).resolves.toEqual({ kind: 'refused', failureCode: 'balance_insufficient' });
    await expect(answerOf(Promise.reject(new errors.StripeConnectionError(raw({}))))).rejects.toBeInstanceOf(
      errors.StripeConnectionError,
    );
  });

  it('that the key repeats is no refusal: the key is spent', async () => {
    const broken = new errors.StripeAPIError(raw({ headers: { 'idempotent-replayed': 'true' } }));
    await expect(answerOf(Promise.reject(broken))).resolves.toEqual({ kind: 'spent' });
    await expect(answerOf(Promise.reject(new errors.StripeAPIError(raw({}))))).rejects.toThrow();
  });

  it('repeated from the key is told from a fresh one', () => {
    const headers = { 'idempotent-replayed': 'true' };
    expect(isReplayedFault(new errors.StripeAPIError(raw({ headers })))).toBe(true);
    expect(isReplayedFault(new errors.StripeAPIError(raw({ headers: {} })))).toBe(false);
    expect(isReplayedFault(new errors.StripeCardError(raw({ headers })))).toBe(false);
  });
});

it('what was asked for is found however far back, and no further', async () => {
  let read = 0;
  const list = async function* () {
    for (const id of ['c', 'b', 'a']) {
      read++;
      yield await Promise.resolve({ id });
    }
  };
  expect(await foundIn(list(), ({ id }) => id === 'b')).toEqual({ id: 'b' });
  expect(read).toBe(2);
  expect(await foundIn(list(), ({ id }) => id === 'x')).toBeNull();
});
