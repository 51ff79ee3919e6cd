import { type Text } from '@app/kernel';

/** What firms hear of what they let one another owe. */
export const CREDIT_WORDS = {
  'order.on_account.seller': {
    title: { zh: '赊购订单 {number}，请确认', en: 'Order {number} on account: please accept' },
    body: {
      zh: '{buyerName} 按账期赊购 {total}，无需等待付款。请确认接单并发货。',
      en: '{buyerName} bought for {total} on account; no payment is awaited. Accept the order and ship it.',
    },
  },
  'credit.granted.buyer': {
    title: { zh: '{sellerName} 给您开通了账期', en: '{sellerName} grants you credit' },
    body: {
      zh: '交货后 {days} 天付款，额度 {limit}。下单后可选择“记账”。',
      en: 'Net {days} days from delivery, up to {limit}. After placing an order, choose “on account”.',
    },
  },
  'credit.changed.buyer': {
    title: { zh: '{sellerName} 调整了您的账期', en: '{sellerName} changed your credit terms' },
    body: {
      zh: '今后交货后 {days} 天付款，额度 {limit}。已下的订单不变。',
      en: 'From now on net {days} days from delivery, up to {limit}. Orders placed before keep theirs.',
    },
  },
  'credit.suspended.buyer': {
    title: { zh: '{sellerName} 暂停了您的账期', en: '{sellerName} suspended your credit' },
    body: {
      zh: '暂时不能再赊购。原因：{reason}',
      en: 'For now nothing more is sold on account. Reason: {reason}',
    },
  },
  'credit.resumed.buyer': {
    title: { zh: '{sellerName} 恢复了您的账期', en: '{sellerName} resumed your credit' },
    body: { zh: '额度 {limit}，可以继续赊购。', en: 'You can buy on account again, up to {limit}.' },
  },
  'credit.ended.buyer': {
    title: { zh: '{sellerName} 终止了您的账期', en: '{sellerName} ended your credit' },
    body: {
      zh: '不能再赊购，已欠货款仍按期付。原因：{reason}',
      en: 'Nothing more is sold on account; what you owe stays due. Reason: {reason}',
    },
  },
  'credit.repaid.seller': {
    title: { zh: '{buyerName} 付来欠款 {total}', en: '{buyerName} paid {total} of what it owed' },
    body: { zh: '款项已转入您的可提现余额。', en: 'The money is in your balance.' },
  },
  'credit.receipt_noted.buyer': {
    title: { zh: '{sellerName} 确认收到 {total}', en: '{sellerName} says that it had {total} from you' },
    body: {
      zh: '已冲抵您的欠款。如有出入，请与卖家核对。{reason}',
      en: 'It is off what you owe. If that is not so, speak to the seller. {reason}',
    },
  },
  'credit.repayment_reversed.buyer': {
    title: { zh: '欠款 {total} 恢复', en: '{total} is owed again' },
    body: {
      zh: '付给 {sellerName} 的一笔款已撤销，相应欠款恢复。{reason}',
      en: 'A payment to {sellerName} was reversed. {reason}',
    },
  },
  'credit.repayment_reversed.seller': {
    title: { zh: '欠款 {total} 恢复', en: '{total} is owed again' },
    body: {
      zh: '{buyerName} 的一笔付款已撤销，相应欠款恢复。{reason}',
      en: 'A payment of {buyerName} was reversed. {reason}',
    },
  },
  'credit.due_soon.buyer': {
    title: { zh: '货款 {total} 即将到期', en: '{total} will soon be due' },
    body: {
      zh: '欠 {sellerName} 的货款三天内到期，请安排付款。',
      en: 'You owe it to {sellerName} within three days.',
    },
  },
  'credit.overdue.buyer': {
    title: { zh: '货款 {total} 已逾期', en: '{total} is overdue' },
    body: {
      zh: '欠 {sellerName} 的货款已逾期，请尽快付清；逾期会影响继续赊购。',
      en: 'You owe it to {sellerName}: please pay. Nothing more is sold on account while it is overdue.',
    },
  },
  'credit.overdue.seller': {
    title: { zh: '{buyerName} 逾期 {total}', en: '{buyerName} owes you {total} that is overdue' },
    body: { zh: '已提醒买家付款。', en: 'The buyer was reminded.' },
  },
} as const satisfies Record<string, { title: Text; body: Text }>;
