import { expect, test } from './market.js';
import { signIn } from './people.js';

test('a partner key is shown once, reads the catalogue, and is refused once revoked', async ({
  page,
  market,
  request,
}) => {
  const { at, t, mark } = market;
  const read = (key: string) => request.get('/partner/v1/parts/180205', { headers: { 'X-Api-Key': key } });
  const shown = page.getByRole('status').filter({ hasText: t('partner-api.createdTitle') });
  const inList = page.getByRole('listitem').filter({ hasText: mark });

  await signIn(page, market, 'seller');
  await page.goto(at('/partner-api'));
  await page.getByLabel(t('partner-api.name')).fill(mark);
  await page.getByRole('button', { name: t('partner-api.create') }).click();
  await expect(shown).toBeVisible();
  const key = (await shown.getByRole('code').textContent()) ?? '';
  expect(key.length).toBeGreaterThan(30);

  await test.step('the key works for what it may do, and for nothing else', async () => {
    const found = await read(key);
    expect(found.status()).toBe(200);
    expect(await found.json()).toMatchObject({ designation: '6205-2RS' });
    const refused = await request.get('/partner/v1/listings', { headers: { 'X-Api-Key': key } });
    expect(refused.status()).toBe(403);
  });

  await test.step('nobody can read it again', async () => {
    await page.goto(at('/partner-api'));
    await expect(inList).toBeVisible();
    await expect(shown).toHaveCount(0);
    expect(await page.content()).not.toContain(key);
  });

  await test.step('revoked, it opens nothing', async () => {
    await inList.getByText(t('partner-api.revoke'), { exact: true }).first().click();
    await inList.getByRole('button', { name: t('partner-api.revoke') }).click();
    await expect(page.getByRole('status').first()).toHaveText(t('common.flash.keyRevoked'));
    await expect(inList).toHaveCount(0);
    expect((await read(key)).status()).toBe(401);
  });
});
