import type { Locator, Page } from '@playwright/test';
import { expect, test } from './market.js';
import { listPart, newFirm, newUscc, registerSeller, signIn } from './people.js';

test('a new firm waits: its listing is reviewed, it is verified, and from then on it is live at once', async ({
  page: seller,
  market,
}) => {
  const { at, t, mark } = market;
  const firm = newFirm(mark);
  const rowOf = (text: string) => seller.getByRole('row').filter({ hasText: text });

  await test.step('the firm registers and lists, first as a draft; buyers do not see it yet', async () => {
    await registerSeller(seller, market, firm);
    await listPart(seller, market, {
      designation: '6312NR',
      brand: mark,
      unitPrice: '38',
      by: t('listings.saveDraft'),
    });
    await expect(seller.getByRole('status')).toHaveText(t('common.flash.listingDraft'));
    await rowOf(mark).getByRole('link', { name: '6312NR' }).click();
    await seller.getByRole('button', { name: t('listings.publish'), exact: true }).click();
    await expect(seller.getByRole('status')).toHaveText(t('common.flash.listingInReview'));
    await expect(rowOf(mark)).toContainText(t('words.listingState.in_review'));
    await seller.goto(at('/parts/6312NR'));
    await expect(seller.getByRole('main')).not.toContainText(firm.name);
  });

  await test.step('it asks to be verified', async () => {
    await seller.goto(at('/seller/firm'));
    await seller.getByLabel(t('identity.uscc')).fill(newUscc());
    await seller.getByRole('button', { name: t('identity.askVerification') }).click();
    await expect(seller.getByRole('status').first()).toHaveText(t('common.flash.verificationAsked'));
  });

  const admin = await market.visit();
  await test.step('an admin approves the listing and verifies the firm', async () => {
    await signIn(admin, market, 'admin');
    await admin.goto(at('/admin/listings'));
    const waiting = admin.getByRole('row').filter({ hasText: firm.name });
    await turnPagesTo(admin, waiting, t('common.next'));
    await waiting.getByRole('button', { name: t('moderation.approve') }).click();
    await expect(waiting).toHaveCount(0);
    await admin.goto(at(`/admin/firms?verification=pending&q=${encodeURIComponent(firm.name)}`));
    await admin.getByRole('button', { name: t('moderation.verify') }).click();
    await expect(admin.getByText(t('moderation.queueEmpty'))).toBeVisible();
  });

  await test.step('buyers see the listing; the next one needs no review', async () => {
    await seller.goto(at('/parts/6312NR'));
    await expect(rowOf(firm.name)).toContainText('38');
    await listPart(seller, market, { designation: '6313NR', brand: mark, unitPrice: '45' });
    await expect(seller.getByRole('status')).toHaveText(t('common.flash.listingLive'));
  });

  await test.step('a fee of its own is agreed: it sees it before it lists', async () => {
    await admin.goto(at('/admin/commission'));
    await admin.getByText(t('orders.rates.add')).first().click();
    await admin.getByLabel(t('orders.seller')).fill(`${firm.name} ?`);
    await admin.getByLabel(t('orders.rates.rate')).fill('0.85');
    await admin.getByRole('button', { name: t('orders.rates.add') }).click();
    await expect(admin.getByRole('main')).toContainText(t('orders.rates.noSeller'));
    await admin.getByLabel(t('orders.seller')).fill(firm.name);
    await admin.getByRole('button', { name: t('orders.rates.add') }).click();
    await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.rateSet'));
    await expect(admin.getByRole('row').filter({ hasText: firm.name })).toContainText('0.85%');
    await seller.goto(at('/seller/listings/new'));
    await expect(seller.getByRole('main')).toContainText('0.85%');
  });

  await test.step('what goods cost from zone to zone is set', async () => {
    await admin.goto(at('/admin/freight'));
    await admin
      .getByText(t('orders.freightTable.from', { zone: t('orders.freightTable.zone.remote') }))
      .click();
    const first = admin.getByLabel(
      `${t('orders.freightTable.zone.remote')} ${t('orders.freightTable.first')}`,
    );
    const price = first.and(admin.locator(':visible'));
    await price.fill('-1');
    await admin.getByRole('button', { name: t('orders.freightTable.save') }).click();
    await expect(admin.getByRole('alert')).toBeVisible();
    await expect(price).toHaveValue('-1');
    await price.fill('8.5');
    await admin.getByRole('button', { name: t('orders.freightTable.save') }).click();
    await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.freightSet'));
  });

  await test.step('the audit trail says who decided', async () => {
    await admin.goto(at('/admin/audit'));
    for (const deed of ['organisation.verified', 'listing.approved'])
      await expect(
        admin
          .getByRole('row')
          .filter({ hasText: t(`moderation.actionName.${deed}`) })
          .first(),
      ).toBeVisible();
  });
});

test('a listing taken down tells its seller why', async ({ page: seller, market }) => {
  const { at, t, mark } = market;
  const designation = '6310NR';
  const reason = `图片与型号不符 ${mark}`;
  await signIn(seller, market, 'seller');
  await listPart(seller, market, { designation, brand: mark, unitPrice: '20' });
  await expect(seller.getByRole('status')).toHaveText(t('common.flash.listingLive'));

  const admin = await market.visit();
  await signIn(admin, market, 'admin');
  await admin.goto(at(`/parts/${designation}`));
  const offer = admin.getByRole('row').filter({ hasText: mark });
  await offer.getByText(t('moderation.takeDown'), { exact: true }).click();
  await offer.getByLabel(t('moderation.reason')).fill(reason);
  await offer.getByRole('button', { name: t('moderation.confirmTakeDown') }).click();
  await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.listingTakenDown'));
  await expect(offer).toHaveCount(0);

  await seller.goto(at('/seller/listings?state=taken_down'));
  await expect(seller.getByRole('row').filter({ hasText: mark })).toContainText(reason);
  const told = seller.getByRole('listitem').filter({ hasText: reason });
  await expect(async () => {
    await seller.goto(at('/notifications'));
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await seller.getByRole('button', { name: t('notifications.markAllRead') }).click();
  await expect(seller.getByRole('status').first()).toHaveText(t('common.flash.allRead'));
  await expect(told).not.toContainText(t('notifications.unread'));
  await told.getByRole('button').first().click();
  await expect(seller.getByRole('main')).toContainText(reason);
});

test.describe('doors', () => {
  test.use({ allowed: [/the server responded with a status of 403/] });

  test('a buyer is kept out of the desks of sellers and admins', async ({ page, market }) => {
    const { at, t } = market;
    await signIn(page, market, 'buyer');
    for (const path of ['/admin/firms', '/admin/listings', '/admin/ledger']) {
      const response = await page.goto(at(path));
      expect(response?.status()).toBe(403);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('common.error.forbiddenTitle'));
    }
    await page.goto(at('/seller/listings'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('search.homeHeading'));
  });
});

/** A queue begins with what has waited longest; what came last stands on its last page. */
async function turnPagesTo(page: Page, row: Locator, next: string): Promise<void> {
  const further = page.getByRole('main').getByRole('link', { name: next, exact: true });
  while ((await row.count()) === 0) {
    const there = await further.getAttribute('href');
    await further.click();
    await expect(page.getByRole('main').locator(`a[href="${there}"]`)).toHaveCount(0);
  }
}
