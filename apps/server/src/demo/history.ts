import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_LOGINS, DEMO_PASSWORD } from './accounts.js';

/** How far each of the demonstration's trades has come. */
const TRADES = [
  { lines: 2, acts: ['pay', 'accept', 'ship', 'confirm-receipt'] },
  { lines: 1, acts: ['pay', 'accept', 'ship', 'confirm-receipt'] },
  { lines: 3, acts: ['pay', 'accept', 'ship', 'confirm-receipt'] },
  { lines: 1, acts: ['pay', 'reject'] },
  { lines: 2, acts: ['pay', 'accept', 'ship'] },
  { lines: 1, acts: ['pay', 'accept'] },
  { lines: 2, acts: ['pay'] },
  { lines: 1, acts: ['pay'] },
] as const;

type Act = (typeof TRADES)[number]['acts'][number];

const DELIVER_TO = {
  name: '李采购',
  phone: '13800000000',
  province: '四川',
  city: '成都',
  address: '示例路 1 号（演示）',
};

interface Listed {
  id: string;
  moq: number;
  available: number;
  seller: { id: string };
}

interface Placed {
  id: string;
  orders: { id: string }[];
}

/** The demonstration's buyer and seller trade a little, through the market's own HTTP and nothing else, so that no page is empty. */
export async function tradeALittle(app: NestFastifyApplication): Promise<void> {
  await app.init();
  const buyer = await signIn(app, DEMO_LOGINS.buyer);
  const seller = await signIn(app, DEMO_LOGINS.seller);
  await openPayoutAccount(app, seller);
  const { items } = await seller<{ items: Listed[] }>('GET', 'seller/listings?state=live&limit=100');
  const goods = items.filter(({ moq, available }) => available >= moq);
  let next = 0;
  for (const { lines, acts } of TRADES) {
    const wanted = goods.slice(next, next + lines);
    next += lines;
    if (wanted.length < lines) return;
    const checkout = await buyer<Placed>('POST', 'orders', {
      lines: wanted.map(({ id, seller: { id: sellerId }, moq }) => ({
        listingId: id,
        sellerId,
        quantity: moq,
      })),
      deliverTo: DELIVER_TO,
    });
    for (const act of acts) await carryOut(act, checkout, { buyer, seller });
  }
}

/** On the sandbox's page, as a person would. */
async function openPayoutAccount(app: NestFastifyApplication, seller: Ask): Promise<void> {
  const { url } = await seller<{ url: string }>('POST', 'seller/payout-account/onboarding', {});
  await app.inject({ method: 'POST', url: new URL(url).pathname });
}

type Ask = <Answer>(method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>;

async function carryOut(
  act: Act,
  checkout: Placed,
  { buyer, seller }: { buyer: Ask; seller: Ask },
): Promise<void> {
  if (act === 'pay') {
    await buyer('POST', `checkouts/${checkout.id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
    return;
  }
  const body = {
    accept: {},
    reject: { reason: '该规格本周停产，抱歉' },
    ship: { carrier: '德邦', trackingNumber: `DEMO${checkout.id.slice(-8)}` },
    'confirm-receipt': {},
  }[act];
  const ask = act === 'confirm-receipt' ? buyer : seller;
  for (const { id } of checkout.orders) await ask('POST', `orders/${id}/${act}`, body);
}

async function signIn(app: NestFastifyApplication, email: string): Promise<Ask> {
  const anyone = speak(app, {});
  const { accessToken } = await anyone<{ accessToken: string }>('POST', 'auth/login', {
    email,
    password: DEMO_PASSWORD,
  });
  return speak(app, { authorization: `Bearer ${accessToken}` });
}

function speak(app: NestFastifyApplication, identity: Record<string, string>): Ask {
  return async <Answer>(method: 'GET' | 'POST', path: string, body?: object) => {
    const { statusCode, payload } = await app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: { ...identity, ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }) },
      ...(body && { payload: body }),
    });
    if (statusCode >= 300) throw new Error(`${method} ${path} answered ${statusCode}: ${payload}`);
    return JSON.parse(payload) as Answer;
  };
}
