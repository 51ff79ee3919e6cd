import { describe, expect, it } from '@jest/globals';
import { wordsOf } from './notification.words.js';

const params = {
  number: 'LQ-20261123-000042',
  buyerName: '成都水泵',
  sellerName: '烟店 {total} 作坊',
  totalMinor: '900719925474099301',
  currency: 'CNY',
  note: '',
};

describe('the words of a notification', () => {
  it('are made in the language of the reader', () => {
    expect(wordsOf('order.paid.seller', params, 'zh').title).toBe('订单 LQ-20261123-000042 已付款，请确认');
    expect(wordsOf('order.paid.seller', params, 'en').title).toBe(
      'Order LQ-20261123-000042 is paid: please accept',
    );
  });

  it('tell amounts to the last fen, however large', () => {
    expect(wordsOf('order.placed.seller', params, 'zh').body).toContain('¥9,007,199,254,740,993.01');
    expect(wordsOf('order.placed.seller', { ...params, totalMinor: '5' }, 'zh').body).toContain('¥0.05');
  });

  it('stand beside a Chinese name as Chinese does, and apart from letters', () => {
    const bodyOf = (sellerName: string) =>
      wordsOf('order.accepted.buyer', { ...params, sellerName }, 'zh').body;
    expect(bodyOf('烟店轴承（临清）')).toBe('烟店轴承（临清）已确认，正在备货。');
    expect(bodyOf('Yandian Ltd')).toBe('Yandian Ltd 已确认，正在备货。');
  });

  it('take what a firm wrote as text, also where it looks like a parameter', () => {
    expect(wordsOf('order.accepted.buyer', params, 'en').body).toBe(
      '烟店 {total} 作坊 accepted and is preparing the goods.',
    );
  });

  it('show a dash for what was not said, and leave out a sentence that has nothing else', () => {
    expect(wordsOf('order.rejected.buyer', params, 'en').body).toContain('Reason: —');
    expect(wordsOf('order.claim_settled.buyer', params, 'zh').body).toMatch(/其余放给卖家。$/);
  });
});
