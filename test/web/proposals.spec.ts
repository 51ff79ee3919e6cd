import type { Page } from '@playwright/test';
import { expect, expectNoSidewaysScroll, expectSound, type Market, test } from './market.js';
import { signIn } from './people.js';

/** The row of the queue that bears the mark; what was sent last stands on its last page. */
async function decide(admin: Page, { at, t }: Market, mark: string, reason?: string): Promise<void> {
  await admin.goto(at('/admin/proposals'));
  const row = admin.getByRole('row').filter({ hasText: mark });
  const further = admin.getByRole('main').getByRole('link', { name: t('common.next'), exact: true });
  while ((await row.count()) === 0) {
    const here = admin.url();
    await further.click();
    await admin.waitForURL((url) => url.href !== here);
  }
  await expectNoSidewaysScroll(admin);
  if (reason === undefined) await row.getByRole('button', { name: t('moderation.accept') }).click();
  else {
    await row.getByText(t('moderation.decline'), { exact: true }).click();
    await row.getByLabel(t('moderation.reason')).fill(reason);
    await expectSound(admin);
    await row.getByRole('button', { name: t('moderation.confirmDecline') }).click();
  }
  await expect(row).toHaveCount(0);
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a figure is corrected by evidence: faults at their fields, review, and then the page, its source and the search', async ({
    page,
    market,
    browser,
  }, info) => {
    const { at, t, mark } = market;
    const designation = '6219';
    const massKg = (3 + (Date.now() % 1_000) / 1_000).toFixed(3).replace(/0$/, '1');
    const main = page.getByRole('main');
    await page.goto(at(`/parts/${designation}`));
    await page.getByRole('link', { name: t('catalog.propose.correction') }).click();
    await signIn(page, market, 'buyer');
    await main.getByLabel(t('catalog.propose.value')).fill('heavy');
    await main.getByLabel(t('catalog.propose.text')).fill('称过。');
    await main.getByLabel(t('catalog.propose.source'), { exact: true }).fill(`GBM ${mark}`);
    await main.getByLabel(t('catalog.propose.link')).fill('https://example.test/catalogue.pdf');
    await main.getByRole('button', { name: t('catalog.propose.send') }).click();
    for (const name of ['value', 'text'])
      await expect(main.getByLabel(t(`catalog.propose.${name}`), { exact: true })).toHaveAttribute(
        'aria-invalid',
        'true',
      );
    await expect(main.getByLabel(t('catalog.propose.source'), { exact: true })).toHaveValue(`GBM ${mark}`);
    await expectNoSidewaysScroll(page);
    await main.getByLabel(t('catalog.propose.value')).fill(massKg);
    await main.getByLabel(t('catalog.propose.text')).fill('样本第 34 页的数值，三件实测相符。');
    await main.getByRole('button', { name: t('catalog.propose.send') }).click();
    await expect(page.getByRole('status')).toHaveText(t('common.flash.proposalSent'));
    const own = main.getByRole('listitem').filter({ hasText: mark });
    await expect(own).toContainText(t('words.proposalState.proposed'));
    await expectNoSidewaysScroll(page);

    const desk = await browser.newContext({
      ...info.project.use,
      javaScriptEnabled: true,
    });
    const admin = await desk.newPage();
    await signIn(admin, market, 'admin');
    await decide(admin, market, mark);
    await desk.close();

    await page.reload();
    await expect(own).toContainText(t('words.proposalState.accepted'));
    await own.getByRole('link', { name: designation }).click();
    const mass = page.locator('.part-data dl > div').filter({ hasText: t('words.dimension.mass') });
    await expect(mass).toContainText(`${massKg} kg`);
    await expect(mass.getByRole('link', { name: `GBM ${mark}` })).toHaveAttribute('rel', /nofollow/);
    await expectNoSidewaysScroll(page);
    const found = async () => {
      const answer = await page.request.get(`/api/v1/parts/search?q=${designation}`);
      const { items } = (await answer.json()) as {
        items: { designation: string; massKg: number }[];
      };
      return items.find((each) => each.designation === designation)?.massKg;
    };
    // A corrected type makes the whole index anew, beside the live one.
    await expect.poll(found, { timeout: 30_000 }).toBe(Number(massKg));
  });
});

test('an equivalent is contested, and shown as refuted by its evidence; a claim declined is answered', async ({
  page,
  market,
}) => {
  const { at, t, mark, visit } = market;
  const [designation, other] = ['6222', 'NU222'];
  const main = page.getByRole('main');
  const propose = async (number: string, judgement: string, source: string) => {
    await page.goto(at(`/parts/${designation}`));
    await page.getByRole('link', { name: t('catalog.propose.equivalence') }).click();
    if (page.url().includes('/login')) await signIn(page, market, 'seller');
    await main.getByLabel(t('catalog.propose.other')).fill(number);
    await main.getByLabel(t('catalog.propose.judgement', { designation })).selectOption(judgement);
    await main.getByLabel(t('catalog.propose.text')).fill('挡边承受不了轴向力，两台减速机试装后退回。');
    await main.getByLabel(t('catalog.propose.source'), { exact: true }).fill(source);
    await main.getByRole('button', { name: t('catalog.propose.send') }).click();
  };
  await propose('XYZZY', 'better', 'nowhere');
  await expect(main.getByLabel(t('catalog.propose.other'))).toHaveAttribute('aria-invalid', 'true');
  await expectSound(page);
  await propose(other, 'refuted', `A ${mark}`);
  await expect(page.getByRole('status')).toHaveText(t('common.flash.proposalSent'));
  await propose(`${designation}-2Z`, 'identical', `B ${mark}`);
  await expect(page.getByRole('status')).toHaveText(t('common.flash.proposalSent'));

  const admin = await visit();
  await signIn(admin, market, 'admin');
  await decide(admin, market, `A ${mark}`);
  await decide(admin, market, `B ${mark}`, `有防尘盖，并不相同 ${mark}`);

  await page.goto(at(`/parts/${designation}`));
  const equivalents = main.getByRole('region', {
    name: t('catalog.equivalents'),
  });
  const refuted = equivalents.getByRole('listitem').filter({ hasText: `A ${mark}` });
  await expect(refuted).toContainText(other);
  await expect(refuted).toContainText(t('words.grade.refuted'));
  await expect(equivalents.getByRole('link', { name: other, exact: true })).toHaveCount(0);
  await expectSound(page);
  const told = main.getByRole('listitem').filter({ hasText: `有防尘盖，并不相同 ${mark}` });
  await page.goto(at('/proposals'));
  await expect(told).toContainText(t('words.proposalState.rejected'));
  await expectSound(page);
  await expect(async () => {
    await page.goto(at('/notifications'));
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass();
});
