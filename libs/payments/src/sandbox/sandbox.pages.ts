import type Stripe from 'stripe';

const METHOD_NAMES: Record<string, string> = { alipay: '支付宝 Alipay', wechat_pay: '微信支付 WeChat Pay' };

/** The page on which a person pays or declines, in the wallet's stead. */
export function authorizePage(intent: Stripe.PaymentIntent, methodType: string): string {
  const action = `?client_secret=${encodeURIComponent(intent.client_secret ?? '')}`;
  const amount = `${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()}`;
  const name = METHOD_NAMES[methodType] ?? '银行卡验证 3-D Secure';
  return page(
    name,
    `<p class="amount">${escape(amount)}</p>
     <p>${escape(intent.description ?? '')}</p>
     <form method="post" action="${escape(`${intent.id}/pay${action}`)}"><button class="pay" id="pay">付款 Pay</button></form>
     <form method="post" action="${escape(`${intent.id}/decline${action}`)}"><button id="decline">拒绝 Decline</button></form>`,
  );
}

/** The page on which a seller tells what the provider wants to know: here one button tells it all. */
export function onboardPage(account: Stripe.Account, linkId: string): string {
  const due = (account.requirements?.currently_due ?? []).map(
    (name) => `<li><code>${escape(name)}</code></li>`,
  );
  return page(
    '收款账户 Payout account',
    `<p>收款前需要提供 Before you are paid, we need:</p>
     <ul>${due.join('')}</ul>
     <form method="post" action="${escape(linkId)}"><button class="pay" id="complete">全部提供 Provide all</button></form>`,
  );
}

export function messagePage(text: string): string {
  return page('支付沙箱 Payment sandbox', `<p>${escape(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 22rem; margin: 12vh auto; padding: 0 1rem; color: #1b2430; }
  small { color: #6b7684; }
  .amount { font-size: 2rem; margin: .5rem 0; font-variant-numeric: tabular-nums; }
  button { width: 100%; padding: .7rem; margin: .3rem 0; font: inherit; border: 1px solid #c5ccd5; border-radius: 6px; background: #fff; }
  .pay { background: #14539a; border-color: #14539a; color: #fff; }
</style>
<h1>${escape(title)}</h1>
${body}
<small>支付沙箱：不会扣款。Sandbox: no money moves.</small>
</html>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
