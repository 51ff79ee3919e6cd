import { expect, expectSound, test } from './market.js';
import { listPart, newFirm, registerSeller, signIn } from './people.js';

/** A size that no plan has: nobody offers it. */
const QUERY = '25*52*16.5 圆锥滚子 500个 哈轴';

test('what nobody offers is asked for in one click, seen by a maker, and closed', async ({
  page,
  market,
}) => {
  const { at: here, t, mark, visit } = market;
  await page.goto(here(`/parts?q=${encodeURIComponent(QUERY)}&from=${encodeURIComponent('四川')}`));
  await expectSound(page);
  await page.getByRole('link', { name: t('sourcing.ask'), exact: true }).click();
  await signIn(page, market, 'buyer');
  const main = page.getByRole('main');
  const text = main.getByLabel(t('sourcing.text'));
  await expect(text).toHaveValue('25*52*16.5 圆锥滚子');
  await expect(main.getByLabel(t('sourcing.quantity'))).toHaveValue('500');
  await expect(main.getByLabel(t('sourcing.province'))).toHaveValue('四川');
  await expect(main.getByLabel(t('sourcing.brand'))).toHaveValue('HRB');
  await expectSound(page);
  await text.fill(`25*52*16.5 圆锥滚子 ${mark}`);
  await main.getByLabel(t('sourcing.note')).fill('减速机用');
  await main.getByRole('button', { name: t('sourcing.leave') }).click();
  await expect(page.getByRole('status')).toHaveText(t('common.flash.requestLeft'));
  const own = page.getByRole('listitem').filter({ hasText: mark });
  await expect(own).toContainText(t('sourcing.state.open'));
  await expectSound(page);

  const maker = await visit();
  await registerSeller(maker, market, newFirm(mark));
  await listPart(maker, market, { designation: '30205', brand: 'LQ', unitPrice: '9.5' });
  await maker.getByRole('link', { name: t('sourcing.soughtTitle') }).click();
  const sought = maker.getByRole('listitem').filter({ hasText: mark });
  await expect(sought).toContainText(t('sourcing.toProvince', { province: t('words.province.四川') }));
  await expect(sought).not.toContainText('减速机用');
  await expectSound(maker);

  await own.getByRole('button').click();
  await expect(own).toContainText(t('sourcing.state.closed'));
  await maker.reload();
  await expect(maker.getByRole('heading', { name: t('sourcing.soughtTitle') })).toBeVisible();
  await expect(sought).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a part that nobody offers is asked for, and a fault loses nothing that was typed', async ({
    page,
    market,
  }) => {
    const { at: here, t } = market;
    const types = await page.request.get('/api/v1/parts/search?type=spherical_roller&sort=mass&limit=100');
    const { items } = (await types.json()) as { items: { designation: string; offers: { count: number } }[] };
    const designation = items.find(({ offers }) => offers.count === 0)?.designation ?? 'none';
    await page.goto(here(`/parts/${designation}?quantity=12`));
    await page.getByRole('link', { name: t('sourcing.ask'), exact: true }).click();
    await signIn(page, market, 'buyer');
    const main = page.getByRole('main');
    const quantity = main.getByLabel(t('sourcing.quantity'));
    await expect(main.getByLabel(t('sourcing.text'))).toHaveValue(designation);
    await expect(quantity).toHaveValue('12');
    await quantity.fill('-3');
    await main.getByLabel(t('sourcing.note')).fill('慢慢来');
    await page.getByRole('button', { name: t('sourcing.leave') }).click();
    await expect(quantity).toHaveAttribute('aria-invalid', 'true');
    await expect(main.getByLabel(t('sourcing.note'))).toHaveValue('慢慢来');
    await quantity.fill('3');
    await page.getByRole('button', { name: t('sourcing.leave') }).click();
    await expect(page.getByRole('status')).toHaveText(t('common.flash.requestLeft'));
    await expect(page.getByRole('listitem').filter({ hasText: designation }).first()).toContainText('3');
  });
});
