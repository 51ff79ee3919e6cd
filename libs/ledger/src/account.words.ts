import { type Locale } from '@app/platform';
import { type AccountKind } from './ledger.entity.js';

const ACCOUNTS: Record<AccountKind | 'owed_by_sellers', Record<Locale, string>> = {
  provider_cash: { zh: '支付通道资金', en: 'Cash at the payment provider' },
  bank_cash: { zh: '银行账户资金', en: 'Cash at the bank' },
  disputed: { zh: '拒付扣款', en: 'Taken by disputes' },
  held: { zh: '托管货款', en: 'Held for buyers' },
  payable: { zh: '应付卖家', en: 'Payable to sellers' },
  bank_payable: { zh: '应付卖家（银行）', en: 'Payable to sellers (bank)' },
  in_payout: { zh: '提现在途', en: 'Payouts under way' },
  frozen: { zh: '拒付冻结（已放款）', en: 'Released, frozen by disputes' },
  refund_due: { zh: '待退款', en: 'Refunds due' },
  commission: { zh: '平台服务费', en: 'Commission' },
  receivable: { zh: '买家赊欠', en: 'Owed by buyers on account' },
  on_account: { zh: '赊销待收（卖家）', en: 'On account, the sellers’' },
  bank_charges: { zh: '银行手续费', en: 'Charges of the bank' },
  provider_fees: { zh: '支付通道手续费', en: 'Fees of the payment provider' },
  losses: { zh: '坏账与拒付损失', en: 'Losses' },
  in_transit: { zh: '通道划款在途', en: 'On its way to the bank' },
  owed_by_sellers: { zh: '卖家欠平台', en: 'Owed by sellers' },
};

/** An account of the ledger, or a sum of some, in words. */
export const accountWord = (account: keyof typeof ACCOUNTS, locale: Locale): string =>
  ACCOUNTS[account][locale];
