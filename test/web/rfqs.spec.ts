import { expect, expectSound, pasteInto, test } from './market.js';
import { ADDRESS, apiOf, signIn } from './people.js';

test(
  'parts are asked for, quoted in a minute under seal, compared and awarded into an order',
  { tag: '@phone' },
  async ({ page, market }) => {
    const { at: here, t, mark, visit } = market;
    const login = await page.request.post('/api/v1/auth/login', {
      data: { email: 'seller@demo.local', password: 'bearing-demo-2026' },
    });
    const { id: sellerId } = (await login.json()).me.organisation;
    await page.goto(here(`/rfqs/new?text=6206-2Z&quantity=300&seller=${sellerId}`));
    await signIn(page, market, 'buyer');
    const form = page.getByRole('main');
    await expect(form.getByLabel(t('sourcing.rfq.what'))).toHaveValue('6206-2Z 300');
    await form.getByLabel(t('sourcing.province')).selectOption('四川');
    await form.getByLabel(t('sourcing.rfq.inviteBest')).fill('0');
    await form.getByLabel(t('sourcing.rfq.name')).fill(`询价 ${mark}`);
    await expectSound(page);
    await form.getByRole('button', { name: t('sourcing.rfq.open') }).click();
    await expect(page.getByRole('status').first()).toContainText(t('common.flash.rfqOpened'));
    const address = page.url();

    const seller = await visit();
    await seller.goto(here('/seller/rfqs'));
    await signIn(seller, market, 'seller');
    await seller.goto(here('/seller/rfqs'));
    await seller.getByText(t('sourcing.rfq.subscribe'), { exact: true }).click();
    const family = t('words.family.deep_groove_ball');
    await seller.getByLabel(family, { exact: true }).check();
    await seller.getByLabel(t('sourcing.rfq.subscribeSeries', { family }), { exact: true }).fill('62 999');
    await seller.getByLabel(t('sourcing.rfq.subscribeTo', { family }), { exact: true }).fill('60');
    await expectSound(seller);
    const save = seller.getByRole('button', { name: t('sourcing.rfq.subscribeNow') });
    await save.click();
    // What is wrong with it is said, and nothing typed is lost.
    await expect(seller.getByRole('alert')).toBeVisible();
    await seller.getByLabel(t('sourcing.rfq.subscribeSeries', { family }), { exact: true }).fill('62 63');
    await save.click();
    await expect(seller.getByRole('status').first()).toContainText(t('common.flash.rfqSubscribed'));
    await seller.getByRole('link', { name: `询价 ${mark}` }).click();
    const field = (name: string) => seller.getByLabel(t(`sourcing.rfq.field.${name}`, { line: 1 }));
    const block = `B${mark}\t300\t3.9\t5\tL-2401\r\nX\t1\t1\t1\t\r\n`;
    const pasted = seller.getByRole('status').filter({ hasText: t('sourcing.rfq.unpaste') });
    await expect(field('prices')).toBeVisible();
    // What the page does not listen for yet is lost.
    await expect(async () => {
      await seller.evaluate(pasteInto('input[name^="brand."]', block));
      await expect(pasted).toBeVisible({ timeout: 500 });
    }).toPass();
    await pasted.getByRole('button').click();
    await expect(field('lot')).toHaveValue('');
    await seller.evaluate(pasteInto('input[name^="brand."]', block));
    await expect(field('prices')).toHaveValue('3.9');
    await expect(field('lot')).toHaveValue('L-2401');
    await field('prices').press('Enter');
    await expectSound(seller);
    await seller.getByRole('button', { name: t('sourcing.rfq.sendQuote') }).click();
    await expect(seller.getByRole('status').first()).toContainText(t('common.flash.quoteSent'));

    await page.goto(address);
    await page.getByText(t('sourcing.rfq.story'), { exact: true }).click();
    await expect(page.getByText(/您指定的卖家|Named by you/)).toBeVisible();
    await expect(page.getByText(t('sourcing.rfq.sealed'))).toBeVisible();
    await expect(page.getByText('3.9')).toHaveCount(0);
    await expectSound(page);
    await page.getByRole('button', { name: t('sourcing.rfq.openEarly') }).click();
    const cell = page.getByRole('cell').filter({ hasText: `B${mark}` });
    await expect(cell).toContainText(t('sourcing.rfq.cheapest'));
    await expect(cell.getByRole('spinbutton')).toHaveValue('300');
    await expectSound(page);
    await form.getByLabel(t('orders.contact')).fill('王芳');
    await form.getByLabel(t('orders.phone')).fill('13800000000');
    await form.getByLabel(t('orders.city')).fill('成都');
    await form.getByLabel(t('orders.address')).fill('天府大道 1 号');
    await form.getByRole('button', { name: t('sourcing.rfq.awardNow'), exact: true }).click();
    await expect(page).toHaveURL(/\/checkouts\//);
    await expect(page.getByRole('main')).toContainText('× 300');

    await seller.goto(here('/seller/rfqs?folder=ended'));
    await expect(seller.getByRole('listitem').filter({ hasText: mark })).toContainText(
      t('sourcing.rfq.quote.awarded'),
    );
  },
);

test('what a workshop declines is had of others by one button', async ({ page, market }) => {
  const { at: here, t, mark } = market;
  const { ask, list, tokenOf } = apiOf(page.request);
  const [buyer, seller] = [await tokenOf('buyer'), await tokenOf('seller')];
  const listing = await list(seller, `R${mark}`);
  const { id: sellerId } = (await ask(seller, '/me', {}, 'get')).organisation;
  const lines = [{ listingId: listing.id, sellerId, quantity: 20 }];
  const placed = await ask(buyer, '/orders', { lines, deliverTo: ADDRESS });
  await ask(buyer, `/checkouts/${placed.id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
  const [order] = placed.orders;
  await ask(seller, `/orders/${order.id}/reject`, { reason: '停机' });

  await page.goto(here(`/orders/${order.id}`));
  await signIn(page, market, 'buyer');
  await expect(page.getByText(t('orders.repair.lacks', { pieces: 20 }))).toBeVisible();
  await page.getByRole('link', { name: t('orders.repair.open') }).click();
  await expect(page.getByRole('row', { name: t('orders.repair.total') })).toContainText('¥');
  await expectSound(page);
  await page.locator('main form button.primary').click();
  await expect(page).toHaveURL(/\/checkouts\//);
  await expect(page.getByRole('status').first()).toContainText(t('common.flash.repairTaken'));
  await page.goto(here(`/orders/${order.id}/repair`));
  await expect(page.getByText(t('orders.repair.done'))).toBeVisible();
  await expectSound(page);
});
