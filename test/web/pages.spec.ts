import type { Page } from '@playwright/test';
import {
  at,
  expect,
  expectNoSidewaysScroll,
  expectSound,
  type Language,
  LANGUAGES,
  test,
  wordsOf,
} from './market.js';

const TAGS = { zh: 'zh-CN', en: 'en' } as const;

/** What a stranger can open. */
const PUBLIC = [
  '/',
  '/parts',
  '/parts?q=180205',
  '/parts?type=tapered_roller&boreMin=30&boreMax=60',
  '/parts/6205-2RS',
  '/parts/NU205',
  '/parts/UCP205',
  '/select',
  '/select/shaft',
  '/cart',
  '/login',
  '/register?kind=seller',
  '/partner-api',
];

/** Named, described, in its language, with its twin, and no wider than the screen. */
async function expectWhole(page: Page, language: Language, path: string, baseURL = ''): Promise<string> {
  const t = wordsOf(language);
  await expect(page.locator('html')).toHaveAttribute('lang', TAGS[language]);
  await expect(page).toHaveTitle(new RegExp(t('common.site')));
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{20,}/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  const address = (of: Language) => new URL(at(of, path.split('?')[0] ?? ''), baseURL).href;
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', address(language));
  for (const each of LANGUAGES) {
    await expect(page.locator(`link[hreflang="${TAGS[each]}"]`)).toHaveAttribute('href', address(each));
  }
  return page.title();
}

for (const path of PUBLIC) {
  test(
    `${path} says what it is in both languages, and fits the screen`,
    { tag: '@phone' },
    async ({ page, baseURL }) => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      const chinese = await expectWhole(page, 'zh', path, baseURL);
      await page.getByRole('link', { name: wordsOf('zh')('common.otherLanguageLabel') }).click();
      await expect(page).toHaveURL(new URL(at('en', path), baseURL).href);
      const english = await expectWhole(page, 'en', path, baseURL);
      expect(english).not.toBe(chinese);
      await page.getByRole('link', { name: wordsOf('en')('common.otherLanguageLabel') }).click();
      await expect(page).toHaveURL(new URL(path, baseURL).href);
    },
  );
}

for (const language of LANGUAGES) {
  const t = wordsOf(language);

  test(`${language}: a result and its part can be told apart by their titles`, async ({ page }) => {
    const titles = new Set<string>();
    for (const path of ['/', '/parts', '/parts?q=180205', '/parts/6205-2RS', '/login']) {
      await page.goto(at(language, path));
      titles.add(await page.title());
    }
    expect(titles.size).toBe(5);
  });

  test.describe('what is not there', () => {
    test.use({ allowed: [/the server responded with a status of 404/] });

    test(`${language}: no such page is said, with a way on`, async ({ page }) => {
      const response = await page.goto(at(language, '/no-such-page'));
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.error.notFoundTitle'));
      await expectNoSidewaysScroll(page);
      await page.locator('#error-search').fill('6205');
      await page.locator('#error-search').press('Enter');
      await expect(page.getByRole('table')).toContainText('6205');
    });

    test(`${language}: no such part is told from no such page`, async ({ page }) => {
      const response = await page.goto(at(language, '/parts/NO-SUCH-BEARING'));
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.error.partNotFoundTitle'));
    });
  });
}

test('a stranger who asks for somebody’s file is sent to sign in, and nobody else notices', async ({
  request,
}) => {
  const file = '/orders/01a21b36-8d60-77fd-804f-bdeddb078ddb/contract.pdf';
  const answer = await request.get(file, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([
    302,
    `/login?next=${encodeURIComponent(file)}`,
  ]);
  const huge = { name: 'x', mimeType: 'text/plain', buffer: Buffer.alloc(1_500_000) };
  expect((await request.post('/login', { multipart: { file: huge } })).status()).toBe(413);
  for (const noForm of [
    {},
    { data: { email: 'x' } },
    { headers: { 'content-type': 'multipart/form-data' }, data: 'x' },
  ])
    expect((await request.post('/login', noForm)).status()).toBe(415);
  expect((await request.get('/login')).status()).toBe(200);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('search, part page and cart work', async ({ page, market: { at: here, t } }) => {
    await page.goto(here('/'));
    const main = page.getByRole('main');
    await main.getByRole('searchbox').fill('25×52×15');
    await main.getByRole('button', { name: t('common.search') }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByRole('link', { name: '6205-2RS', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('6205-2RS');
    await expect(page.getByRole('img', { name: /6205-2RS/ })).toBeVisible();
    await page.getByLabel(t('listings.myQuantity')).fill('50');
    await page.getByRole('button', { name: t('listings.compare') }).click();
    await expect(page).toHaveURL(/quantity=50/);
    await page
      .getByRole('button', { name: new RegExp(`^${t('listings.add')}`) })
      .first()
      .click();
    await expect(page.getByRole('status')).toHaveText(t('common.flash.cartAdded'));
    await expect(page.getByLabel(t('orders.quantityOf', { designation: '6205-2RS' }))).toHaveValue('50');
  });
});

test.describe('accessibility', () => {
  for (const path of [
    '/',
    '/parts?q=180205',
    '/parts/6205-2RS',
    '/cart',
    '/login',
    '/register?kind=seller',
    '/partner-api',
  ]) {
    test(`nothing serious is wrong on ${path}`, async ({ page, market }) => {
      await page.goto(market.at(path));
      await expectSound(page);
    });
  }

  test(
    'nothing serious is wrong on a cart with goods',
    { tag: '@phone' },
    async ({ page, market: { at: here, t } }) => {
      await page.goto(here('/parts/6205-2RS'));
      await page
        .getByRole('button', { name: new RegExp(`^${t('listings.add')}`) })
        .first()
        .click();
      await expect(page.getByRole('status')).toHaveText(t('common.flash.cartAdded'));
      await expectSound(page);
    },
  );
});
