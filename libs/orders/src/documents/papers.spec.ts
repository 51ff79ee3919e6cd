import { describe, expect, it } from '@jest/globals';
import { type OrderView } from '../order.views.js';
import { contractPaper } from './papers.js';

const money = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });
const line = {
  lineNo: 1,
  designation: '6205-2RS',
  brand: 'LQ',
  features: { clearance: 'C3', cage: 'machined_brass', packing: 'tube' },
  quantity: 500,
  acceptedQuantity: null,
  unitPrice: '0.085000',
  lineTotal: money(4250),
  toMake: 0,
  readyOn: null,
} as unknown as OrderView['lines'][number];
const order = {
  number: 'LQ-1',
  seller: { name: '甲轴承', province: '山东', city: '临清' },
  buyer: { name: '乙贸易' },
  deliverTo: { name: '王芳', phone: '138', province: '四川', city: '成都', address: '天府大道 1 号' },
  lines: [line],
  freight: money(0),
  total: money(4250),
  taxIncluded: money(489),
  createdAt: '2026-11-27T00:00:00.000Z',
  onAccount: null,
  shipBy: '2026-12-01',
  note: '分开包装',
} as unknown as OrderView;
const CODES = { buyerUscc: null, sellerUscc: null };

const contract = (locale: 'zh' | 'en', changes: Partial<OrderView> = {}) =>
  contractPaper({ ...order, ...changes }, CODES, { locale, inspectionDays: 7 });

describe('a purchase contract', () => {
  it('says goods, places and terms in the reader’s words', () => {
    const zh = contract('zh');
    expect(zh.rows).toEqual([['1', '6205-2RS', 'LQ', 'C3 黄铜实体保持架 筒装', '500', '0.085', '42.50']]);
    expect(zh.clauses.join()).toMatch(/平台托管.*于 2026-12-01 或之前.*买方备注：分开包装/s);
    expect(zh.totals).toContainEqual(['大写', '肆拾贰元伍角整']);
    const en = contract('en');
    expect(en.rows[0]?.[3]).toBe('C3, machined brass cage, tubes');
    expect(en.facts).toContainEqual(['Shipped from', 'Shandong 临清']);
  });

  it('says how much of it the seller took on, and that it is bought on account', () => {
    const part = contract('zh', { lines: [{ ...line, acceptedQuantity: 450 }] });
    expect(part.rows[0]?.slice(4)).toEqual(['500', '450', '0.085', '42.50']);
    expect(part.columns).toHaveLength(part.rows[0]?.length ?? 0);
    const { clauses } = contract('zh', { onAccount: { days: 30 } as OrderView['onAccount'] });
    expect(clauses[1]).toContain('自交货之日起 30 天内');
  });
});
