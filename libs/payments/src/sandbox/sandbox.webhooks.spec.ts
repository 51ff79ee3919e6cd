import { describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { signWebhook } from './sandbox.webhooks.js';

describe('the signature of a webhook', () => {
  const secret = 'whsec_test';
  const body = JSON.stringify({ id: 'evt_1', object: 'event', type: '轴承' });
  const now = Math.floor(Date.now() / 1000);
  const stripe = new Stripe('sk_test_x');

  it('is one that the SDK accepts', () => {
    expect(stripe.webhooks.constructEvent(body, signWebhook(body, secret, now), secret).id).toBe('evt_1');
  });

  it.each([
    ['of another secret', body, signWebhook(body, 'whsec_other', now)],
    ['of another body', `${body} `, signWebhook(body, secret, now)],
    ['of long ago', body, signWebhook(body, secret, now - 3600)],
  ])('%s is refused', (_, payload, signature) => {
    expect(() => stripe.webhooks.constructEvent(payload, signature, secret)).toThrow();
  });
});
