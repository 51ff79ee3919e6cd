import type { APIRequestContext } from '@playwright/test';
import { expect, expectSound, type Market, test } from './market.js';
import { ADDRESS, apiOf, signIn } from './people.js';

/** An order of the demonstration's people for goods of which one is dearer by now and one is gone, by the API. */
async function orderedBefore(
  request: APIRequestContext,
  { mark }: Market,
): Promise<{ id: string; number: string }> {
  const { ask, tokenOf, list } = apiOf(request);
  const [buyer, seller] = [await tokenOf('buyer'), await tokenOf('seller')];
  const listings = [await list(seller, mark), await list(seller, `${mark}B`)];
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

  await test.step('what was written survives the loss of the network, and of the session', async () => {
    const words = buyer.getByLabel(t('orders.thread.toSeller'));
    const send = buyer.getByRole('button', { name: t('orders.thread.send') });
    await words.fill('请按图\n倒角 0.5');
    await buyer.context().setOffline(true);
    await send.click();
    await expect(buyer.getByRole('alert')).toHaveText(t('common.offline'));
    await buyer.context().setOffline(false);
    await buyer.context().clearCookies({ name: 'session' });
    await send.click();
    await expect(buyer).toHaveURL(/\/login/);
    await signIn(buyer, market, 'buyer');
    await expect(words).toHaveValue('请按图\n倒角 0.5');
  });

  await test.step('writes to the seller, with a photograph and a paper', async () => {
    await buyer.getByLabel(t('orders.thread.files')).setInputFiles([
      { name: 'ring.png', mimeType: 'image/png', buffer: await buyer.screenshot() },
      {
        name: 'drawing.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7\n'.padEnd(1_500_000)),
      },
    ]);
    await buyer.getByRole('button', { name: t('orders.thread.send') }).click();
    await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.messageSent'));
    const shown = buyer.getByRole('img', { name: 'ring.png' });
    await shown.scrollIntoViewIfNeeded();
    await expect(shown).toHaveJSProperty('naturalWidth', 480);
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
