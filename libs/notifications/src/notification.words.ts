import { majorText, type Text } from '@app/kernel';
import { type Locale } from '@app/platform';
import { CREDIT_WORDS } from './credit.words.js';
import { MEMBER_WORDS } from './member.words.js';
import { SOURCING_WORDS } from './sourcing.words.js';

export type Params = Readonly<Record<string, string>>;

/** What is told to whom: `order.paid.seller` is what the seller hears of `order.paid`. Words in braces are parameters. */
const WORDS = {
  ...CREDIT_WORDS,
  ...MEMBER_WORDS,
  'order.placed.seller': {
    title: { zh: '新订单 {number}', en: 'New order {number}' },
    body: {
      zh: '{buyerName} 下单 {total}，货已为其保留，等待付款。',
      en: '{buyerName} ordered for {total}. The goods are kept; payment is awaited.',
    },
  },
  'checkout.approval_requested.buyer': {
    title: { zh: '{placerName} 的采购等待审批', en: 'A purchase of {placerName} waits for approval' },
    body: {
      zh: '{placerName} 提交了 {total} 的采购，超出其额度。货已保留，请尽快审批。',
      en: '{placerName} placed a purchase of {total}, which is above their limit. The goods are kept; please decide.',
    },
  },
  'checkout.approved.buyer': {
    title: { zh: '{total} 的采购已批准', en: 'Your purchase of {total} was approved' },
    body: {
      zh: '{deciderName} 批准了 {placerName} 的采购，请按时付款。',
      en: '{deciderName} approved the purchase of {placerName}; please pay in time.',
    },
  },
  'checkout.declined.buyer': {
    title: { zh: '{total} 的采购未获批准', en: 'Your purchase of {total} was declined' },
    body: {
      zh: '{deciderName} 未批准 {placerName} 的采购，保留的货已释放。原因：{reason}',
      en: '{deciderName} declined the purchase of {placerName}; the goods are free again. Reason: {reason}',
    },
  },
  'checkout.approval_lapsed.buyer': {
    title: { zh: '{total} 的采购无人审批，已过期', en: 'Your purchase of {total} lapsed without an answer' },
    body: {
      zh: '{placerName} 的采购没有按时审批，保留的货已释放。可重新下单。',
      en: 'Nobody decided in time on the purchase of {placerName}; the goods are free again. It can be placed anew.',
    },
  },
  'order.message_sent.seller': {
    title: { zh: '{buyerName} 就订单 {number} 留言', en: '{buyerName} wrote about order {number}' },
    body: { zh: '{note}', en: '{note}' },
  },
  'order.message_sent.buyer': {
    title: { zh: '{sellerName} 就订单 {number} 留言', en: '{sellerName} wrote about order {number}' },
    body: { zh: '{note}', en: '{note}' },
  },
  'order.paid.seller': {
    title: { zh: '订单 {number} 已付款，请确认', en: 'Order {number} is paid: please accept' },
    body: {
      zh: '{buyerName} 已付 {total}，货款由平台保管。请确认接单并发货。',
      en: '{buyerName} paid {total}, which the market holds. Accept the order and ship it.',
    },
  },
  'order.paid.buyer': {
    title: { zh: '订单 {number} 付款成功', en: 'Order {number} is paid' },
    body: {
      zh: '已收到 {total}，由平台保管到您收货。{sellerName} 将确认接单。',
      en: 'We hold your {total} until you have the goods. {sellerName} will accept the order.',
    },
  },
  'order.accepted.buyer': {
    title: { zh: '卖家已接单：{number}', en: 'Order {number} was accepted' },
    body: { zh: '{sellerName} 已确认，正在备货。', en: '{sellerName} accepted and is preparing the goods.' },
  },
  'order.rejected.buyer': {
    title: { zh: '卖家未接单：{number}', en: 'Order {number} was declined' },
    body: {
      zh: '{sellerName} 未接单，{total} 将原路退回。原因：{note}',
      en: '{sellerName} declined; your {total} will be refunded. Reason: {note}',
    },
  },
  'order.partly_shipped.buyer': {
    title: { zh: '订单 {number} 部分发货', en: 'A part of order {number} was shipped' },
    body: {
      zh: '{sellerName} 已发出一部分：{note}。其余随后发出。',
      en: '{sellerName} shipped a part by {note}; the rest will follow.',
    },
  },
  'order.shipped.buyer': {
    title: { zh: '订单 {number} 已发货', en: 'Order {number} was shipped' },
    body: {
      zh: '{sellerName} 已发货：{note}。收到后请确认收货。',
      en: '{sellerName} shipped by {note}. Please confirm when the goods arrive.',
    },
  },
  'order.delivered.seller': {
    title: { zh: '订单 {number} 已送达', en: 'Order {number} was delivered' },
    body: {
      zh: '{buyerName} 正在验收，验收期结束后货款自动放款。',
      en: '{buyerName} is inspecting the goods; your money is released when the window closes.',
    },
  },
  'order.completed.seller': {
    title: { zh: '订单 {number} 已完成', en: 'Order {number} is completed' },
    body: {
      zh: '{buyerName} 验收完毕，货款可以提现。',
      en: '{buyerName} has inspected the goods; the money can be paid out.',
    },
  },
  'order.cancelled.seller': {
    title: { zh: '订单 {number} 已取消', en: 'Order {number} was cancelled' },
    body: {
      zh: '{buyerName} 在付款前取消，保留的货已释放。',
      en: '{buyerName} cancelled before paying; the goods are free again.',
    },
  },
  'order.expired.seller': {
    title: { zh: '订单 {number} 已过期', en: 'Order {number} has lapsed' },
    body: {
      zh: '{buyerName} 未按时付款，保留的货已释放。',
      en: '{buyerName} did not pay in time; the goods are free again.',
    },
  },
  'order.expired.buyer': {
    title: { zh: '订单 {number} 已过期', en: 'Order {number} has lapsed' },
    body: {
      zh: '未按时付款，{sellerName} 的货不再为您保留。可重新下单。',
      en: 'It was not paid in time; {sellerName} no longer keeps the goods. You can order again.',
    },
  },
  'order.given_back.buyer': {
    title: { zh: '订单 {number}：卖家退款', en: 'Order {number}: the seller gives money back' },
    body: {
      zh: '{sellerName} 从已收货款中退还一部分，原路退回。说明：{note}',
      en: '{sellerName} gives back a part of what it was paid; it comes the way you paid. {note}',
    },
  },
  'order.partly_completed.seller': {
    title: { zh: '订单 {number} 未索赔部分已放款', en: 'Order {number}: what is not claimed is released' },
    body: {
      zh: '{buyerName} 未提出索赔的部分已验收，货款可以提现；索赔部分仍由平台保管。',
      en: 'What {buyerName} does not claim is accepted and can be paid out; the claimed part is still held.',
    },
  },
  'fapiao.requested.seller': {
    title: { zh: '订单 {number} 申请开票', en: 'Order {number}: a fapiao is asked for' },
    body: {
      zh: '{buyerName} 申请发票，抬头：{note}。开出后请填写发票号码。',
      en: '{buyerName} asks for a fapiao made out to {note}. Enter its number when it is issued.',
    },
  },
  'fapiao.issued.buyer': {
    title: { zh: '订单 {number} 已开票', en: 'Order {number}: the fapiao is issued' },
    body: { zh: '{sellerName} 已开票，发票号码 {note}。', en: '{sellerName} issued fapiao {note}.' },
  },
  'fapiao.refused.buyer': {
    title: { zh: '订单 {number} 未能开票', en: 'Order {number}: no fapiao as asked' },
    body: {
      zh: '{sellerName} 未能开票：{note}。可更正后再次申请。',
      en: '{sellerName} could not issue it: {note}. You can ask again with other words.',
    },
  },
  'order.charged_back.seller': {
    title: {
      zh: '订单 {number} 被付款银行拒付',
      en: 'Order {number}: the payer’s bank disputes the payment',
    },
    body: {
      zh: '付款人的银行要求退回货款（{note}）。裁定前这笔款暂停放款，请备好发货与签收凭证。',
      en: 'The payer’s bank wants the money back ({note}). It is released to nobody until that is decided: keep proof of shipment and receipt at hand.',
    },
  },
  'order.chargeback_won.seller': {
    title: { zh: '订单 {number} 拒付已解除', en: 'Order {number}: the bank’s dispute is won' },
    body: {
      zh: '货款恢复正常，按订单进度放款。',
      en: 'The money stands as before and is released as the order goes on.',
    },
  },
  'order.chargeback_lost.seller': {
    title: { zh: '订单 {number} 拒付成立', en: 'Order {number}: the bank’s dispute is lost' },
    body: {
      zh: '货款已由银行退回付款人；此前已放款的部分从后续货款中扣回。',
      en: 'The bank gave the money back to the payer; what you had of it is taken off what comes next.',
    },
  },
  'order.claim_opened.seller': {
    title: { zh: '订单 {number} 有索赔，请答复', en: 'Order {number}: a claim awaits your answer' },
    body: {
      zh: '{buyerName} 对 {designation} × {quantity} 提出索赔：{note}。逾期未答复将由平台处理。',
      en: '{buyerName} claims {designation} × {quantity}: {note}. Unanswered in time, it goes to the market.',
    },
  },
  'order.claim_offered.buyer': {
    title: { zh: '订单 {number}：卖家对索赔有新方案', en: 'Order {number}: the seller makes an offer' },
    body: {
      zh: '{sellerName} 对 {designation} × {quantity} 提出方案：{note}。请接受或申请平台介入，逾期视为接受。',
      en: '{sellerName} offers for {designation} × {quantity}: {note}. Take it or bring it to the market; silence takes it.',
    },
  },
  'order.claim_refused.buyer': {
    title: { zh: '订单 {number}：卖家拒绝索赔', en: 'Order {number}: the seller refuses the claim' },
    body: {
      zh: '{sellerName} 拒绝 {designation} × {quantity} 的索赔：{note}。不同意请申请平台介入，逾期视为接受。',
      en: '{sellerName} refuses the claim on {designation} × {quantity}: {note}. Bring it to the market if you disagree; silence accepts it.',
    },
  },
  'order.claim_disputed.seller': {
    title: { zh: '订单 {number} 的索赔由平台处理', en: 'Order {number}: the market will decide the claim' },
    body: {
      zh: '{designation} × {quantity} 的索赔已提交平台裁定，款项继续保管。',
      en: 'The claim on {designation} × {quantity} is before the market; its money stays held.',
    },
  },
  'order.claim_disputed.buyer': {
    title: { zh: '订单 {number} 的索赔由平台处理', en: 'Order {number}: the market will decide the claim' },
    body: {
      zh: '{designation} × {quantity} 的索赔已提交平台裁定，款项继续保管。',
      en: 'The claim on {designation} × {quantity} is before the market; its money stays held.',
    },
  },
  'order.claim_withdrawn.seller': {
    title: { zh: '订单 {number} 的索赔已撤回', en: 'Order {number}: the claim was withdrawn' },
    body: {
      zh: '{buyerName} 撤回了 {designation} × {quantity} 的索赔，货款已放给您。',
      en: '{buyerName} withdrew the claim on {designation} × {quantity}; the money is yours.',
    },
  },
  'order.claim_replacing.seller': {
    title: { zh: '订单 {number}：请补发', en: 'Order {number}: please send the replacement' },
    body: {
      zh: '索赔结果为补发或换货：请发出 {designation} × {quantity}。',
      en: 'The claim is to be settled by replacement: send {designation} × {quantity}.',
    },
  },
  'order.claim_replacing.buyer': {
    title: { zh: '订单 {number}：卖家将补发', en: 'Order {number}: a replacement will come' },
    body: {
      zh: '{sellerName} 将补发 {designation} × {quantity}，收到后可再次验收。',
      en: '{sellerName} will send {designation} × {quantity} again; you will inspect it as before.',
    },
  },
  'order.claim_returning.seller': {
    title: { zh: '订单 {number}：买家将退货', en: 'Order {number}: the goods will be sent back' },
    body: {
      zh: '{buyerName} 将退回 {designation} × {quantity}，收货后退款 {total}。请在订单留言里告知退货地址。',
      en: '{buyerName} will send back {designation} × {quantity}; {total} is refunded once you have it. Send the return address in a message on the order.',
    },
  },
  'order.claim_returning.buyer': {
    title: { zh: '订单 {number}：请退货', en: 'Order {number}: please send the goods back' },
    body: {
      zh: '请退回 {designation} × {quantity} 并登记运单，卖家收货后退款 {total}。',
      en: 'Send back {designation} × {quantity} and note its tracking number; {total} is refunded on arrival.',
    },
  },
  'order.claim_replacement_sent.buyer': {
    title: { zh: '订单 {number} 的补发已发出', en: 'Order {number}: the replacement is on its way' },
    body: {
      zh: '{sellerName} 已发出 {designation} × {quantity}：{note}。',
      en: '{sellerName} sent {designation} × {quantity} by {note}.',
    },
  },
  'order.claim_replacement_received.seller': {
    title: { zh: '订单 {number} 的补发已送达', en: 'Order {number}: the replacement has arrived' },
    body: {
      zh: '{buyerName} 正在验收补发的 {designation} × {quantity}。',
      en: '{buyerName} is inspecting the replaced {designation} × {quantity}.',
    },
  },
  'order.claim_return_sent.seller': {
    title: { zh: '订单 {number} 的退货已发出', en: 'Order {number}: the return is on its way' },
    body: {
      zh: '{buyerName} 已退回 {designation} × {quantity}：{note}。收到后请确认，逾期自动退款。',
      en: '{buyerName} sent back {designation} × {quantity} by {note}. Confirm when it arrives; in time it is refunded by itself.',
    },
  },
  'order.claim_settled.seller': {
    title: { zh: '订单 {number} 的索赔已结束', en: 'Order {number}: the claim is settled' },
    body: {
      zh: '{designation} × {quantity} 的索赔已结束，退给买家 {total}，其余放给卖家。{note}',
      en: 'The claim on {designation} × {quantity} is settled: {total} goes back to the buyer, the rest to the seller. {note}',
    },
  },
  'order.claim_settled.buyer': {
    title: { zh: '订单 {number} 的索赔已结束', en: 'Order {number}: the claim is settled' },
    body: {
      zh: '{designation} × {quantity} 的索赔已结束，退给买家 {total}，其余放给卖家。{note}',
      en: 'The claim on {designation} × {quantity} is settled: {total} goes back to the buyer, the rest to the seller. {note}',
    },
  },
  ...SOURCING_WORDS,
  'listing.approved.firm': {
    title: { zh: '{designation} 已上架', en: '{designation} is live' },
    body: { zh: '审核通过，买家现在可以下单。', en: 'It passed the review; buyers can order now.' },
  },
  'listing.taken_down.firm': {
    title: { zh: '{designation} 已被下架', en: '{designation} was taken down' },
    body: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  },
  'organisation.verified.firm': {
    title: { zh: '企业认证已通过', en: 'Your firm is verified' },
    body: {
      zh: '今后新发布的商品直接上架，并显示“已认证”。',
      en: 'New listings go live at once, and buyers see that you are verified.',
    },
  },
  'organisation.rejected.firm': {
    title: { zh: '企业认证未通过', en: 'Your firm was not verified' },
    body: { zh: '原因：{reason}。更正后可再次申请。', en: 'Reason: {reason}. Put it right and ask again.' },
  },
  'proposal.accepted.firm': {
    title: { zh: '您对 {designation} 的提议已采纳', en: 'Your proposal about {designation} was accepted' },
    body: {
      zh: '型号页面已按您的依据显示，并注明来源。平台说明：{reason}',
      en: 'The part page now shows it, with your source. Remark: {reason}',
    },
  },
  'proposal.rejected.firm': {
    title: { zh: '您对 {designation} 的提议未采纳', en: 'Your proposal about {designation} was declined' },
    body: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  },
  'payout.paid.firm': {
    title: { zh: '{total} 已提现', en: '{total} was paid out' },
    body: { zh: '款项已汇往您的银行账户。', en: 'The money is on its way to your bank account.' },
  },
  'payout.failed.firm': {
    title: { zh: '{total} 提现失败', en: 'The payout of {total} failed' },
    body: {
      zh: '银行退回了款项（{reason}），余额已恢复。请核对收款账户后再试。',
      en: 'The bank refused it ({reason}); the money is in your balance again. Check the account and try once more.',
    },
  },
  'payment.refund_failed.payer': {
    title: { zh: '一笔退款无法原路退回', en: 'A refund cannot go back the way it came' },
    body: {
      zh: '请在资金对账单页填写贵公司的银行账户，平台将通过银行汇款退给您。',
      en: 'Name a bank account of your firm on the statement page, and the market’s bank sends it there.',
    },
  },
  'webhook.switched_off.firm': {
    title: { zh: '向 {host} 的推送已停用', en: 'Webhooks to {host} are switched off' },
    body: {
      zh: '对方没有接收（{reason}）。停用期间的事件保留三十天，修好后在开放接口页启用，即会补发。',
      en: 'It does not take what is sent ({reason}). What happens meanwhile is kept for thirty days, and sent once you switch it on again.',
    },
  },
  'bank_account.named.firm': {
    title: { zh: '收款银行账户已登记：{account}', en: 'Your bank account for payouts is now {account}' },
    body: {
      zh: '以后的货款将付到 {bank}（{account}）。如果不是您本人操作，请立即联系平台。',
      en: 'The market will pay you at {bank} ({account}). If this was not you, tell the market at once.',
    },
  },
} as const satisfies Record<string, { title: Text; body: Text }>;

