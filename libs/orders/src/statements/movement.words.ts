import { type Locale } from '@app/platform';

type Words = Readonly<Record<string, Record<Locale, string>>>;

/** What moves a firm's money, in the words of its statement. */
const SELLER: Words = {
  capture: { zh: '买家付款', en: 'Paid by the buyer' },
  release: { zh: '平台服务费', en: 'Commission of the market' },
  commission: { zh: '赊销的平台服务费', en: 'Commission of a sale on account' },
  refund_owed: { zh: '退款给买家', en: 'Refunded to the buyer' },
  refund_reclaimed: { zh: '放款后退回买家', en: 'Given back to the buyer after release' },
  payout_paid: { zh: '提现到账', en: 'Paid out' },
  payout_returned: { zh: '提现被银行退回', en: 'A payout that the bank sent back' },
  dispute_opened: { zh: '付款人拒付，暂扣', en: 'Disputed by the payer, kept back' },
  dispute_won: { zh: '拒付撤销，恢复', en: 'A dispute that was won' },
  dispute_lost: { zh: '拒付成立', en: 'A dispute that was lost' },
  write_off: { zh: '平台核销欠款', en: 'A debt that the market wrote off' },
};

const BUYER: Words = {
  capture: { zh: '付款', en: 'Paid' },
  release: { zh: '货款付给卖家', en: 'Passed to the seller' },
  refund_owed: { zh: '退款已登记', en: 'Refund on its way' },
  refund_reclaimed: { zh: '卖家退还货款', en: 'Given back by the seller' },
  refund_paid: { zh: '退款', en: 'Refunded' },
  refund_returned: { zh: '退款被退回', en: 'A refund that came back' },
  dispute_opened: { zh: '银行拒付，款已退您', en: 'Taken back by your bank' },
  dispute_won: { zh: '拒付不成立，重新付款', en: 'Your bank’s dispute failed: paid again' },
  dispute_lost: { zh: '拒付成立', en: 'Your bank’s dispute succeeded' },
  return_owed: { zh: '多付，待退', en: 'Paid too much, to come back' },
  return_paid: { zh: '多付款退回', en: 'Paid too much, sent back' },
  return_returned: { zh: '多付款退回被退', en: 'What was paid too much came back to us' },
  receivable_booked: { zh: '赊购', en: 'Bought on account' },
  receivable_taken_off: { zh: '核减赊欠', en: 'Taken off what is owed' },
  receivable_paid: { zh: '还清赊欠', en: 'Settled on account' },
  receivable_reopened: { zh: '还款撤销，恢复赊欠', en: 'A settlement that was undone' },
};

const MARKET: Words = {
  release: { zh: '服务费收入', en: 'Commission' },
  commission: { zh: '赊销服务费收入', en: 'Commission of sales on account' },
  refund_reclaimed: { zh: '退还服务费（退款）', en: 'Commission given back with refunds' },
  dispute_won: { zh: '拒付撤销后服务费重算', en: 'Commission recalculated after a won chargeback' },
  dispute_lost: { zh: '拒付成立（退还服务费与损失）', en: 'Lost to chargebacks' },
  dispute_covered: { zh: '冲回拒付损失', en: 'A loss to a chargeback, made good' },
  write_off: { zh: '核销卖家欠款', en: 'Debts of sellers, written off' },
  bank_charge: { zh: '银行手续费', en: 'Charges of the bank' },
  provider_fee: { zh: '支付通道手续费', en: 'Fees of the payment provider' },
  market_payout: { zh: '支付通道划出，在途', en: 'Paid out by the payment provider' },
  market_payout_arrived: { zh: '通道划款到达银行账户', en: 'Arrived at the bank' },
  market_payout_returned: { zh: '通道划款被退回', en: 'Sent back to the payment provider' },
};

const WORDS = { seller: SELLER, buyer: BUYER, market: MARKET };
const OTHER: Record<Locale, string> = { zh: '调整', en: 'Adjustment' };

export const movementWord = (side: keyof typeof WORDS, purpose: string, locale: Locale): string =>
  (WORDS[side][purpose] ?? OTHER)[locale];
