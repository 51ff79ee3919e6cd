import { type Locale } from '@app/platform';
import { type ClaimState } from './claims/claim.states.js';
import { type TermsState } from './credit/credit-terms.entity.js';
import { type FapiaoState } from './fapiao/fapiao.states.js';
import { type OrderState } from './order.states.js';

/** As the pages say them. */
const WORDS: Readonly<Record<OrderState, Record<Locale, string>>> = {
  awaiting_approval: { zh: '待审批', en: 'Awaiting approval' },
  awaiting_payment: { zh: '待付款', en: 'Awaiting payment' },
  paid: { zh: '待接单', en: 'Paid' },
  on_account: { zh: '赊购待接单', en: 'On account' },
  accepted: { zh: '待发货', en: 'Accepted' },
  partly_shipped: { zh: '部分发货', en: 'Partly shipped' },
  shipped: { zh: '已发货', en: 'Shipped' },
  delivered: { zh: '已送达', en: 'Delivered' },
  inspection: { zh: '验收中', en: 'In inspection' },
  disputed: { zh: '索赔中', en: 'Under claim' },
  completed: { zh: '已完成', en: 'Completed' },
  rejected: { zh: '卖家拒单', en: 'Rejected' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  expired: { zh: '超时未付', en: 'Expired' },
};

export const stateWord = (state: OrderState, locale: Locale): string => WORDS[state][locale];

export const CLAIM_STATE_WORDS: Readonly<Record<ClaimState, Record<Locale, string>>> = {
  open: { zh: '待卖家答复', en: 'open' },
  answered: { zh: '待买家决定', en: 'answered' },
  disputed: { zh: '平台裁定中', en: 'before the market' },
  replacing: { zh: '待补发', en: 'to be replaced' },
  replacement_sent: { zh: '补发在途', en: 'replaced, under way' },
  reinspection: { zh: '补发验收中', en: 'in inspection again' },
  returning: { zh: '待退货', en: 'to be returned' },
  return_sent: { zh: '退货在途', en: 'returned, under way' },
  settled: { zh: '已结束', en: 'settled' },
};

export const TERMS_STATE_WORDS: Readonly<Record<TermsState, Record<Locale, string>>> = {
  active: { zh: '有效', en: 'active' },
  suspended: { zh: '已暂停', en: 'suspended' },
  ended: { zh: '已终止', en: 'ended' },
};

export const FAPIAO_STATE_WORDS: Readonly<Record<FapiaoState, Record<Locale, string>>> = {
  requested: { zh: '待开票', en: 'asked for' },
  issued: { zh: '已开票', en: 'issued' },
  refused: { zh: '未能开票', en: 'refused' },
};
