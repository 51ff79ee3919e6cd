import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectSound, test } from './market.js';
import { placeOrder, signIn } from './people.js';

test('a buyer remits under a code; the statement pays the order, and what differs is shown', async ({
  page: buyer,
  market,
}, info) => {
  const { at, t, mark } = market;
  await signIn(buyer, market, 'buyer');
  await buyer.goto(at('/parts/6205-2RS'));
  await buyer
    .getByRole('button', { name: new RegExp(`^${t('listings.add')}`) })
    .first()
    .click();
  await buyer.getByRole('link', { name: t('orders.checkout') }).click();
  await placeOrder(buyer, market);
  await buyer.getByLabel(t('payments.method.bankTransfer')).check();
  await buyer.locator('form.pay button[value=pay]').click();

  const guide = buyer.getByRole('region', { name: t('payments.transfer.title') });
  await expect(guide).toContainText(/[2-9A-Z]{4}-[2-9A-Z]{4}/);
  await expectSound(buyer);
  await info.attach('till', { body: await buyer.screenshot({ fullPage: true }), contentType: 'image/png' });
  const text = (await guide.textContent()) ?? '';
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? '';
  const amount = /¥\s?([\d,.]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? '';

  const admin = await market.visit();
  await signIn(admin, market, 'admin');
  await admin.goto(at('/admin/bank'));
  const file = [
    '交易流水号,交易日期,金额,对方户名,对方账号,附言',
    `${mark}-1,2026-11-26,${amount},成都泵业有限公司,6222,${code}`,
    `${mark}-2,2026-11-26,1.00,成都泵业有限公司,6222,货款`,
    `${mark}-3,2026-13-26,1.00,成都泵业有限公司,6222,货款`,
  ].join('\n');
  await admin
    .getByLabel(t('payments.statement.file'))
    .setInputFiles({ name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(file) });
  await admin.getByRole('button', { name: t('payments.statement.send') }).click();
  await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.statementTaken'));
  await expect(async () => {
    await admin.reload();
    await expect(admin.getByRole('row').filter({ hasText: `${mark}-2` })).toContainText(
      t('payments.unmatched.reason.no_code'),
      { timeout: 500 },
    );
  }).toPass();

  await test.step('two persons send back what nobody could match', async () => {
    const second = await market.visit();
    await signIn(second, market, 'secondAdmin');
    await admin.getByLabel(`${mark}-2`).check();
    await admin.getByLabel(t('payments.match.code')).fill('7KQ2-M9XA');
    await admin.getByRole('button', { name: t('payments.match.proposePay') }).click();
    await expect(admin.getByLabel(t('payments.match.code'))).toHaveAttribute('aria-invalid', 'true');
    await expect(admin.getByLabel(`${mark}-2`)).toBeChecked();
    await admin.getByRole('button', { name: t('payments.match.proposeReturn') }).click();
    await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.matchProposed'));
    const proposal = (page: Page) =>
      page
        .getByRole('row')
        .filter({ hasText: `${mark}-2` })
        .filter({ hasText: t('payments.match.returns') });
    await expect(proposal(admin)).toContainText(t('payments.fourEyes'));
    await expect(proposal(admin).getByRole('button', { name: t('payments.match.confirm') })).toHaveCount(0);
    await expectSound(admin);
    await info.attach('desk', { body: await admin.screenshot({ fullPage: true }), contentType: 'image/png' });
    await second.goto(at('/admin/bank'));
    await proposal(second)
      .getByRole('button', { name: t('payments.match.confirm') })
      .click();
    await expect(second.getByRole('status').first()).toHaveText(t('common.flash.matchConfirmed'));

    await admin.goto(at('/admin/bank/payments'));
    await admin.getByRole('button', { name: t('payments.batch.make') }).click();
    await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.batchMade'));
    await second.goto(at('/admin/bank/payments'));
    for (const [act, flash] of [
      ['approve', 'batchApproved'],
      ['export', 'batchExported'],
    ] as const) {
      await second
        .getByRole('button', { name: t(`payments.batch.${act}`) })
        .first()
        .click();
      await expect(second.getByRole('status').first()).toHaveText(t(`common.flash.${flash}`));
    }
    const download = second.waitForEvent('download');
    await second
      .getByRole('link', { name: t('payments.batch.download') })
      .first()
      .click();
    const path = await (await download).path();
    expect(readFileSync(path, 'utf8')).toContain('成都泵业有限公司');
    await second.getByRole('link', { name: t('payments.remittance.state.exported') }).click();
    await second
      .getByRole('button', { name: t('payments.remittance.paid') })
      .first()
      .click();
    await expect(second.getByRole('status').first()).toHaveText(t('common.flash.remittanceNoted'));
    await second.goto(at('/admin/bank/payments?state=paid'));
    await expectSound(second);
    await info.attach('payments', {
      body: await second.screenshot({ fullPage: true }),
      contentType: 'image/png',
    });
  });

  await expect(async () => {
    await buyer.reload();
    await expect(buyer.getByText(t('orders.paidBody'))).toBeVisible({ timeout: 500 });
  }).toPass();
});
