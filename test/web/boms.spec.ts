import { expect, expectSound, pasteInto, test } from './market.js';
import { signIn } from './people.js';

test('a list is pasted into the one box, settled line by line, and put into the cart', async ({
  page,
  market,
}) => {
  const { at: here, t, mark } = market;
  await page.goto(here('/'));
  const list = `6205-2RS\t10\n7205\t20\n${mark}-?\t3\n6204-2RS\t-5\n51105\t9000000`;
  await page.evaluate(pasteInto('main input[type=search]', list));
  await page.waitForURL(/\/login/);
  await signIn(page, market, 'buyer');
  const paste = page.getByLabel(t('sourcing.bom.paste'));
  await expect(paste).toHaveValue(/7205\t20/);
  await expectSound(page);
  await page.getByRole('button', { name: t('sourcing.bom.read') }).click();

  const row = (text: string) => page.getByRole('row').filter({ hasText: text });
  await expect(row('7205')).toContainText(t('sourcing.bom.ask.ambiguous'));
  await expect(row(mark)).toContainText(t('sourcing.bom.ask.none'));
  await expect(row('6204-2RS').getByRole('spinbutton')).toHaveAttribute('aria-invalid', 'true');
  await expectSound(page);
  await row('7205')
    .getByRole('button', {
      name: t('sourcing.bom.choose', { designation: '7205AC', text: '7205' }),
      exact: true,
    })
    .click();
  await expect(row('7205').getByRole('link', { name: '7205AC', exact: true })).toBeVisible();
  const quantity = row('6204-2RS').getByRole('spinbutton');
  await quantity.fill('12');
  await quantity.blur();
  await expect(quantity).not.toHaveAttribute('aria-invalid', 'true');
  await expect(quantity).toHaveValue('12');
  await expectSound(page);

  await page.getByRole('link', { name: t('sourcing.plan.open') }).click();
  const ways = page.getByRole('table').getByRole('row');
  await expect(ways).toHaveCount(5);
  await expect(page.getByText(t('sourcing.plan.solving'))).toHaveCount(0);
  await expectSound(page);
  await page.getByLabel(t('sourcing.plan.province')).selectOption('四川');
  await page.getByLabel(t('sourcing.plan.mixedLots')).check();
  await page.getByText(t('sourcing.rules.from')).click();
  for (const province of ['山东', '河北']) await page.getByRole('checkbox', { name: province }).check();
  await page.getByRole('button', { name: t('sourcing.plan.make') }).click();
  await expect(page).toHaveURL(/mixedLots=true/);
  await expect(page.getByText(t('sourcing.plan.solving'))).toHaveCount(0);
  await expect(page).toHaveURL(/from=[^&]+&.*from=/);
  await expect(ways.nth(1)).toContainText(t('sourcing.plan.strategy.cheapest'));
  await expect(page.locator('[data-answer] [role=status]')).toContainText('%');
  await expectSound(page);
  await page
    .getByRole('link', { name: t('sourcing.plan.askForThese_other', { count: 1 }) })
    .first()
    .click();
  await expect(page.getByRole('checkbox', { name: '51105' })).toBeChecked();
  await expect(page.getByLabel(t('sourcing.bom.quantityOf', { text: '51105' }))).toHaveValue(/^8\d{6}$/);
  await expect(page.getByLabel(t('sourcing.province'))).toHaveValue('四川');
  await expectSound(page);
  await page.goBack();
  await page.locator('button[value="cheapest"]').click();
  await expect(page).toHaveURL(/\/cart\b/);
  await expect(page.getByRole('main')).toContainText('6205-2RS');
  await expect(page.getByRole('main')).toContainText('6204-2RS');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a file is sent by a link from home, and the rest is asked of the makers', async ({
    page,
    market,
  }) => {
    const { at: here, t, mark } = market;
    await page.goto(here('/'));
    await page.getByRole('link', { name: t('sourcing.bom.fromHome') }).click();
    await signIn(page, market, 'buyer');
    await page.getByLabel(t('sourcing.bom.file'), { exact: true }).setInputFiles({
      name: `${mark}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`品名,数量,规格型号\n,30,6205-2RS\n,40,${mark} 25*52*16.5\n`),
    });
    await page.getByRole('button', { name: t('sourcing.bom.send') }).click();
    await expect(page.getByRole('heading', { name: mark, exact: true })).toBeVisible();
    await page.getByRole('link', { name: t('sourcing.plan.open') }).click();
    await expect(page).toHaveURL(/solved=1/);
    await expect(page.locator('button[value="cheapest"]')).toBeVisible();
    await page.goto(here('/boms'));
    await page.getByRole('link', { name: mark, exact: true }).click();
    await page.locator('button[value="ask"]').click();
    await expect(page.getByRole('status')).toHaveText(t('common.flash.requestLeft'));
    await expect(page.getByRole('listitem').filter({ hasText: mark }).first()).toContainText('40');
  });
});
