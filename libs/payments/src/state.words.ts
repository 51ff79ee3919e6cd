import { type Text } from '@app/kernel';
import { type PaymentState, type ShareState } from './payment.entity.js';
import { type BatchState, type RemittanceState } from './remittances/remittance.entity.js';
import { type WriteOffState } from './write-offs/write-off.entity.js';

type State = PaymentState | ShareState | RemittanceState | BatchState | WriteOffState;

/** Of a payment, a share, a remittance or its batch, a match, a write-off: as the pages say it, and as refusals do after "is". */
export const STATE_WORDS: Readonly<Record<State, Text>> = {
  requires_payment: { zh: '待付款', en: 'not paid yet' },
  processing: { zh: '处理中', en: 'being processed' },
  requires_action: { zh: '待付款人确认', en: 'waiting for its payer to confirm it' },
  captured: { zh: '已收款', en: 'paid' },
  failed: { zh: '付款失败', en: 'one that failed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  refunded: { zh: '已退款', en: 'refunded' },
  unknown: { zh: '等待支付通道答复', en: 'waiting for the provider to answer' },
  pending: { zh: '待付款', en: 'not paid yet' },
  held: { zh: '托管中', en: 'held' },
  released: { zh: '已放款', en: 'released' },
  divided: { zh: '部分放款、部分退款', en: 'partly released and partly refunded' },
  due: { zh: '待付', en: 'due' },
  batched: { zh: '在批次中', en: 'in a batch' },
  exported: { zh: '已导出', en: 'exported' },
  paid: { zh: '已付', en: 'paid' },
  returned: { zh: '已退回', en: 'sent back' },
  proposed: { zh: '待批准', en: 'waiting for approval' },
  approved: { zh: '已批准', en: 'approved' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};
