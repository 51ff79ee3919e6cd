import { Webhook } from 'standardwebhooks';
import { WebhookReceiver } from '../support/webhook-receiver.js';
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

test('a webhook is made, tried, failing, mended and sent again from its log', async ({ page, market }) => {
  const { at, t } = market;
  const receiver = await WebhookReceiver.start();
  const main = page.getByRole('main');
  const button = (key: string) =>
    main.getByRole('button', { name: t(`partner-api.webhook.${key}`), exact: true });
  const flash = page.getByRole('status').first();

  await signIn(page, market, 'seller');
  await page.goto(at('/partner-api'));
  await main.getByLabel(t('partner-api.webhook.url')).fill('https://10.0.0.1/hook');
  await button('make').click();
  await expect(main.locator('#webhooks ~ form .error')).toContainText('10.0.0.1');
  await main.getByLabel(t('partner-api.webhook.url')).fill(`${receiver.url}/hook`);
  await button('make').click();
  const shown = page.getByRole('status').filter({ hasText: t('partner-api.webhook.madeTitle') });
  const secret = (await shown.getByRole('code').textContent()) ?? '';
  expect(secret).toMatch(/^whsec_/);
  await shown.getByRole('link', { name: t('partner-api.webhook.openLog') }).click();
  const logged = main.getByRole('row').filter({ hasText: 'webhook.test' });

  await test.step('what fails is said, and what is sent again arrives under the same id', async () => {
    receiver.answer = (response) => response.writeHead(503).end('Back soon');
    await button('test').click();
    await expect(flash).toHaveText(t('common.flash.webhookTested'));
    await expect(async () => {
      await page.reload();
      await expect(logged).toContainText('HTTP 503', { timeout: 100 });
    }).toPass();
    await logged.getByText('webhook.test').first().click();
    await expect(logged).toContainText('Back soon');
    receiver.answer = (response) => response.writeHead(204).end();
    await button('again').click();
    await expect(async () => {
      await page.reload();
      await expect(logged).toContainText(t('partner-api.webhook.state.delivered'), { timeout: 100 });
    }).toPass();
    const ids = new Set(receiver.calls.map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    const { body, headers } = receiver.calls.at(-1)!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'webhook.test',
    });
  });

  await test.step('deleted, it is gone', async () => {
    await main.locator('summary', { hasText: t('partner-api.webhook.delete') }).click();
    await button('delete').click();
    await expect(flash).toHaveText(t('common.flash.webhookDeleted'));
    await expect(main.getByRole('link', { name: receiver.url })).toHaveCount(0);
  });
  await receiver.stop();
});
