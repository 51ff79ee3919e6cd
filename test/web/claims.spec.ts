import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectSeen, type Market, test } from './market.js';
import { ADDRESS, apiOf, signIn } from './people.js';

const PIECES = 200;
/** An order of the demonstration's people whose goods have arrived, by the API: how it gets there is another test's. */
async function inspectedOrder(
  request: APIRequestContext,
  { mark }: Market,
): Promise<{ id: string; number: string }> {
  const { ask, tokenOf, list } = apiOf(request);
  const [buyer, seller] = [await tokenOf('buyer'), await tokenOf('seller')];
  const listing = await list(seller, mark);
  const line = { listingId: listing.id, sellerId: listing.seller.id, quantity: PIECES };
  const checkout = await ask(buyer, '/orders', { lines: [line], deliverTo: ADDRESS });
  await ask(buyer, `/checkouts/${checkout.id}/pay`, { method: 'card', paymentMethod: 'pm_card_visa' });
  const [order] = checkout.orders;
  await ask(seller, `/orders/${order.id}/accept`);
  await ask(seller, `/orders/${order.id}/ship`, { carrier: '德邦', trackingNumber: 'DB123456' });
  await ask(buyer, `/orders/${order.id}/confirm-delivery`);
  return order;
}

test(
  'a claim with photographs: made, refused, brought to the market, decided',
  { tag: '@phone' },
  async ({ page: buyer, market, request }, info) => {
    const { at, t } = market;
    const order = await inspectedOrder(request, market);
    const claim = (page: Page) => page.getByRole('article', { name: /6205-2RS/ });

    await test.step('the buyer says what is wrong, and shows it', async () => {
      await signIn(buyer, market, 'buyer');
      await buyer.goto(at(`/orders/${order.id}`));
      const photograph = { name: 'rust.png', mimeType: 'image/png', buffer: await buyer.screenshot() };
      await buyer.getByText(t('orders.claim.open'), { exact: true }).first().click();
      await buyer.getByLabel(t('orders.claim.pieces')).fill('40');
      await buyer.getByLabel(t('orders.claim.describe')).fill('外圈有锈\nrust on the outer ring');
      await buyer.locator('input[name=photographs]').setInputFiles([photograph]);
      await buyer.getByLabel(t('orders.claim.refundAmount')).fill('9999999');
      await expectSeen(buyer, info, 'form');
      const send = buyer.getByRole('button', { name: t('orders.claim.open') });
      await send.click();
      await expect(buyer.getByRole('alert')).toBeVisible();
      await expect(buyer.getByLabel(t('orders.claim.describe'))).toHaveValue(/rust on the outer ring/);
      await buyer.getByLabel(t('orders.claim.refundAmount')).fill('');
      await buyer.locator('input[name=photographs]').setInputFiles([photograph]);
      await send.click();
      await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.claimOpened'));
      await expect(claim(buyer)).toContainText(t('orders.claim.state.open'));
      const shown = claim(buyer).getByRole('img');
      await expect(shown).toHaveJSProperty('complete', true);
      await expect(shown).not.toHaveJSProperty('naturalWidth', 0);
      await expectSeen(buyer, info, 'claimed');
    });

    const seller = await market.visit();
    await test.step('the seller finds it and refuses with words', async () => {
      await signIn(seller, market, 'seller');
      await seller.goto(at('/seller/claims?state=open'));
      await expectSeen(seller, info, 'seller-list');
      await seller.getByRole('link', { name: order.number }).click();
      await claim(seller).getByText(t('orders.claim.refuse'), { exact: true }).first().click();
      await claim(seller).getByLabel(t('orders.claim.why')).fill('出厂时完好');
      await claim(seller)
        .getByRole('button', { name: t('orders.claim.refuse') })
        .click();
      await expect(claim(seller)).toContainText(t('orders.claim.state.answered'));
    });

    await test.step('the buyer accepts the rest, and asks the market', async () => {
      await buyer.goto(at(`/orders/${order.id}`));
      await buyer.getByRole('button', { name: t('orders.acceptRest') }).click();
      await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.receiptConfirmed'));
      await claim(buyer).getByText(t('orders.claim.escalate'), { exact: true }).first().click();
      await claim(buyer).getByLabel(t('orders.claim.why')).fill('请看照片');
      await claim(buyer)
        .getByRole('button', { name: t('orders.claim.escalate') })
        .click();
      await expect(claim(buyer)).toContainText(t('orders.claim.state.disputed'));
    });

    await test.step('an admin sees both sides and decides', async () => {
      const admin = await market.visit();
      await signIn(admin, market, 'admin');
      await admin.goto(at('/admin/disputes'));
      const dispute = admin.getByRole('article').filter({ hasText: order.number });
      await expect(dispute).toContainText('出厂时完好');
      await expectSeen(admin, info, 'disputes');
      await dispute.getByLabel(t('orders.claim.refundAmount')).fill('50.25');
      await dispute.getByLabel(t('orders.claim.decisionReason')).fill('锈蚀属实，部分退款');
      await dispute.getByRole('button', { name: t('orders.claim.decide'), exact: true }).click();
      await expect(admin.getByRole('status').first()).toHaveText(t('common.flash.claimDecided'));
    });

    await buyer.reload();
    await expect(claim(buyer)).toContainText('50.25');
    await expect(claim(buyer)).toContainText(t('orders.claim.state.settled'));
    await expect(buyer.getByRole('heading', { name: t('orders.waiting.completed') })).toBeVisible();
    await expectSeen(buyer, info, 'settled');
  },
);
