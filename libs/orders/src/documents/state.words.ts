import { type Locale } from '@app/platform';
import { type OrderState } from '../order.states.js';

const WORDS: Readonly<Record<OrderState, Record<Locale, string>>> = {
  awaiting_approval: { zh: '待审批', en: 'Awaiting approval' },
  awaiting_payment: { zh: '待付款', en: 'Unpaid' },
  paid: { zh: '已付款', en: 'Paid' },
  on_account: { zh: '赊购待接单', en: 'On account' },
  accepted: { zh: '待发货', en: 'Accepted' },
  partly_shipped: { zh: '部分发货', en: 'Partly shipped' },
  shipped: { zh: '已发货', en: 'Shipped' },
  delivered: { zh: '已送达', en: 'Delivered' },
  inspection: { zh: '验收中', en: 'Inspection' },
  disputed: { zh: '争议中', en: 'Disputed' },
  completed: { zh: '已完成', en: 'Completed' },
  rejected: { zh: '未接单', en: 'Declined' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  expired: { zh: '已过期', en: 'Expired' },
};

export const stateWord = (state: OrderState, locale: Locale): string => WORDS[state][locale];
