import { at, expect, expectNoSidewaysScroll, expectSound, LANGUAGES, test, wordsOf } from './market.js';

const LIST = '/parts?type=deep_groove_ball&boreMin=20&boreMax=30';

for (const language of LANGUAGES) {
  const t = wordsOf(language);

  test(`${language}: boxes, limits and my quantity narrow the list, and stand in its address`, async ({
    page,
  }) => {
    await page.goto(at(language, LIST));
    const total = async () =>
      Number((await page.locator('.page-head [role=status]').innerText()).replaceAll(/\D/g, ''));
    const all = await total();
    const panel = page.locator('.side');
    if (!(await page.getByLabel(t('search.inStock')).isVisible()))
      await panel.locator('summary').first().click();
    await page.getByLabel(t('search.inStock')).check();
    await expect(page).toHaveURL(/inStock=true/);
    await page
      .getByRole('textbox', { name: t('words.dimension.outside') + ' ' + t('search.max') })
      .fill('52');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/outsideMax=52/);
    await page.getByLabel(t('search.quantity'), { exact: true }).fill('1000');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/quantity=1000/);
    expect(await total()).toBeLessThan(all);
    await expect(page.getByRole('table')).toContainText(t('search.fromQuantity', { quantity: 1000 }));
    await page.getByLabel(t('search.buyerIn')).selectOption('四川');
    await expect(page).toHaveURL(/from=/);
    await page.getByLabel(t('search.sort'), { exact: true }).selectOption('distance');
    await expect(page).toHaveURL(/sort=distance/);
    await expectNoSidewaysScroll(page);
  });
}

test('what contradicts itself is said, and nothing that was typed is lost', async ({ page, market }) => {
  const response = await page.goto(market.at('/parts?boreMin=30&boreMax=20&seal=open'));
  expect(response?.status()).toBe(200);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('.facets [name=boreMin]')).toHaveValue('30');
  await expect(page.getByRole('table')).toBeVisible();
});

test('parts are picked and compared by the keyboard alone', async ({ page, market: { at: here, t } }) => {
  await page.goto(here(LIST));
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox').first()).toBeFocused();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/compare=/);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/compare=[^&]+&compare=/);
  await page.getByRole('link', { name: t('search.compareNow') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('search.compareTitle'));
  await expect(page.getByRole('columnheader')).toHaveCount(2);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('parts are narrowed, picked, compared and taken along', async ({ page, market: { at: here, t } }) => {
    await page.goto(here(`${LIST}&radialKn=1&speedRpm=1000&hours=5000`));
    await page
      .getByRole('link', { name: t('search.compareThis', { designation: '6205-2RS' }), exact: true })
      .click();
    await page
      .getByRole('link', { name: t('search.compareThis', { designation: '6305-2RS' }), exact: true })
      .click();
    await page.getByRole('link', { name: t('search.compareNow') }).click();
    await expect(page.getByRole('row', { name: new RegExp(`^D.*${t('search.differs')}`) })).toContainText(
      '62',
    );
    await expect(page.getByRole('row', { name: /^d mm/ })).not.toContainText(t('search.differs'));
    await page.goBack();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: t('search.csv') }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('bearings.csv');
  });
});

test(
  'nothing serious hinders people on a long list and on a comparison',
  { tag: '@phone' },
  async ({ page, market }) => {
    for (const path of [
      `${LIST}&compare=6205&compare=6205-2RS&quantity=100`,
      '/compare?part=6205&part=NU205&part=6305&quantity=100',
    ]) {
      await page.goto(market.at(path));
      await expectSound(page);
    }
  },
);
