import { expect, expectSound, test } from './market.js';
import { listPart, placeOrder, signIn } from './people.js';

/** Types of which the seller of these tests has an offer of their own. */
const PART: Record<string, string> = { desktop: '6308NR', phone: '6309NR' };

test(
  'a stranger finds a bearing by its old number, fills the cart, and signs in on the way to the till',
  { tag: '@phone' },
  async ({ page, market }) => {
    const { at, t } = market;

    await test.step('180205 is read as 6205-2RS, and the page says so', async () => {
      await page.goto(at('/'));
      const box = page.getByRole('main').getByLabel(t('common.searchHint'));
      await box.fill('180205');
      await box.press('Enter');
      await expect(page).toHaveURL(/\/parts\?q=180205$/);
      await expect(page.getByText(t('search.understood'), { exact: true })).toBeVisible();
      const chips = page.getByRole('link', { name: new RegExp(`^${t('search.removeChip', { label: '' })}`) });
      await expect(chips.first()).toBeVisible();
      await page.getByRole('table').getByRole('link', { name: '6205-2RS', exact: true }).click();
    });

    await test.step('the part is drawn, and its offers are priced at my quantity', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toContainText('6205-2RS');
      await expect(page.getByRole('img', { name: /6205-2RS.*25 mm.*52 mm.*15 mm/ })).toBeVisible();
      const offers = page.getByRole('region', { name: t('listings.offers') });
      await expect(offers.getByRole('row').nth(1)).toContainText('¥');
      await offers.getByLabel(t('listings.myQuantity')).fill('200');
      await offers.getByRole('button', { name: t('listings.compare') }).click();
      await expect(page).toHaveURL(/quantity=200/);
      await offers
        .getByRole('button', { name: new RegExp(`^${t('listings.add')}`) })
        .first()
        .click();
      await expect(page.getByRole('status')).toHaveText(t('common.flash.cartAdded'));
      await expect(page.getByLabel(t('orders.quantityOf', { designation: '6205-2RS' }))).toHaveValue('200');
    });

    await test.step('signing in leads back to the order, the cart untouched', async () => {
      await page.getByRole('link', { name: t('orders.signInToCheckout') }).click();
      await expect(page).toHaveURL(/\/login\?next=/);
      await signIn(page, market, 'buyer');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('orders.checkoutTitle'));
      await expect(page.getByRole('main')).toContainText('6205-2RS');
      await placeOrder(page, market);
      await expect(page.getByRole('main')).toContainText(t('orders.checkoutState.awaiting_payment'));
    });

    await test.step('a change of mind gives the stock back', async () => {
      await page.getByRole('button', { name: t('orders.cancelCheckout') }).click();
      await expect(page.getByRole('status')).toHaveText(t('common.flash.checkoutCancelled'));
    });
  },
);

