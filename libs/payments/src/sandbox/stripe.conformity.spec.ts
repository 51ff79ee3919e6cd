import { describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { type StripeClient } from '../provider/stripe.client.js';
import { StripeProvider } from '../provider/stripe.provider.js';
import { Refusal } from './sandbox.errors.js';
import { decodeForm } from './sandbox.form.js';
import { requireAnswer, requireCall } from './stripe.conformity.js';

const MONEY = { sellerId: 's', id: 'i', attempt: 0, amountMinor: 100n, currency: 'CNY' };
const PAYMENT = { paymentId: 'p', attempt: 0 };

/** What goes out when the market speaks to its provider: call and form, ids in the path as `:id`. */
async function sentBy(act: (provider: StripeProvider) => Promise<unknown>): Promise<[string, string][]> {
  const sent: [string, string][] = [];
  const heard = (url: string, { method = 'GET', body }: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const path = pathname.replace(/\/(pi|re|acct|tr|dp|po)_\w+/, '/:id');
    sent.push([`${method} ${path}`, method === 'GET' ? search : typeof body === 'string' ? body : '']);
    return Promise.resolve(
      Response.json({ object: 'list', data: [], has_more: false, url: path, status: '' }),
    );
  };
  const httpClient = Stripe.createFetchHttpClient(heard as typeof fetch);
  const sdk = Promise.resolve(new Stripe('sk_test_none', { httpClient, telemetry: false }));
  await act(new StripeProvider({ sdk } as StripeClient));
  return sent;
}

async function drained(all: AsyncGenerator): Promise<void> {
  for await (const _ of all);
}

/** Each thing that the market asks of its provider; a new one does not compile until it stands here. */
const ACTS: Record<keyof StripeProvider, (provider: StripeProvider) => Promise<unknown>> = {
  openIntent: (provider) =>
    provider.openIntent({
      ...PAYMENT,
      purpose: { kind: 'checkout', id: 'c' },
      amountMinor: 100n,
      currency: 'CNY',
    }),
  confirm: async (provider) => {
    const wish = { ...PAYMENT, reference: 'pi_1', returnUrl: 'https://market.test/checkouts/c' };
    await provider.confirm({ ...wish, method: 'card', paymentMethod: 'pm_card_visa' });
    await provider.confirm({ ...wish, method: 'alipay', paymentMethod: null });
    await provider.confirm({ ...wish, method: 'wechat_pay', paymentMethod: null });
  },
  lookUpIntent: (provider) => provider.lookUpIntent('pi_1'),
  cancelIntent: (provider) => provider.cancelIntent('pi_1'),
  refund: (provider) => provider.refund({ ...MONEY, intent: 'pi_1' }),
  findRefund: (provider) => provider.findRefund('pi_1', 'i'),
  lookUpRefund: (provider) => provider.lookUpRefund('re_1'),
  openAccount: (provider) => provider.openAccount('s'),
  lookUpAccount: (provider) => provider.lookUpAccount('acct_1'),
  linkTo: (provider) =>
    provider.linkTo({ account: 'acct_1', returnUrl: 'https://market.test', idempotencyKey: 'k' }),
  transfer: (provider) => provider.transfer({ ...MONEY, account: 'acct_1', charge: 'ch_1', group: 'g' }),
  findTransfer: (provider) => provider.findTransfer('g', 'i'),
  reverse: (provider) => provider.reverse({ ...MONEY, transfer: 'tr_1' }),
  findReversal: (provider) => provider.findReversal('tr_1', 'i'),
  eventsSince: (provider) => drained(provider.eventsSince(new Date())),
  transactionsSince: (provider) => drained(provider.transactionsSince(new Date(), 'acct_1')),
  lookUpDispute: (provider) => provider.lookUpDispute('dp_1'),
  payOut: (provider) => provider.payOut({ ...MONEY, account: 'acct_1' }),
  findPayout: (provider) => provider.findPayout('acct_1', 'i'),
  lookUpMarketPayout: (provider) => provider.lookUpMarketPayout('po_1'),
  lookUpPayout: (provider) => provider.lookUpPayout('acct_1', 'po_1'),
};

describe('Stripe’s interface, as its OpenAPI description has it', () => {
  it.each(Object.entries(ACTS))('takes what the market sends to %s', async (_name, act) => {
    const sent = await sentBy(act);
    expect(sent.length).toBeGreaterThan(0);
    for (const [call, form] of sent) expect(() => requireCall(call, decodeForm(form))).not.toThrow();
  });

  it.each([
    ['POST /v1/refunds', 'payment_intnet=pi_1', 'parameter_unknown payment_intnet'],
    ['POST /v1/refunds', 'amount=1.5', 'parameter_invalid_integer amount'],
    ['POST /v1/refunds', 'reason=because', 'undefined reason'],
    ['POST /v1/refunds', 'amount=', 'parameter_invalid_empty amount'],
    ['POST /v1/refunds', 'metadata=x', 'undefined metadata'],
    ['POST /v1/refunds', 'amount[]=1', 'undefined amount'],
    ['POST /v1/transfers', 'amount=5&currency=cny', 'parameter_missing destination'],
    ['POST /v1/payment_intents', 'amount=5&currency=cny&confirm=yes', 'undefined confirm'],
    [
      'POST /v1/payment_intents/:id/confirm',
      'payment_method_data[kind]=alipay',
      'parameter_unknown payment_method_data[kind]',
    ],
    [
      'POST /v1/payment_intents/:id/confirm',
      'payment_method_options[wechat_pay][client]=tv',
      'undefined payment_method_options[wechat_pay][client]',
    ],
    ['GET /v1/events', 'created[since]=5', 'parameter_unknown created[since]'],
    ['GET /v1/events', 'created[gte]=now', 'parameter_invalid_integer created[gte]'],
  ])('%s refuses %s', (call, form, fault) => {
    let refusal: unknown;
    try {
      requireCall(call, decodeForm(form));
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    const { code, param } = (refusal as Refusal).body;
    expect(`${code} ${param}`).toBe(fault);
  });

  it('knows no other calls, and no answer with a field more, less or of another type', () => {
    expect(() => requireCall('POST /v1/topups', {})).toThrow('no shape of POST /v1/topups');
    const link = { object: 'account_link', created: 1, expires_at: 2, url: 'https://connect.test' };
    const answer = (value: object) => () => requireAnswer('POST /v1/account_links', value);
    expect(answer(link)).not.toThrow();
    expect(answer({ ...link, account: 'acct_1' })).toThrow('account is another');
    expect(answer({ ...link, url: undefined })).toThrow('url is missing');
    expect(answer({ ...link, created: '1' })).toThrow('created is another');
    expect(answer({ ...link, url: null })).toThrow('url is another');
    const list = { object: 'list', data: [link], has_more: false, url: '/v1/payouts' };
    expect(() => requireAnswer('GET /v1/payouts', list)).toThrow(
      'answers payout as Stripe does not: id is missing',
    );
  });
});
