import { expect, expectSeen, test } from './market.js';
import { ADDRESS, apiOf } from './people.js';

const PASSWORD = 'a long enough phrase';
test('an owner invites an admin and sets a limit; the admin joins, and decides on what waits for them', async ({
  page,
  market: { at, t, mark, visit },
  request,
}, info) => {
  const { ask, tokenOf, list } = apiOf(request);
  const organisation = { kind: 'buyer', name: `审批企业 ${mark}`, province: '湖南' };
  const email = `${mark}-owner@example.test`;
  const firm = { email, password: PASSWORD, name: '老板', organisation };
  const { accessToken: owner } = await ask('', '/auth/register', firm);
  const invited = `${mark}-admin@example.test`;

  /** In a mail to the invited address. */
  const linkMailed = async (pattern: RegExp): Promise<string> => {
    let link = '';
    await expect(async () => {
      const { items } = await ask('', `/mailbox?to=${encodeURIComponent(invited)}`, undefined, 'get');
      link = items.map(({ body }: { body: string }) => pattern.exec(body)?.[0] ?? '').join('');
      expect(link).not.toBe('');
    }).toPass();
    return link;
  };

  const boss = await visit();
  await test.step('invites, and limits what the owner spends alone', async () => {
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
    await expectSeen(boss, info, 'members');
  });

  await test.step('joins', async () => {
    const link = await linkMailed(/\/invitations\/[\w-]+\?token=[\w-]+/);
    await page.goto(at(link));
    await expect(page.getByRole('main')).toContainText(organisation.name);
    await expectSeen(page, info, 'invitation');
    await page.getByLabel(t('identity.yourName')).fill('赵敏');
    await page.getByLabel(t('identity.password')).fill(PASSWORD);
    await page.getByRole('button', { name: t('identity.member.join') }).click();
    await expect(page).toHaveURL(new RegExp(`${at('/orders')}$`));
    await page.goto(at(link));
    await expect(page.getByRole('main')).toContainText(t('identity.member.noInvitation'));
  });

  const seller = await tokenOf('seller');
  const listing = await list(seller, mark);
  const lines = [{ listingId: listing.id, sellerId: listing.seller.id, quantity: 100 }];
  const place = () => ask(owner, '/orders', { lines, deliverTo: ADDRESS });
  const [one, other] = [await place(), await place()];

  await test.step('approves one, and declines the other with a reason', async () => {
    await page.goto(at('/approvals'));
    await expect(page.getByRole('banner').getByRole('link', { name: /^2\b/ })).toHaveText(/2/);
    await expectSeen(page, info, 'approvals');
    await page.goto(at(`/checkouts/${one.id}`));
    await expect(page.getByRole('main')).toContainText(t('orders.checkoutState.awaiting_approval'));
    await expectSeen(page, info, 'waiting');
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

  await test.step('the owner makes the admin one who orders within a limit', async () => {
    await boss.goto(at('/members'));
    const theirs = boss.getByRole('row').filter({ hasText: invited });
    await theirs.getByText(t('identity.member.setRole')).click();
    await theirs.getByLabel(t('identity.member.column.role')).selectOption('member');
    await expectSeen(boss, info, 'role');
    await theirs.getByRole('button', { name: t('identity.member.saveRole') }).click();
    await expect(boss.getByRole('status').first()).toHaveText(t('common.flash.roleChanged'));
    await expect(theirs).toContainText(t('identity.member.role.member'));
    await page.goto(at('/members'));
    await expect(page.getByText(t('identity.member.setLimit'))).toHaveCount(0);
  });

  await test.step('whoever forgot the password chooses another by a mailed link', async () => {
    const guest = await visit();
    await guest.goto(at('/login'));
    await guest.getByRole('link', { name: t('identity.forgotten') }).click();
    await guest.getByRole('main').getByLabel(t('identity.email')).fill(invited);
    await expectSeen(guest, info, 'forgotten');
    await guest.getByRole('button', { name: t('identity.askReset') }).click();
    await expect(guest.getByRole('status').first()).toContainText(
      t('identity.resetAsked', { email: invited }),
    );
    await guest.goto(at(await linkMailed(/\/password-reset\/[\w-]+\?token=[\w-]+/)));
    await expectSeen(guest, info, 'reset');
    await guest.getByLabel(t('identity.newPassword')).fill('another long phrase');
    await guest.getByRole('button', { name: t('identity.choosePassword') }).click();
    await expect(guest.getByRole('status').first()).toHaveText(t('common.flash.passwordChosen'));
    await guest.getByRole('main').getByLabel(t('identity.email')).fill(invited);
    await guest.getByRole('main').getByLabel(t('identity.password')).fill('another long phrase');
    await guest
      .getByRole('main')
      .getByRole('button', { name: t('common.signIn') })
      .click();
    await expect(guest).not.toHaveURL(/\/login/);
  });
});
