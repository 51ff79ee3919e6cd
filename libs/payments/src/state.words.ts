import { type PaymentState, type ShareState } from './payment.entity.js';
import { type BatchState, type RemittanceState } from './remittances/remittance.entity.js';
import { type WriteOffState } from './write-offs/write-off.entity.js';

type State = PaymentState | ShareState | RemittanceState | BatchState | WriteOffState;

const CHINESE: Readonly<Record<State, string>> = {
  requires_payment: '待付款',
  processing: '处理中',
  requires_action: '待付款人确认',
  captured: '已收款',
  failed: '付款失败',
  cancelled: '已取消',
  refunded: '已退款',
  unknown: '等待支付通道答复',
  pending: '待付款',
  held: '托管中',
  released: '已放款',
  divided: '部分放款、部分退款',
  due: '待付',
  batched: '在批次中',
  exported: '已导出',
  paid: '已付',
  returned: '已退回',
  proposed: '待批准',
  approved: '已批准',
  confirmed: '已确认',
  withdrawn: '已撤回',
};

/** Of a payment, a share, a remittance or its batch, a match, a write-off: as the pages say it; in English refusals say its name. */
export const stateInChinese = (state: State): string => CHINESE[state];