test(
  'the whole trade: listed, ordered, paid, shipped, received, paid out',
  { tag: '@phone' },
  async ({ page: seller, market }, info) => {
    const { at, t } = market;
    const designation = PART[info.project.name] ?? '';
    const brand = market.mark;

    await test.step('a verified seller types a number and a price, and is live', async () => {
      await signIn(seller, market, 'seller');
      await listPart(seller, market, {
        designation,
        brand,
        unitPrice: '12.5',
        stock: '60',
        madePerDay: '500',
      });
      await expect(seller.getByRole('status')).toHaveText(t('common.flash.listingLive'));
      await expect(seller.getByRole('row').filter({ hasText: brand })).toContainText(
        t('words.listingState.live'),
      );
    });

    const buyer = await market.visit();
    /** Sixty of the hundred lie on the shelf. */
    const [toBeMade = ''] = t('orders.madeBy', { pieces: '40', day: '|' }).split('|');
    await test.step('a buyer finds the offer', async () => {
      await signIn(buyer, market, 'buyer');
      await buyer.goto(at(`/parts?q=${designation}`));
      await buyer.getByRole('table').getByRole('link', { name: designation, exact: true }).click();
      const offer = buyer.getByRole('row').filter({ hasText: brand });
      await expect(offer).toContainText('1,250');
      await expect(offer).toContainText(toBeMade);
      await expect(offer).toContainText(t('listings.madePerDay', { formatted: '500' }));
    });

    await test.step('and orders it among all that its seller has', async () => {
      await buyer.getByRole('row').filter({ hasText: brand }).getByRole('link').first().click();
      await buyer.getByLabel(t('listings.ofSeller.find')).fill(brand);
      await buyer.getByRole('button', { name: t('listings.ofSeller.search') }).click();
      const offer = buyer.getByRole('row').filter({ hasText: brand });
      await expect(offer).toContainText(designation);
      await expectSound(buyer);
      await offer.getByLabel(new RegExp(`^${t('listings.myQuantity')}`)).fill('100');
      await offer.getByRole('button', { name: new RegExp(`^${t('listings.add')}`) }).click();
      await expect(buyer.getByRole('main')).toContainText(toBeMade);
      await buyer.getByRole('link', { name: t('orders.checkout') }).click();
      await placeOrder(buyer, market);
    });

    const order = await test.step('the bank declines one card; another one pays', async () => {
      await buyer.getByLabel(t('payments.method.cardDeclined')).check();
      const payNow = buyer.getByRole('button', { name: /1,[2-9]\d\d\.\d\d/ });
      await payNow.click();
      await expect(buyer.getByRole('alert')).toContainText(t('payments.payFailed'));
      await buyer.getByLabel(t('payments.method.card')).check();
      await payNow.click();
      await expect(buyer.getByRole('status').first()).toHaveText(t('common.flash.paid'));
      const number = buyer.getByRole('main').getByRole('link', { name: /^LQ-/ });
      const name = (await number.textContent()) ?? '';
      await number.click();
      await expect(buyer.getByRole('heading', { name: t('orders.waiting.paid') })).toBeVisible();
      await expect(buyer.getByRole('main')).toContainText(toBeMade);
      return { name, path: new URL(buyer.url()).pathname.replace(/^\/en/, '') };
    });

    await test.step('the seller accepts and ships', async () => {
      await expect(async () => {
        await seller.goto(at('/seller'));
        await expect(seller.getByRole('link', { name: order.name })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await seller.getByRole('link', { name: order.name }).click();
      await seller.getByRole('button', { name: t('orders.accept'), exact: true }).click();
      await expect(seller.getByRole('status')).toHaveText(t('common.flash.orderAccepted'));
      await seller.getByLabel(t('orders.carrier')).fill('顺丰速运');
      await seller.getByLabel(t('orders.trackingNumber')).fill('SF1234567890');
      await seller.getByRole('button', { name: t('orders.ship'), exact: true }).click();
      await expect(seller.getByRole('status')).toHaveText(t('common.flash.orderShipped'));
    });

    await test.step('the buyer confirms receipt; the order tells its story', async () => {
      await buyer.goto(at('/orders?state=shipped'));
      await buyer.getByRole('link', { name: order.name }).click();
      await expect(buyer.getByRole('main')).toContainText('SF1234567890');
      await buyer.getByRole('button', { name: t('orders.confirmReceipt') }).click();
      await expect(buyer.getByRole('status')).toHaveText(t('common.flash.receiptConfirmed'));
      const steps = buyer.getByRole('region', { name: t('orders.timeline') }).getByRole('listitem');
      const story = ['awaiting_payment', 'paid', 'accepted', 'shipped', 'completed'];
      await expect(steps).toContainText(story.map((state) => t(`words.orderState.${state}`)));
    });

    await test.step('the contract can be printed, and the buyer gets a fapiao', async () => {
      const contract = await buyer.getByRole('link', { name: t('orders.contract') }).getAttribute('href');
      const printed = await buyer.request.get(new URL(contract ?? '', buyer.url()).href);
      expect(printed.headers()['content-type']).toBe('application/pdf');
      expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
      await buyer.getByRole('link', { name: t('orders.fapiao'), exact: true }).click();
      await buyer.getByLabel(t('orders.taxNumber')).fill('91350100M000100Y4X');
      await buyer.getByLabel(t('orders.fapiaoEmail')).fill('books@example.test');
      const ask = buyer.getByRole('button', { name: t('orders.askFapiao') });
      await ask.click();
      await expect(buyer.getByLabel(t('orders.taxNumber'))).toHaveAttribute('aria-invalid', 'true');
      await buyer.getByLabel(t('orders.taxNumber')).fill('91350100M000100Y43');
      await ask.click();
      await expect(buyer.getByRole('status')).toHaveText(t('common.flash.fapiaoAsked'));
      await seller.goto(at(`${order.path}/fapiao`));
      await seller.getByLabel(t('orders.fapiaoNumber')).fill('26372000000123456789');
      await seller.getByLabel(t('orders.issuedOn')).fill('2026-11-26');
      await seller.getByRole('button', { name: t('orders.fapiaoIs') }).click();
      await expect(seller.getByRole('status')).toHaveText(t('common.flash.fapiaoIssued'));
      await buyer.reload();
      await expect(buyer.getByRole('main')).toContainText('26372000000123456789');
    });

    await test.step('the money is released to the seller, who has it paid out', async () => {
      const payOut = seller.getByRole('button', { name: t('payments.payOut') });
      await expect(async () => {
        await seller.goto(at('/seller/money'));
        await expect(payOut).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await payOut.click();
      await expect(seller.getByRole('status').first()).toHaveText(t('common.flash.payoutMade'));
      await expect(payOut).toHaveCount(0);
    });

    await test.step('an admin sees the order, and books that balance', async () => {
      const admin = await market.visit();
      await signIn(admin, market, 'admin');
      await admin.goto(at('/admin/orders?state=completed'));
      await expect(admin.getByRole('link', { name: order.name })).toBeVisible();
      await admin.goto(at('/admin/ledger'));
      await expect(admin.getByRole('status')).toContainText(t('ledger.balanced'));
    });
  },
);
