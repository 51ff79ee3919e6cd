import { at, expect, expectNoSidewaysScroll, expectSound, LANGUAGES, test, wordsOf } from './market.js';

const QUERY = '6205-2RS 500个 单价99元以内 山东 厂家直销';

for (const language of LANGUAGES) {
  const t = wordsOf(language);
  const readings = {
    zh: {
      quantity: '数量 500 个',
      price: '单价 99 元以内',
      place: '从山东发货',
      text: '未识别，按文字搜索“厂家直销”',
    },
    en: {
      quantity: 'quantity 500',
      price: 'unit price ¥99 or less',
      place: 'ships from Shandong',
      text: 'not understood, searched as text: “厂家直销”',
    },
  }[language];

  test(`${language}: every piece of a query is a chip that takes that piece away, by key or click`, async ({
    page,
  }) => {
    await page.goto(at(language, `/parts?q=${encodeURIComponent(QUERY)}`));
    const chips = page.locator('.chips');
    for (const reading of Object.values(readings)) await expect(chips).toContainText(reading);
    await expect(chips.locator('.unread')).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await chips.getByRole('link', { name: readings.text }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === '6205-2RS 500个 单价99元以内 山东');
    await expect(chips.locator('.unread')).toHaveCount(0);
    await chips.getByRole('link', { name: readings.price }).click();
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === '6205-2RS 500个 山东');
    await expect(page.getByRole('table')).toContainText('6205-2RS');
  });

  test(`${language}: where nothing is found, what comes near says how it differs`, async ({ page }) => {
    await page.goto(at(language, `/parts?q=${encodeURIComponent('25*52*16.5 圆锥滚子 密封')}`));
    await expect(page.getByText(t('search.nothingTitle'), { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: t('search.nearTitle') })).toBeVisible();
    const first = page.locator('.near > li').first();
    await expect(first).toContainText(
      language === 'zh' ? /宽[大小] [\d.]+ mm/ : /width [\d.]+ mm (larger|smaller)/,
    );
    await expectSound(page);
    await first.getByRole('link').click();
    await expect(page).toHaveURL(/\/parts\/./);
  });

  test(`${language}: the box offers parts, types and brands, by the keyboard`, async ({ page }) => {
    await page.goto(at(language, '/'));
    const box = page
      .getByRole('main')
      .getByRole('searchbox')
      .or(page.getByRole('main').getByRole('combobox'));
    const options = page.getByRole('option');
    await box.pressSequentially('180205');
    await expect(options.first()).toContainText('6205-2RS');
    await box.fill('圆锥');
    await expect(options.filter({ hasText: t('search.suggestedType') }).first()).toBeVisible();
    await box.press('ArrowDown');
    await box.press('Enter');
    await expect(page).toHaveURL(/type=tapered_roller/);
    await page.goto(at(language, '/'));
    await box.fill('哈轴');
    await expect(options.filter({ hasText: 'HRB' })).toBeVisible();
    await box.press('Escape');
    await expect(options).toHaveCount(0);
  });
}
