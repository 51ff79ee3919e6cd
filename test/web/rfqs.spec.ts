import { expect, expectSound, test } from './market.js';
import { signIn } from './people.js';

test(
  'parts are asked for, quoted in a minute under seal, compared and awarded into an order',
  { tag: '@phone' },
  async ({ page, market }) => {
    const { at: here, t, mark, visit } = market;
    const login = await page.request.post('/api/v1/auth/login', {
      data: { email: 'seller@demo.local', password: 'bearing-demo-2026' },
    });
    const { id: sellerId } = (await login.json()).me.organisation;
    await page.goto(here(`/rfqs/new?text=6205-2RS&quantity=300&seller=${sellerId}`));
    await signIn(page, market, 'buyer');
    const form = page.getByRole('main');
    await expect(form.getByLabel(t('sourcing.rfq.what'))).toHaveValue('6205-2RS 300');
    await form.getByLabel(t('sourcing.province')).selectOption('四川');
    await form.getByLabel(t('sourcing.rfq.inviteBest')).fill('0');
    await form.getByLabel(t('sourcing.rfq.name')).fill(`询价 ${mark}`);
    await expectSound(page);
    await form.getByRole('button', { name: t('sourcing.rfq.open') }).click();
    await expect(page.getByRole('status').first()).toContainText(t('common.flash.rfqOpened'));
    const address = page.url();

    const seller = await visit();
    await seller.goto(here('/seller/rfqs'));
    await signIn(seller, market, 'seller');
    await seller.goto(here('/seller/rfqs'));
    await expectSound(seller);
    await seller.getByRole('link', { name: `询价 ${mark}` }).click();
    const price = seller.getByLabel(t('sourcing.rfq.field.prices', { line: 1 }));
    await price.fill('3.9');
    await seller.getByLabel(t('sourcing.rfq.field.brand', { line: 1 })).fill(`B${mark}`);
    await seller.getByLabel(t('sourcing.rfq.field.days', { line: 1 })).fill('5');
    await expectSound(seller);
    await seller.getByRole('button', { name: t('sourcing.rfq.sendQuote') }).click();
    await expect(seller.getByRole('status').first()).toContainText(t('common.flash.quoteSent'));

    await page.goto(address);
    await expect(page.getByText(t('sourcing.rfq.sealed'))).toBeVisible();
    await expect(page.getByText('3.9')).toHaveCount(0);
    await expectSound(page);
    await page.getByRole('button', { name: t('sourcing.rfq.openEarly') }).click();
    const cell = page.getByRole('cell').filter({ hasText: `B${mark}` });
    await expect(cell).toContainText(t('sourcing.rfq.cheapest'));
    await expect(cell.getByRole('spinbutton')).toHaveValue('300');
    await expectSound(page);
    await form.getByLabel(t('orders.contact')).fill('王芳');
    await form.getByLabel(t('orders.phone')).fill('13800000000');
    await form.getByLabel(t('orders.city')).fill('成都');
    await form.getByLabel(t('orders.address')).fill('天府大道 1 号');
    await form.getByRole('button', { name: t('sourcing.rfq.awardNow'), exact: true }).click();
    await expect(page).toHaveURL(/\/checkouts\//);
    await expect(page.getByRole('main')).toContainText('× 300');

    await seller.goto(here('/seller/rfqs?folder=ended'));
    await expect(seller.getByRole('listitem').filter({ hasText: mark })).toContainText(
      t('sourcing.rfq.quote.awarded'),
    );
  },
);
