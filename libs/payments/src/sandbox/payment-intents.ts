import type Stripe from 'stripe';
import { chargeFor } from './charges.js';
import { openDispute } from './disputes.js';
import { chosenMethod, type ChosenMethod, type MethodType } from './payment-methods.js';
import { type Call, Declined, type Endpoint, listing, retrieve } from './sandbox.endpoint.js';
import { invalid, refused } from './sandbox.errors.js';
import { nowSeconds, type Store, thingId } from './sandbox.store.js';

type Intent = Stripe.PaymentIntent;

const METHOD_PARAMS = ['payment_method', 'payment_method_data', 'payment_method_options', 'return_url'];

export const PAYMENT_INTENTS: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/payment_intents',
    takes: [
      'amount',
      'currency',
      'description',
      'metadata',
      'allowed_payment_method_types',
      'transfer_group',
      'confirm',
      ...METHOD_PARAMS,
    ],
    run: create,
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    takes: METHOD_PARAMS,
    run: async (call) => confirm(call, await call.store.take<Intent>('payment_intent', call.id)),
  },
  {
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    takes: ['cancellation_reason'],
    run: async ({ store, params, id }) => {
      const intent = await store.take<Intent>('payment_intent', id);
      if (intent.status === 'succeeded' || intent.status === 'canceled')
        throw unexpectedState(intent, 'cancel');
      const canceled = await store.save<Intent>({
        ...intent,
        status: 'canceled',
        canceled_at: nowSeconds(),
        cancellation_reason: params.text('cancellation_reason') ?? null,
        next_action: null,
      });
      await store.emit('payment_intent.canceled', canceled);
      return canceled;
    },
  },
  retrieve('/v1/payment_intents', 'payment_intent'),
  listing('/v1/payment_intents', 'payment_intent'),
  retrieve('/v1/payment_methods', 'payment_method'),
];

async function create(call: Call): Promise<object> {
  const { store, params } = call;
  const id = thingId('pi');
  const types = params.list('allowed_payment_method_types');
  const intent = await store.insert<Intent>({
    ...BLANK,
    id,
    allowed_payment_method_types: types.length > 0 ? types : null,
    amount: params.requiredAmount(),
    client_secret: `${id}_secret_${thingId('').slice(1)}`,
    created: nowSeconds(),
    currency: params.currency(),
    description: params.text('description') ?? null,
    metadata: params.map('metadata'),
    payment_method_types: types.length > 0 ? types : ['card'],
    transfer_group: params.text('transfer_group') ?? null,
  });
  await store.emit('payment_intent.created', intent);
  return params.flag('confirm') ? confirm(call, intent) : intent;
}

async function confirm({ store, params, pageUrl }: Call, intent: Intent): Promise<object> {
  const confirmable = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, 'confirm');
  const chosen = chosenMethod(params);
  if (!chosen) {
    throw refused(
      'payment_intent_unexpected_state',
      'You must provide a payment method to confirm this PaymentIntent.',
      {
        payment_intent: intent,
      },
    );
  }
  if (!intent.payment_method_types.includes(chosen.type)) {
    throw invalid(
      `The PaymentMethod provided (${chosen.type}) is not allowed for this PaymentIntent.`,
      'payment_method',
    );
  }
  await store.insert(chosen.method);
  const attempted = {
    ...intent,
    payment_method: chosen.method.id,
    last_payment_error: null,
    next_action: null,
  };
  if (chosen.behaviour.kind === 'succeeds') {
    const succeeded = await succeed(store, attempted, chosen.type);
    if (chosen.behaviour.isDisputed) await openDispute(store, succeeded.latest_charge as string);
    return succeeded;
  }
  if (chosen.behaviour.kind === 'declines') {
    const { code, declineCode, message } = chosen.behaviour;
    return decline(store, attempted, chosen, { code, decline_code: declineCode, message });
  }
  const returnUrl = params.text('return_url');
  if (returnUrl === undefined)
    throw invalid('This payment method needs a return_url.', 'return_url', 'parameter_missing');
  const waiting = await store.save<Intent>({
    ...attempted,
    status: 'requires_action',
    next_action: nextAction(chosen.type, pageUrl(intent), returnUrl),
  });
  await store.emit('payment_intent.requires_action', waiting);
  return waiting;
}

