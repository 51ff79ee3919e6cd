import { describe, expect, it } from '@jest/globals';
import { decodeForm } from './sandbox.form.js';

describe('a form as Stripe writes it', () => {
  it.each([
    ['', {}],
    ['amount=5&currency=cny', { amount: '5', currency: 'cny' }],
    ['metadata[order]=7&metadata[a%20b]=%E8%BD%B4%E6%89%BF', { metadata: { order: '7', 'a b': '轴承' } }],
    ['expand[0]=charge&expand[1]=customer', { expand: ['charge', 'customer'] }],
    ['expand[]=charge&expand[]=customer', { expand: ['charge', 'customer'] }],
    [
      'controller[losses][payments]=application&x[0][y]=1',
      { controller: { losses: { payments: 'application' } }, x: [{ y: '1' }] },
    ],
    ['__proto__[polluted]=1', Object.fromEntries([['__proto__', { polluted: '1' }]])],
  ])('%s', (text, form) => {
    expect(JSON.stringify(decodeForm(text))).toBe(JSON.stringify(form));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