export type NoticeKind = keyof typeof WORDS;

export interface Words {
  title: string;
  body: string;
}

export function wordsOf(kind: NoticeKind, params: Params, locale: Locale): Words {
  const { title, body } = WORDS[kind];
  const spoken = {
    ...params,
    total: spokenMoney(params.totalMinor, params.currency, locale),
    limit: spokenMoney(params.limitMinor, params.currency, locale),
  };
  return { title: fill(title[locale], spoken), body: fill(body[locale], spoken) };
}

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(WORDS, kind);
}

/**
 * In one pass: what a firm wrote is text, also where it looks like a parameter. Chinese stands apart from numbers and letters, not from
 * a Chinese name.
 */
function fill(text: string, params: Params): string {
  const slot = /((?<=\p{Script=Han}) )?\{(\w+)\}( (?=\p{Script=Han}))?([。.]?)/gu;
  // What stands as a sentence of its own is left out where nothing was said.
  const sentences = text.replace(/(?<=[。.]) ?\{(\w+)\}$/, (whole, name: string) =>
    params[name] ? whole : '',
  );
  return sentences.replaceAll(slot, (_, before = '', name: string, after = '', stop: string) => {
    const said = params[name] || '—';
    const apart = (/^[\p{Script=Han}（]/u.test(said) ? '' : before) + said;
    // What a person wrote may end its own sentence.
    return apart + (/[\p{Script=Han}）]$/u.test(said) ? '' : after) + (/[。.！？!?]$/.test(said) ? '' : stop);
  });
}

function spokenMoney(minor: string | undefined, currency: string | undefined, locale: Locale): string {
  if (!minor || !currency) return '';
  // As the pages write it: ¥ in either language.
  const format = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale, format).format(majorText(BigInt(minor)));
}
