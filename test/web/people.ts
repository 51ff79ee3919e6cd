import { expect, type Page } from '@playwright/test';
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
  }: { designation: string; brand: string; unitPrice: string; stock?: string; madePerDay?: string },
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
  await page.getByRole('button', { name: t('listings.publish'), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${at('/seller/listings')}$`));
}

export interface Address {
  name: string;
  phone: string;
  province: string;
  city: string;
  address: string;
}

export async function placeOrder(page: Page, { t }: Market, address: Address): Promise<void> {
  const main = page.getByRole('main');
  await main.getByLabel(t('orders.contact')).fill(address.name);
  await main.getByLabel(t('orders.phone')).fill(address.phone);
  await main.getByLabel(t('orders.province')).selectOption(address.province);
  await main.getByLabel(t('orders.city')).fill(address.city);
  await main.getByLabel(t('orders.address')).fill(address.address);
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
