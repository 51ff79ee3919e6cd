import { expect, expectSound, test } from './market.js';

const DUTY = {
  radialKn: '4',
  axialKn: '1',
  speedRpm: '1500',
  requiredHours: '20000',
  'lubrication.viscosity40Mm2S': '68',
  'lubrication.temperatureDeg': '70',
  'lubrication.contamination': 'normal',
};
const SHAFT = {
  'a.designation': '30206',
  'b.designation': '30206',
  setting: 'X',
  spanMm: '160',
  speedRpm: '960',
  'forces.0.positionMm': '60',
  'forces.0.radialKn': '3.2',
};
const asked = (path: string, query: Record<string, string>): string =>
  `${path}?${new URLSearchParams(query).toString()}`;

test('a part page tells all that is known', { tag: '@phone' }, async ({ page, market: { at: here, t } }) => {
  await page.goto(here(asked('/parts/6205DDU', DUTY)));
  const main = page.getByRole('main');
  await expect(main.locator('.part-data')).toContainText(`${t('catalog.basis.calculated')} · ISO 281:2007`);
  const explained = main.getByRole('region', { name: t('catalog.explained') });
  await expect(explained).toContainText(t('catalog.readBy', { by: 'NSK' }));
  await expect(explained.getByRole('row', { name: '180205' })).toContainText(t('catalog.style.GOST'));
  const equivalents = main.getByRole('region', { name: t('catalog.equivalents') });
  const shielded = equivalents.getByRole('listitem').filter({ hasText: '6205-2Z' });
  await expect(shielded).toContainText(t('words.grade.conditional'));
  await expect(shielded.getByRole('img', { name: t('catalog.effect.worse') })).toBeVisible();
  await expect(shielded).toContainText('¥');
  const tolerances = main.getByRole('region', { name: t('catalog.tolerance.title') });
  await expect(tolerances.getByRole('row', { name: /^Δdmp/ }).first()).toContainText('0 / −10');
  await expect(tolerances.getByRole('row', { name: /^CN/ })).toContainText(/5\s*20/);
  const life = main.getByRole('region', { name: t('catalog.life.title') });
  await expect(life.locator('.verdict')).toHaveClass(/bad/);
  await life.getByText(t('catalog.life.steps_other', { count: 19 }), { exact: true }).click();
  await expect(life.getByRole('row', { name: /^L10h/ })).toContainText(
    'ISO 281:2007 (GB/T 6391-2010), 5.3.1',
  );
  await expectSound(page);
});

test('which types last, and two bearings on a shaft', async ({ page, market: { at: here, t } }) => {
  await page.goto(here(asked('/select', { ...DUTY, 'space.boreMm.min': '40', 'space.boreMm.max': '40' })));
  expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(5);
  await expectSound(page);
  await page.getByRole('link', { name: t('catalog.shaft.title') }).click();
  await page.getByRole('link', { name: t('catalog.shaft.gear') }).click();
  await expect(page.getByRole('img', { name: /30206/ })).toBeVisible();
  await expect(page.locator('.verdict')).toHaveCount(3);
  await expectSound(page);
});

test('a life is calculated in the page, stays in its address, and follows each change', async ({
  page,
  market: { at: here, t },
}) => {
  await page.goto(here('/parts/6208?quantity=50'));
  await page.evaluate('window.stayed = true');
  const life = page.getByRole('region', { name: t('catalog.life.title') });
  await life.getByLabel(t('catalog.field.radialKn')).fill('2');
  await life.getByLabel(t('catalog.field.speedRpm')).fill('1500');
  await life.getByLabel(t('catalog.field.requiredHours')).fill('30000');
  await expect(life.locator('.verdict')).toHaveCount(0);
  await life.getByRole('button', { name: t('catalog.life.calculate') }).click();
  await expect(life.locator('.verdict')).toHaveClass(/ok/);
  await expect(page).toHaveURL(/quantity=50&radialKn=2&speedRpm=1500&requiredHours=30000#life$/);
  await life.getByLabel(t('catalog.field.radialKn')).fill('8');
  await life.getByLabel(t('catalog.field.axialKn')).fill('-1');
  await expect(life.locator('.verdict')).toHaveClass(/bad/);
  await expect(life.getByLabel(t('catalog.field.axialKn'))).toHaveValue('-1');
  await life.getByLabel(t('catalog.field.axialKn')).press('Enter');
  await expect(life.getByLabel(t('catalog.field.axialKn'))).toHaveAttribute('aria-invalid', 'true');
  expect(await page.evaluate('window.stayed')).toBe(true);
});

test('the cheapest that last stand first when asked so', async ({ page, market: { at: here, t } }) => {
  await page.goto(
    here(asked('/select', { ...DUTY, 'space.boreMm.min': '40', 'space.boreMm.max': '40', sortBy: 'price' })),
  );
  const prices = await page.locator('table.selection td.price').allInnerTexts();
  const numbers = prices.map((text) => Number(text.replace(/[^\d.]/g, '') || Infinity));
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  await page.locator('table.selection tbody a').first().click();
  await expect(page.getByLabel(t('catalog.field.radialKn'))).toHaveValue('4');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('questions are answered, and faults said at their fields', async ({
    page,
    market: { at: here, t },
  }) => {
    await page.goto(here('/parts/6208'));
    await page.getByLabel(t('catalog.field.radialKn')).fill('much');
    await page.getByRole('button', { name: t('catalog.life.calculate') }).click();
    const field = page.getByLabel(t('catalog.field.radialKn'));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue('much');
    await field.fill('2');
    await page.getByRole('button', { name: t('catalog.life.calculate') }).click();
    await expect(page.locator('.verdict')).toBeVisible();
    await page.goto(here(asked('/select/shaft', { ...SHAFT, spanMm: '0' })));
    await expect(page.getByLabel(t('catalog.field.spanMm'))).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel(t('catalog.field.spanMm')).fill('160');
    await page.getByRole('button', { name: t('catalog.life.calculate') }).click();
    await expect(page.locator('.verdict')).toHaveCount(3);
  });
});
