import { expect, expectSound, test } from './market.js';
import { newFirm, registerSeller, signIn } from './people.js';

test('a new seller opens its payout account at the provider', async ({ page, market }, info) => {
  const { at, t, mark } = market;
  await registerSeller(page, market, newFirm(mark));
  await page.goto(at('/seller/money'));
  await expectSound(page);
  await info.attach('before', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  await page.getByRole('button', { name: t('payments.account.open') }).click();
  await page.getByRole('link', { name: t('payments.account.continue') }).click();
  await expect(page.getByText('external_account')).toBeVisible();
  await page.locator('#complete').click();
  // Back at the market's public address, under which this browser is not signed in.
  await expect(page).not.toHaveURL(/onboard/);
  await expect(async () => {
    await page.goto(at('/seller/money'));
    await expect(page.getByText(t('payments.account.state.ready'))).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('admins see the provider’s events, its disputes, whether the books agree, and what nobody offers', async ({
  page,
  market,
}, info) => {
  const { at, t } = market;
  await page.goto(at(`/parts?q=${encodeURIComponent('31*64.5*17.3 圆锥')}`));
  await signIn(page, market, 'admin');
  await page.goto(at('/admin/reconciliation'));
  await expectSound(page);
  await page.getByRole('button', { name: t('payments.reconciliation.run') }).click();
  await expect(
    page.getByText(
      new RegExp(`${t('payments.reconciliation.equal')}|${t('payments.reconciliation.differs')}`),
    ),
  ).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: t('payments.reconciliation.run') })).toBeVisible();
  await page.goto(at('/admin/statement'));
  await expect(page.getByRole('heading', { name: t('ledger.statement.market') })).toBeVisible();
  await expectSound(page);
  await page.goto(at('/admin/provider'));
  await page.getByRole('link', { name: t('payments.events.state.ignored') }).click();
  const event = page.getByRole('row').filter({ hasText: 'charge.succeeded' }).first();
  await expect(event).toBeVisible();
  await expectSound(page);
  await info.attach('events', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  await event.getByRole('button', { name: t('payments.events.replay') }).click();
  await expect(page.getByRole('status').first()).toHaveText(t('common.flash.eventReplayed'));
  await page.goto(at('/admin/mails'));
  await expect(page.getByText(t('notifications.undelivered.noServer'))).toBeVisible();
  await expect(async () => {
    await page.goto(at('/admin/lacking?kind=size&days=7'));
    const wanted = page.getByRole('row').filter({ hasText: '31×64.5×17.3' });
    await expect(wanted).toContainText(t('words.family.tapered_roller'), { timeout: 500 });
  }).toPass();
  await expectSound(page);
});