/** The person at the wallet's page has paid, or declined; where the browser goes next. */
export async function authorize(store: Store, id: string, secret: string, isPaid: boolean): Promise<string> {
  const intent = await store.take<Intent>('payment_intent', id);
  if (intent.client_secret !== secret) throw invalid('The client_secret does not match.', 'client_secret');
  const returnUrl = returnUrlOf(intent);
  if (intent.status !== 'requires_action' || returnUrl === null) throw unexpectedState(intent, 'authorize');
  const method = await store.find<Stripe.PaymentMethod>('payment_method', intent.payment_method as string);
  const type = method.type as MethodType;
  const attempted = { ...intent, next_action: null };
  if (isPaid) await succeed(store, attempted, type);
  else {
    await decline(
      store,
      attempted,
      { type, method },
      {
        code: 'payment_intent_payment_attempt_failed',
        message: 'The payment attempt was declined by the customer.',
      },
    );
  }
  const target = new URL(returnUrl);
  target.searchParams.set('payment_intent', id);
  target.searchParams.set('payment_intent_client_secret', secret);
  target.searchParams.set('redirect_status', isPaid ? 'succeeded' : 'failed');
  return target.href;
}

async function succeed(store: Store, intent: Intent, type: MethodType): Promise<Intent> {
  const charge = await chargeFor(store, intent, type, null);
  const succeeded = await store.save<Intent>({
    ...intent,
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
  });
  await store.emit('payment_intent.succeeded', succeeded);
  return succeeded;
}

async function decline(
  store: Store,
  intent: Intent,
  { type, method }: Pick<ChosenMethod, 'type' | 'method'>,
  reason: { code: string; decline_code?: string; message: string },
): Promise<Declined> {
  const charge = await chargeFor(store, intent, type, reason);
  const error = { type: 'card_error' as const, charge: charge.id, payment_method: method, ...reason };
  const failed = await store.save<Intent>({
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge.id,
    last_payment_error: error,
  });
  await store.emit('payment_intent.payment_failed', failed);
  return new Declined(402, { error: { ...error, payment_intent: failed } });
}

function nextAction(type: MethodType, url: string, returnUrl: string): Stripe.PaymentIntent.NextAction {
  switch (type) {
    case 'alipay':
      return {
        type: 'alipay_handle_redirect',
        alipay_handle_redirect: { native_data: null, native_url: null, return_url: returnUrl, url },
      };
    case 'wechat_pay':
      return {
        type: 'wechat_pay_display_qr_code',
        wechat_pay_display_qr_code: {
          data: url,
          hosted_instructions_url: `${url}&return_url=${encodeURIComponent(returnUrl)}`,
          image_data_url: '',
          image_url_png: '',
          image_url_svg: '',
        },
      };
    default:
      return { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } };
  }
}

function returnUrlOf({ next_action: action }: Intent): string | null {
  const instructions = action?.wechat_pay_display_qr_code?.hosted_instructions_url;
  if (instructions !== undefined) return new URL(instructions).searchParams.get('return_url');
  return (action?.alipay_handle_redirect ?? action?.redirect_to_url)?.return_url ?? null;
}

function unexpectedState(intent: Intent, act: string): Error {
  const already =
    intent.status === 'succeeded'
      ? 'because it has already succeeded'
      : `because it has a status of ${intent.status}`;
  return refused('payment_intent_unexpected_state', `You cannot ${act} this PaymentIntent ${already}.`, {
    payment_intent: intent,
  });
}

/** What a payment intent of ours never has: each field of the published shape is there all the same. */
const BLANK: Omit<
  Intent,
  'id' | 'amount' | 'client_secret' | 'created' | 'currency' | 'metadata' | 'payment_method_types'
> = {
  object: 'payment_intent',
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic',
  confirmation_method: 'automatic',
  customer: null,
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_record: null,
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'requires_payment_method',
  transfer_data: null,
  transfer_group: null,
};
