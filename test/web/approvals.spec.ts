import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { expect, expectNoSidewaysScroll, test } from './market.js';

const SERIOUS = new Set(['serious', 'critical']);
const PASSWORD = 'a long enough phrase';
const DELIVER_TO = {
  name: '李采购',
  phone: '13800138000',
  province: '湖南',
  city: '长沙',
  address: '星沙大道 1 号',
};

async function looked(page: Page, info: TestInfo, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => SERIOUS.has(impact ?? '')).map(({ id }) => id)).toEqual([]);
  await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
}

test('an owner invites an admin and sets a limit; the admin joins, and decides on what waits for them', async ({
  page,
  market: { at, t, mark, visit },
  request,
}, info) => {
  const ask = async (who: string, method: 'get' | 'post' | 'put', path: string, data?: unknown) => {
    const answer = await request[method](`/api/v1${path}`, {
      data,
      headers: { ...(who && { authorization: `Bearer ${who}` }), 'idempotency-key': randomUUID() },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const organisation = { kind: 'buyer', name: `审批企业 ${mark}`, province: '湖南' };
  const email = `${mark}-owner@example.test`;
  const firm = { email, password: PASSWORD, name: '老板', organisation };
  const { accessToken: owner } = await ask('', 'post', '/auth/register', firm);
  const invited = `${mark}-admin@example.test`;

  await test.step('invites, and limits what the owner spends alone', async () => {
    const boss = await visit();
    await boss.goto(at('/login'));
    await boss.getByRole('main').getByLabel(t('identity.email')).fill(email);
    await boss.getByRole('main').getByLabel(t('identity.password')).fill(PASSWORD);
    await boss
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click();
    await expect(boss).not.toHaveURL(/\/login/);
    await boss.goto(at('/members'));
    await boss.getByLabel(t('identity.email')).fill(invited);
    await boss.getByLabel(t('identity.member.column.role')).selectOption('admin');
    await boss.getByRole('button', { name: t('identity.member.invite') }).click();
    await expect(boss.getByRole('status').first()).toHaveText(t('common.flash.memberInvited'));
    const own = boss.getByRole('row').filter({ hasText: email });
    await own.getByText(t('identity.member.setLimit')).click();
    await own.getByLabel(t('identity.member.limitYuan')).fill('-1');
    await own.getByRole('button', { name: t('identity.member.saveLimit') }).click();
    await expect(own.getByLabel(t('identity.member.limitYuan'))).toHaveAttribute('aria-invalid', 'true');
    await own.getByLabel(t('identity.member.limitYuan')).fill('1');
    await own.getByRole('button', { name: t('identity.member.saveLimit') }).click();
    await expect(boss.getByRole('status').first()).toHaveText(t('common.flash.limitSet'));
    await expect(own).toContainText('1.00');
    await looked(boss, info, 'members');
  });

  await test.step('joins', async () => {
    const inbox = `/mailbox?to=${encodeURIComponent(invited)}`;
    let link = '';
    await expect(async () => {
      const { items } = await ask('', 'get', inbox);
      link = /\/invitations\/[\w-]+\?token=[\w-]+/.exec(items[0]?.body ?? '')?.[0] ?? '';
      expect(link).not.toBe('');
    }).toPass();
    await page.goto(at(link));
    await expect(page.getByRole('main')).toContainText(organisation.name);
    await looked(page, info, 'invitation');
    await page.getByLabel(t('identity.yourName')).fill('赵敏');
    await page.getByLabel(t('identity.password')).fill(PASSWORD);
    await page.getByRole('button', { name: t('identity.member.join') }).click();
    await expect(page).toHaveURL(new RegExp(`${at('/orders')}$`));
    await page.goto(at(link));
    await expect(page.getByRole('main')).toContainText(t('identity.member.noInvitation'));
  });

  const { accessToken: seller } = await ask('', 'post', '/auth/login', {
    email: 'seller@demo.local',
    password: 'bearing-demo-2026',
  });
  const listing = await ask(seller, 'post', '/seller/listings', {
    designation: '6205-2RS',
    brand: mark,
    priceBreaks: [{ minQuantity: 1, unitPrice: '3.85' }],
    moq: 1,
    orderMultiple: 1,
    stock: 1000,
    leadTimeDays: 2,
    shipFrom: { province: '山东', city: '聊城' },
  });
  const lines = [{ listingId: listing.id, sellerId: listing.seller.id, quantity: 100 }];
  const place = () => ask(owner, 'post', '/orders', { lines, deliverTo: DELIVER_TO });
  const [one, other] = [await place(), await place()];

  await test.step('approves one, and declines the other with a reason', async () => {
    await page.goto(at('/approvals'));
    await expect(page.getByRole('banner').getByRole('link', { name: /^2\b/ })).toHaveText(/2/);
    await looked(page, info, 'approvals');
    await page.goto(at(`/checkouts/${one.id}`));
    await expect(page.getByRole('main')).toContainText(t('orders.checkoutState.awaiting_approval'));
    await looked(page, info, 'waiting');
    await page.getByRole('button', { name: t('orders.approval.approve'), exact: true }).click();
    await expect(page.getByRole('status').first()).toHaveText(t('common.flash.approvalGiven'));
    await expect(page.getByRole('main')).toContainText(t('orders.checkoutState.awaiting_payment'));
    await page.goto(at(`/checkouts/${other.id}`));
    await page.getByText(t('orders.approval.decline'), { exact: true }).first().click();
    await page.getByLabel(t('orders.approval.reason')).fill('too dear');
    await page.getByRole('button', { name: t('orders.approval.decline'), exact: true }).click();
    await expect(page.getByRole('status').first()).toHaveText(t('common.flash.approvalDeclined'));
    await page.goto(at('/approvals'));
    await expect(page.getByText(t('orders.approval.none'))).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'too dear' })).toContainText(
      t('orders.approval.state.declined'),
    );
  });
});
