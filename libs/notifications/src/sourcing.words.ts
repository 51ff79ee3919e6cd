import { type Text } from '@app/kernel';

/** What buyers and sellers hear of RFQs and quotes. `winner` and `loser` are sellers whose quotes were taken or not. */
export const SOURCING_WORDS = {
  'rfq.invited.seller': {
    title: { zh: '有新询价：{title}', en: 'Asked for a quote: {title}' },
    body: {
      zh: '买家请您报价。截止前报价密封，谁也看不到价格。',
      en: 'A buyer asks you to quote. Quotes are sealed until the deadline: nobody sees their prices before.',
    },
  },
  'rfq.amended.seller': {
    title: { zh: '询价已修改：{title}', en: 'The RFQ was amended: {title}' },
    body: {
      zh: '{note}。已报价的请确认或修改，未确认的报价不能授标。',
      en: '{note}. Confirm or revise what you quoted: a quote that is not confirmed cannot be awarded.',
    },
  },
  'rfq.cancelled.seller': {
    title: { zh: '询价已取消：{title}', en: 'The RFQ was cancelled: {title}' },
    body: { zh: '原因：{note}', en: 'Reason: {note}' },
  },
  'rfq.closed.seller': {
    title: { zh: '询价结束，未授标：{title}', en: 'Closed without an award: {title}' },
    body: {
      zh: '原因：{note}。为报价保留的货已释放。',
      en: 'Reason: {note}. What your quote kept is free again.',
    },
  },
  'rfq.lapsed.seller': {
    title: { zh: '询价逾期未决：{title}', en: 'The RFQ lapsed undecided: {title}' },
    body: {
      zh: '买家没有按时决定，为报价保留的货已释放。',
      en: 'The buyer did not decide in time. What your quote kept is free again.',
    },
  },
  'rfq.lapsed.buyer': {
    title: { zh: '询价逾期未决：{title}', en: 'Your RFQ lapsed undecided: {title}' },
    body: {
      zh: '有 {quotes} 家报价未获答复，您今后可邀请的卖家会减少。',
      en: '{quotes} sellers had quoted. What is left undecided lowers how many you may invite.',
    },
  },
  'rfq.unsealed.buyer': {
    title: { zh: '报价已截止，可以比较：{title}', en: 'The quotes are open: {title}' },
    body: { zh: '共有 {quotes} 家报价，请比较并授标。', en: '{quotes} sellers quoted. Compare and award.' },
  },
  'rfq.awarded.winner': {
    title: { zh: '您的报价已中标：{title}', en: 'Your quote was taken: {title}' },
    body: {
      zh: '买家选用了您的报价，订单付款后请发货。',
      en: 'The buyer took lines of your quote. The order follows as any other: ship once it is paid.',
    },
  },
  'rfq.awarded.loser': {
    title: { zh: '未中标：{title}', en: 'Your quote was not taken: {title}' },
    body: {
      zh: '买家选用了其他报价。为报价保留的货已释放，感谢参与。',
      en: 'The buyer took other quotes. What yours kept is free again; thank you for quoting.',
    },
  },
  'rfq.reopened.seller': {
    title: { zh: '重新待定：{title}', en: 'To be decided again: {title}' },
    body: {
      zh: '先前的授标没有成交。您的报价在有效期内仍然有效，可能被选用；已释放的货没有重新保留。',
      en: 'An earlier award came to nothing. Your quote stands for as long as it said, and may be taken; what it kept is not kept any more.',
    },
  },
  'rfq.reopened.buyer': {
    title: { zh: '授标未成，可以重新授标：{title}', en: 'The award came to nothing, award again: {title}' },
    body: {
      zh: '{note} 没有买到的行还有 {quotes} 家有效报价，请重新比较并授标。',
      en: '{note} {quotes} quotes still hold for what was not bought: compare and award again.',
    },
  },
  'rfq.award_lapsed.buyer': {
    title: {
      zh: '授标未成，报价已过期：{title}',
      en: 'The award came to nothing, and no quote holds: {title}',
    },
    body: {
      zh: '{note} 没有买到的行已没有有效报价，请重新询价。',
      en: '{note} No quote holds any more for what was not bought: ask anew.',
    },
  },
  'rfq.asked.buyer': {
    title: { zh: '卖家提问：{title}', en: 'A seller asks: {title}' },
    body: { zh: '{note}', en: '{note}' },
  },
  'rfq.answered.seller': {
    title: { zh: '买家答复了提问：{title}', en: 'The buyer answered a question: {title}' },
    body: { zh: '{note}', en: '{note}' },
  },
  'quote.countered.seller': {
    title: { zh: '买家还价：{title}', en: 'The buyer names another price: {title}' },
    body: { zh: '{note}：请接受或谢绝。', en: '{note}: take it or decline.' },
  },
  'quote.counter_accepted.buyer': {
    title: { zh: '卖家接受还价：{title}', en: 'The seller takes your price: {title}' },
    body: { zh: '{note}：新价格已写入报价。', en: '{note}: the quote now says your price.' },
  },
  'quote.counter_declined.buyer': {
    title: { zh: '卖家谢绝还价：{title}', en: 'The seller keeps to the quote: {title}' },
    body: { zh: '{note}：原报价仍然有效。', en: '{note}: the quote stands as it was.' },
  },
} as const satisfies Record<string, { title: Text; body: Text }>;
