import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { expect, expectNoSidewaysScroll, test } from './market.js';
import { signIn } from './people.js';

const SERIOUS = new Set(['serious', 'critical']);
const PASSWORD = 'a long enough phrase';
const DELIVER_TO = {
  name: '李采购',
  phone: '13800138000',
  province: '湖南',
  city: '长沙',
  address: '星沙大道 1 号',
};

async function looked(page: Page, info: TestInfo, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => SERIOUS.has(impact ?? '')).map(({ id }) => id)).toEqual([]);
  await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
}

test('a seller grants terms; the buyer puts an order on account, has the goods, and pays', async ({
  page,
  market,
  request,
}, info) => {
  const { at, t, mark, visit } = market;
  const ask = async (who: string, method: 'get' | 'post', path: string, data?: unknown) => {
    const answer = await request[method](`/api/v1${path}`, {
      data,
      headers: { ...(who && { authorization: `Bearer ${who}` }), 'idempotency-key': randomUUID() },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const email = `${mark}-credit@example.test`;
  const name = `赊购企业 ${mark}`;
  const organisation = { kind: 'buyer', name, province: '湖南' };
  const person = { email, password: PASSWORD, name: '李采购', organisation };
  const { accessToken: buyer } = await ask('', 'post', '/auth/register', person);
  const { accessToken: seller } = await ask('', 'post', '/auth/login', {
    email: 'seller@demo.local',
    password: 'bearing-demo-2026',
  });
  const listing = await ask(seller, 'post', '/seller/listings', {
    designation: '6205-2RS',
    brand: mark,
    priceBreaks: [{ minQuantity: 1, unitPrice: '3.85' }],
    moq: 1,
    orderMultiple: 1,
    stock: 1000,
    leadTimeDays: 2,
    shipFrom: { province: '山东', city: '聊城' },
  });
  const lines = [{ listingId: listing.id, sellerId: listing.seller.id, quantity: 100 }];
  const checkout = await ask(buyer, 'post', '/orders', { lines, deliverTo: DELIVER_TO });
  const [order] = checkout.orders;

  await test.step('grants', async () => {
    const shop = await visit();
    await signIn(shop, market, 'seller');
    await shop.goto(at('/seller/credit'));
    await shop.getByLabel(t('orders.credit.buyer')).selectOption({ label: name });
    await shop.getByLabel(t('orders.credit.limit')).fill('5000');
    await shop.getByRole('button', { name: t('orders.credit.grant') }).click();
    await expect(shop.getByRole('status').first()).toHaveText(t('common.flash.creditGranted'));
    await expect(shop.getByRole('heading', { level: 1 })).toHaveText(name);
    await looked(shop, info, 'customer');
    await shop.goto(at('/seller/credit'));
    await looked(shop, info, 'customers');
  });

  await test.step('puts it on account', async () => {
    await page.goto(at('/login'));
    const main = page.getByRole('main');
    await main.getByLabel(t('identity.email')).fill(email);
    await main.getByLabel(t('identity.password')).fill(PASSWORD);
    await main.getByRole('button', { name: t('common.signIn') }).click();
    await expect(page).not.toHaveURL(/\/login/);
    await page.goto(at(`/checkouts/${checkout.id}`));
    await looked(page, info, 'till');
    await page.getByRole('button', { name: t('orders.credit.put') }).click();
    await expect(page.getByRole('main')).toContainText(t('orders.credit.done'));
    await page.goto(at(`/orders/${order.id}`));
    await expect(page.getByRole('main')).toContainText(t('orders.credit.net', { days: 30 }));
  });

  await ask(seller, 'post', `/orders/${order.id}/accept`);
  await ask(seller, 'post', `/orders/${order.id}/ship`, { carrier: '德邦', trackingNumber: 'DB12345678' });
  await ask(buyer, 'post', `/orders/${order.id}/confirm-receipt`);

  await test.step('pays what is due', async () => {
    await page.goto(at(`/orders/${order.id}`));
    await looked(page, info, 'order');
    await page.goto(at('/credit'));
    await looked(page, info, 'on account');
    await page.getByRole('row').filter({ hasText: listing.seller.name }).getByRole('link').first().click();
    await looked(page, info, 'what is owed');
    await page.getByRole('main').getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('orders.credit.repayment'));
    await page.locator('button[value=pay]').click();
    await expect(page.getByRole('main')).toContainText(t('orders.credit.repaid'));
    await looked(page, info, 'paid');
  });
});
