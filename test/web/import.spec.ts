import { readFileSync } from 'node:fs';
import { expect, expectSound, pasteInto, test } from './market.js';
import { signIn } from './people.js';

test('a seller brings a list: columns, check, import, faults, and out again', async ({ page, market }) => {
  const { at, t, mark } = market;
  const brand = mark.toUpperCase();
  const list = [
    '轴承型号,谁家的,单价,起订量,库存',
    `6205-2RS,${brand},4.5,10,100`,
    `180206,${brand},5.2,10,50`,
    `6207,${brand},cheap,1,5`,
  ].join('\n');

  await signIn(page, market, 'seller');
  await page.goto(at('/seller/imports'));
  await page
    .getByLabel(t('listings.imports.file'), { exact: true })
    .setInputFiles({ name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expectSound(page);
  await page.getByRole('button', { name: t('listings.imports.send') }).click();

  await test.step('what is not recognised is named, and checked before anything changes', async () => {
    const columnOf = (header: string) =>
      page.getByLabel(t('listings.imports.columnOf', { header }), { exact: true });
    await expect(columnOf('轴承型号')).toHaveValue('designation');
    await columnOf('谁家的').selectOption('brand');
    await expectSound(page);
    await page.getByRole('button', { name: t('listings.imports.check'), exact: true }).click();
    await expect(page.getByText(t('listings.imports.stateText.checked'))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('row').filter({ hasText: 'cheap' }).first()).toContainText('4');
    await expectSound(page);
  });

  await test.step('the sound rows land', async () => {
    await page.getByRole('button', { name: t('listings.imports.apply'), exact: true }).click();
    await expect(page.getByText(t('listings.imports.stateText.applied'))).toBeVisible({ timeout: 30_000 });
    await page.goto(at(`/seller/listings?q=${brand}`));
    await expect(page.getByRole('row').filter({ hasText: brand })).toHaveCount(2);
  });

  await test.step('a block pasted into the sheet: what is sound lands and can be taken back, what is not stays and says why', async () => {
    await page.goto(at(`/seller/listings?q=${brand}&sheet=1`));
    const prices = page.getByRole('textbox', { name: t('listings.breakPrice') });
    const stocks = page.getByRole('textbox', { name: t('listings.stockCounted') });
    const before = await prices.first().inputValue();
    await page.evaluate(pasteInto('table.sheet input[data-price]', '4.8\t120\n0\t60\n'));
    await expect(stocks.last()).toHaveValue('60');
    await expectSound(page);
    await page.getByRole('button', { name: t('listings.saveChanges') }).click();
    const outcome = page.getByRole('alert');
    await expect(outcome).toContainText(t('listings.sheet.saved_other', { count: 1 }));
    await expect(prices.last()).toHaveAttribute('aria-invalid', 'true');
    await expect(prices.last()).toHaveValue('0');
    await outcome.getByRole('button', { name: t('listings.sheet.undo') }).click();
    await expect(prices.first()).toHaveValue(before);
  });

  await test.step('the form of a listing shows all that it has: saved again, it is the same', async () => {
    const open = async () => {
      await page.goto(at(`/seller/listings?q=${brand}`));
      await page.getByRole('row').filter({ hasText: '6206-2RS' }).getByRole('link').first().click();
    };
    const save = () => page.getByRole('button', { name: t('listings.saveChanges') }).click();
    await open();
    await page.getByRole('button', { name: t('listings.moreBreaks') }).click();
    for (const i of [2, 3, 4, 5]) {
      await page.getByLabel(`${t('listings.breakQuantity')} ${i}`).fill(`${i}００`);
      await page.getByLabel(`${t('listings.breakPrice')} ${i}`).fill(`4.${9 - i}`);
    }
    await page.getByLabel(t('words.feature.grease')).selectOption('wide_temp');
    await page.getByLabel(t('listings.perDay')).fill('80');
    await page.locator('[name=weekdays][value="6"]').uncheck();
    await expectSound(page);
    await save();
    await open();
    await page.getByLabel(t('listings.note')).fill(mark);
    await save();
    await expect(page.getByRole('status').first()).toHaveText(t('common.flash.listingSaved'));
  });

  await test.step('the export has them', async () => {
    await page.goto(at('/seller/imports'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('listings.imports.export') }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const row = text.split('\n').find((line) => line.startsWith(`6206-2RS,${brand}`));
    for (const cell of [
      '200:4.7; 300:4.6; 400:4.5; 500:4.4',
      t('words.value.wide_temp'),
      ',80,',
      ',12345,',
      mark,
    ])
      expect(row).toContain(cell);
  });

  await test.step('a lot is counted where it lies and gets its number, and the journal tells it', async () => {
    await page.goto(at(`/seller/listings?q=${brand}`));
    await page.getByRole('row').filter({ hasText: brand }).first().getByRole('link').first().click();
    await page.getByRole('link', { name: t('listings.stockPage.link') }).click();
    const lot = page.getByRole('listitem').filter({ has: page.getByLabel(t('listings.stockPage.what')) });
    await lot.getByRole('textbox', { name: t('listings.stockPage.pieces') }).fill('33');
    await lot.getByRole('button', { name: t('listings.stockPage.book') }).click();
    await expect(page.getByRole('status').first()).toHaveText(t('common.flash.stockBooked'));
    await expect(lot).toContainText('33');
    await lot.getByText(t('listings.stockPage.label')).click();
    await lot.getByLabel(t('listings.stockPage.lotNumber')).fill(mark);
    await expectSound(page);
    await lot.getByRole('button', { name: t('listings.stockPage.saveLabel') }).click();
    await expect(page.getByRole('cell', { name: mark }).first()).toBeVisible();
  });

  await test.step('a certificate is shown', async () => {
    await page.goto(at('/seller/certificates'));
    const main = page.getByRole('main');
    await main.getByLabel(t('identity.certificateNumber')).fill(mark);
    await main.getByLabel(t('identity.certificateIssuer')).fill('华北认证');
    await main.getByLabel(t('identity.certificateUntil')).fill('2099-12-31');
    await main.getByRole('button', { name: t('identity.sendCertificate') }).click();
    await expect(page.getByRole('listitem').filter({ hasText: mark })).toContainText(
      t('identity.certificateState.pending'),
    );
    await expectSound(page);
  });
});
