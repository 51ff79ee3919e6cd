import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, type Market, test } from './market.js';
import { signIn } from './people.js';

const ADDRESS = {
  name: '李采购',
  phone: '13800138000',
  province: '湖南',
  city: '长沙',
  address: '星沙大道 1 号',
};

async function expectSound(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

/** An order of the demonstration's people for goods of which one is dearer by now and one is gone, by the API. */
async function orderedBefore(
  request: APIRequestContext,
  { mark }: Market,
): Promise<{ id: string; number: string }> {
  const ask = async (who: string, path: string, data: unknown = {}, method = 'post') => {
    const headers = { ...(who && { authorization: `Bearer ${who}` }), 'idempotency-key': randomUUID() };
    const answer = await request.fetch(`/api/v1${path}`, { method, data, headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const tokenOf = async (email: string): Promise<string> =>
    (await ask('', '/auth/login', { email, password: 'bearing-demo-2026' })).accessToken;
  const [buyer, seller] = [await tokenOf('buyer@demo.local'), await tokenOf('seller@demo.local')];
  const listed = (brand: string) =>
    ask(seller, '/seller/listings', {
      designation: '6205-2RS',
      brand,
      priceBreaks: [{ minQuantity: 1, unitPrice: '3.85' }],
      moq: 1,
      orderMultiple: 1,
      stock: 1000,
      leadTimeDays: 2,
      shipFrom: { province: '山东', city: '聊城' },
    });
  const listings = [await listed(mark), await listed(`${mark}B`)];
  const lines = listings.map(({ id, seller: { id: sellerId } }) => ({
    listingId: id,
    sellerId,
    quantity: 20,
  }));
  const { orders } = await ask(buyer, '/orders', { lines, deliverTo: ADDRESS });
  const [dearer, gone] = listings;
  await ask(
    seller,
    `/seller/listings/${dearer.id}`,
    { priceBreaks: [{ minQuantity: 1, unitPrice: '4.2' }] },
    'patch',
  );
  await ask(seller, `/seller/listings/${gone.id}/pause`);
  return orders[0];
}

test('an order is found, talked about, ordered again and kept as a list', async ({
  page: buyer,
  market,
  request,
  browser,
}, info) => {
  const { at, t } = market;
  const order = await orderedBefore(request, market);

  await test.step('the buyer finds it by an old number of the part, and takes the table along', async () => {
    await signIn(buyer, market, 'buyer');
    await buyer.goto(at('/orders'));
    await buyer.getByRole('searchbox', { name: t('orders.find.label') }).fill('180205');
    await buyer
      .getByRole('main')
      .getByRole('button', { name: t('common.search') })
      .click();
    await expect(buyer).toHaveURL(/q=180205/);
    await expectSound(buyer);
    const table = buyer.getByRole('link', { name: t('orders.find.table') });
    const csv = await buyer.request.get((await table.getAttribute('href'))!);
    expect(await csv.text()).toContain(`${order.number},`);
    await buyer.getByRole('link', { name: order.number }).click();
  });

  await test.step('writes to the seller, with a photograph and a paper', async () => {
    await buyer.getByLabel(t('orders.thread.toSeller')).fill('请按图\n倒角 0.5');
    await buyer.getByLabel(t('orders.thread.files')).setInputFiles([
      { name: 'ring.png', mimeType: 'image/png', buffer: await buyer.screenshot() },
      { name: 'drawing.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
    ]);
    await buyer.getByRole('button', { name: t('orders.thread.send') }).click();
    await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.messageSent'));
    const shown = buyer.getByRole('img', { name: 'ring.png' });
    await shown.scrollIntoViewIfNeeded();
    await expect(shown).not.toHaveJSProperty('naturalWidth', 0);
    await expect(buyer.getByRole('link', { name: 'drawing.pdf' })).toBeVisible();
    await expectSound(buyer);
    await info.attach('order', {
      body: await buyer.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await test.step('the seller sees that something is unread, and answers, without scripts', async () => {
    const { baseURL, locale, viewport } = info.project.use;
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL, locale, viewport });
    const seller = await context.newPage();
    await signIn(seller, market, 'seller');
    await seller.goto(at(`/seller/orders?q=${order.number}`));
    await seller.getByRole('link', { name: t('orders.unread_other', { count: 1 }) }).click();
    const said = seller.getByRole('listitem').filter({ hasText: '倒角 0.5' });
    await expect(said).toContainText(t('orders.thread.new'));
    await seller.getByLabel(t('orders.thread.toBuyer')).fill('可以，周五发货');
    await seller.getByRole('button', { name: t('orders.thread.send') }).click();
    await expect(seller.getByRole('listitem').filter({ hasText: '周五发货' })).toBeVisible();
    await context.close();
    await buyer.reload();
    await expect(buyer.getByRole('listitem').filter({ hasText: '倒角 0.5' })).toContainText(
      t('orders.thread.seen'),
    );
    await expect(buyer.getByRole('listitem').filter({ hasText: '周五发货' })).toBeVisible();
  });

  await test.step('the buyer keeps it as a list that remembers the seller', async () => {
    await buyer.getByText(t('orders.again.keep'), { exact: true }).first().click();
    await buyer.getByRole('button', { name: t('orders.again.keep') }).click();
    await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.listKept'));
    await expect(buyer.getByRole('row').filter({ hasText: market.mark }).first()).toBeVisible();
    await expect(buyer.getByRole('button', { name: t('sourcing.bom.anySeller') })).toHaveCount(2);
    await expectSound(buyer);
  });

  await test.step('and orders again what it is told has changed', async () => {
    await buyer.goto(at(`/orders/${order.id}`));
    await buyer.getByRole('link', { name: t('orders.again.button') }).click();
    const [dearer, gone] = [0, 1].map((place) => buyer.getByRole('main').getByRole('group').nth(place));
    await expect(dearer!).toContainText('4.20');
    await expect(gone!).toContainText(t('orders.again.change.gone'));
    await expect(dearer!.getByRole('checkbox')).toBeChecked();
    await expect(gone!.getByRole('checkbox')).not.toBeChecked();
    await expectSound(buyer);
    await info.attach('again', {
      body: await buyer.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
    await gone!.getByRole('checkbox').check();
    await buyer.getByRole('button', { name: t('orders.again.toCart') }).click();
    await expect(buyer).toHaveURL(/\/cart/);
    await expect(buyer.getByRole('main').getByRole('link', { name: '6205-2RS' })).toHaveCount(2);
  });
});
