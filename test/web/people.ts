import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { Market } from './market.js';

const PASSWORD = 'bearing-demo-2026';
const LOGINS = {
  buyer: 'buyer@demo.local',
  seller: 'seller@demo.local',
  admin: 'admin@demo.local',
  secondAdmin: 'admin2@demo.local',
};

/** One of the demonstration's people signs in, at the page they were sent to or at the door. */
export async function signIn(page: Page, { at, t }: Market, who: keyof typeof LOGINS): Promise<void> {
  if (!page.url().includes('/login')) await page.goto(at('/login'));
  const main = page.getByRole('main');
  await main.getByLabel(t('identity.email')).fill(LOGINS[who]);
  await main.getByLabel(t('identity.password')).fill(PASSWORD);
  await main.getByRole('button', { name: t('common.signIn') }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** Where goods go. */
export const ADDRESS = {
  name: '李采购',
  phone: '13800138000',
  province: '湖南',
  city: '长沙',
  address: '星沙大道 1 号',
};

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects and fails where it is not
type Json = any;

/** The market by its API: what others do before and beside what a test looks at. */
export function apiOf(request: APIRequestContext) {
  const ask = async (token: string, path: string, data: unknown = {}, method = 'post'): Promise<Json> => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), 'idempotency-key': randomUUID() };
    const answer = await request.fetch(`/api/v1${path}`, {
      method,
      headers,
      ...(method !== 'get' && { data }),
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  return {
    ask,
    /** Of one of the demonstration's people. */
    tokenOf: async (who: keyof typeof LOGINS): Promise<string> =>
      (await ask('', '/auth/login', { email: LOGINS[who], password: PASSWORD })).accessToken,
    /** 1,000 pieces of 6205-2RS at ¥3.85, under a brand of the test's own. */
    list: (token: string, brand: string): Promise<Json> =>
      ask(token, '/seller/listings', {
        designation: '6205-2RS',
        brand,
        priceBreaks: [{ minQuantity: 1, unitPrice: '3.85' }],
        moq: 1,
        orderMultiple: 1,
        stock: 1000,
        leadTimeDays: 2,
        shipFrom: { province: '山东', city: '聊城' },
      }),
  };
}

export interface Firm {
  name: string;
  email: string;
  password: string;
}

export const newFirm = (mark: string): Firm => ({
  name: `测试轴承厂 ${mark}`,
  email: `maker-${mark}@example.test`,
  password: 'a long enough phrase',
});

export async function registerSeller(page: Page, { at, t }: Market, firm: Firm): Promise<void> {
  await page.goto(at('/register?kind=seller'));
  const main = page.getByRole('main');
  await main.getByLabel(t('identity.firmName')).fill(firm.name);
  await main.getByLabel(t('identity.province')).selectOption('山东');
  await main.getByLabel(t('identity.city')).fill('临清');
  await main.getByLabel(t('identity.yourName')).fill('王师傅');
  await main.getByLabel(t('identity.email')).fill(firm.email);
  await main.getByLabel(t('identity.password')).fill(firm.password);
  await page.getByRole('button', { name: t('identity.create') }).click();
  await expect(page).toHaveURL(new RegExp(`${at('/seller')}$`));
}

/** Types the number as it comes, sees what it was read as, sets a price: done. */
export async function listPart(
  page: Page,
  { at, t }: Market,
  {
    designation,
    brand,
    unitPrice,
    stock = '500',
    madePerDay,
    by = t('listings.publish'),
  }: {
    designation: string;
    brand: string;
    unitPrice: string;
    stock?: string;
    madePerDay?: string;
    by?: string;
  },
): Promise<void> {
  await page.goto(at('/seller/listings/new'));
  const main = page.getByRole('main');
  await main.getByLabel(t('listings.number')).pressSequentially(designation.toLowerCase());
  await expect(page.getByRole('status')).toContainText(designation);
  await main.getByLabel(t('listings.brand')).fill(brand);
  await main.getByLabel(t('listings.price'), { exact: true }).fill(unitPrice);
  await main.getByLabel(t('listings.stockCounted')).fill(stock);
  if (madePerDay) {
    await main.getByText(t('listings.moreTerms')).click();
    await main.getByLabel(t('listings.perDay')).fill(madePerDay);
  }
  await page.getByRole('button', { name: by, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${at('/seller/listings')}$`));
}

export async function placeOrder(page: Page, { t }: Market): Promise<void> {
  const main = page.getByRole('main');
  await main.getByLabel(t('orders.contact')).fill(ADDRESS.name);
  await main.getByLabel(t('orders.phone')).fill(ADDRESS.phone);
  await main.getByLabel(t('orders.province')).selectOption(ADDRESS.province);
  await main.getByLabel(t('orders.city')).fill(ADDRESS.city);
  await main.getByLabel(t('orders.address')).fill(ADDRESS.address);
  const placeIt = page.getByRole('button', { name: t('orders.placeOrder') });
  await placeIt.click();
  // To a province that nothing went to before, the freight is said first.
  const freight = page.getByRole('status').filter({ hasText: t('orders.freight') });
  await expect(freight.or(page.getByRole('heading', { name: t('orders.payTitle') }))).toBeVisible();
  if (await freight.isVisible()) await placeIt.click();
  await expect(page).toHaveURL(/\/checkouts\//);
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code of no real firm, with the check character of GB 32100. */
export function newUscc(): string {
  const digits = String(Date.now()).slice(-9);
  const body = `91371581${digits}`;
  const sum = [...body].reduce((total, each, i) => total + ALPHABET.indexOf(each) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}
