import { expect, expectSound, test } from './market.js';
import { signIn } from './people.js';

test('a buyer weighs what matters, sees where the points come from, and buys; a seller sees its record', async ({
  page,
  market,
}) => {
  const { at: here, t, visit } = market;
  await page.goto(here('/parts/6205-2RS?quantity=20'));
  await page.getByRole('link', { name: t('sourcing.match.open') }).click();
  const main = page.getByRole('main');
  await expect(main.getByLabel(t('sourcing.match.part'), { exact: true })).toHaveValue('6205-2RS');
  await main.getByLabel(t('sourcing.province')).selectOption('四川');
  for (const part of ['fit', 'leadTime', 'cover', 'reliability', 'distance', 'green'] as const)
    await main.getByRole('slider', { name: t(`sourcing.match.parts.${part}`) }).fill('0');
  await main.getByRole('button', { name: t('sourcing.match.find') }).click();
  expect(new URL(page.url()).searchParams.get('leadTime')).toBe('0');
  const places = main.locator('ol > li');
  const [best] = await places.all();
  await expect(best!).toContainText(t('sourcing.match.parts.price'));
  await expect(best!.getByText('100 / 100')).toBeVisible();
  const totals = await places.locator('.num > .strong').allTextContents();
  const [first, second] = totals.map((text) => Number(text.replace(/[^\d.]/g, '')));
  expect(first).toBeLessThanOrEqual(second!);
  await expectSound(page);
  await best!.getByRole('button', { name: t('sourcing.match.add') }).click();
  await expect(page.getByRole('status')).toHaveText(t('common.flash.cartAdded'));

  const seller = await visit();
  await signIn(seller, market, 'seller');
  await seller.getByRole('link', { name: t('sourcing.record.title') }).click();
  await expect(seller.getByRole('heading', { name: t('sourcing.record.kind.dispatch') })).toBeVisible();
  await expect(seller.getByRole('main')).toContainText(t('sourcing.record.decay_other', { count: 180 }));
  await expectSound(seller);
});
