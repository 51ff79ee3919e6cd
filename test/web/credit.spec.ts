import type { Page } from '@playwright/test';
import { expect, expectSeen, test } from './market.js';
import { ADDRESS, apiOf, signIn } from './people.js';

const PASSWORD = 'a long enough phrase';
test('a seller grants terms; the buyer puts an order on account, has the goods, and pays', async ({
  page,
  market,
  request,
}, info) => {
  const { at, t, mark, visit } = market;
  const { ask, tokenOf, list } = apiOf(request);
  const email = `${mark}-credit@example.test`;
  const name = `赊购企业 ${mark}`;
  const organisation = { kind: 'buyer', name, province: '湖南' };
  const person = { email, password: PASSWORD, name: '李采购', organisation };
  const { accessToken: buyer } = await ask('', '/auth/register', person);
  const seller = await tokenOf('seller');
  const listing = await list(seller, mark);
  const lines = [{ listingId: listing.id, sellerId: listing.seller.id, quantity: 100 }];
  const checkout = await ask(buyer, '/orders', { lines, deliverTo: ADDRESS });
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
    await expectSeen(shop, info, 'customer');
    await shop.goto(at('/seller/credit'));
    await expectSeen(shop, info, 'customers');
  });

  await test.step('puts it on account', async () => {
    await page.goto(at('/login'));
    const main = page.getByRole('main');
    await main.getByLabel(t('identity.email')).fill(email);
    await main.getByLabel(t('identity.password')).fill(PASSWORD);
    await main.getByRole('button', { name: t('common.signIn') }).click();
    await expect(page).not.toHaveURL(/\/login/);
    await page.goto(at(`/checkouts/${checkout.id}`));
    await expectSeen(page, info, 'till');
    await page.getByRole('button', { name: t('orders.credit.put') }).click();
    await expect(page.getByRole('main')).toContainText(t('orders.credit.done'));
    await page.goto(at(`/orders/${order.id}`));
    await expect(page.getByRole('main')).toContainText(t('orders.credit.net', { days: 30 }));
  });

  await ask(seller, `/orders/${order.id}/accept`);
  await ask(seller, `/orders/${order.id}/ship`, { carrier: '德邦', trackingNumber: 'DB12345678' });
  await ask(buyer, `/orders/${order.id}/confirm-receipt`);

  await test.step('pays what is due', async () => {
    await page.goto(at(`/orders/${order.id}`));
    await expectSeen(page, info, 'order');
    await page.goto(at('/credit'));
    await expectSeen(page, info, 'on account');
    await page.getByRole('row').filter({ hasText: listing.seller.name }).getByRole('link').first().click();
    await expectSeen(page, info, 'what is owed');
    await page.getByRole('main').getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('orders.credit.repayment'));
    await page.locator('button[value=pay]').click();
    await expect(page.getByRole('main')).toContainText(t('orders.credit.repaid'));
    await expectSeen(page, info, 'paid');
    await page.goto(at('/account'));
    const bought = page.getByRole('row').filter({ hasText: order.number });
    await expect(bought.first()).toContainText(listing.seller.name);
    await expectSeen(page, info, 'statement of account');
  });

  await test.step('what the seller owes the market of it is given up by two', async () => {
    const [one, two] = [await visit(), await visit()];
    await signIn(one, market, 'admin');
    await one.goto(at('/admin/bank/debts'));
    const debt = one
      .getByRole('row')
      .filter({ hasText: listing.seller.name })
      .filter({ hasText: t('payments.debt.account.bank_payable') });
    await debt.getByText(t('payments.debt.propose'), { exact: true }).click();
    const reason = debt.getByLabel(t('payments.debt.reason'));
    for (const words of ['?', `无人应答 ${mark}`]) {
      await reason.fill(words);
      await debt.locator('button[value=propose]').click();
      if (words === '?') await expect(reason).toHaveAttribute('aria-invalid', 'true');
    }
    await expect(one.getByRole('status').first()).toHaveText(t('common.flash.writeOffProposed'));
    const proposal = (by: Page) => by.getByRole('row').filter({ hasText: mark });
    await expect(proposal(one)).toContainText(t('payments.fourEyes'));
    await expectSeen(one, info, 'debts');
    await signIn(two, market, 'secondAdmin');
    await two.goto(at('/admin/bank/debts'));
    await proposal(two)
      .getByRole('button', { name: t('payments.debt.confirm') })
      .click();
    await expect(two.getByRole('status').first()).toHaveText(t('common.flash.writeOffConfirmed'));
    await expect(proposal(two).getByRole('button')).toHaveCount(0);
  });
});
