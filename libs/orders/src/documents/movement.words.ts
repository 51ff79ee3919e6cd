import { type Locale } from '@app/platform';

/** What moves a seller's money, in the words of a statement. */
const WORDS: Readonly<Record<string, Record<Locale, string>>> = {
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
};
const OTHER: Record<Locale, string> = { zh: '调整', en: 'Adjustment' };

export const movementWord = (purpose: string, locale: Locale): string => (WORDS[purpose] ?? OTHER)[locale];
