import { Database } from '@app/platform';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_ACCOUNTS, DEMO_LOGINS, type DemoAccount } from './accounts.js';
import { DEFAULT_LISTINGS, DEFAULT_SELLERS, seedDemo } from './seed.js';

/** On an empty market, the demonstration cluster. Answers its accounts. */
export async function prepareDemo(
  app: NestFastifyApplication,
  say: (text: string) => void,
): Promise<readonly DemoAccount[]> {
  const { source } = app.get(Database);
  const [state]: { shown: boolean; open: boolean }[] = await source.query(
    `SELECT EXISTS (SELECT FROM person WHERE email = $1) AS shown,
            NOT EXISTS (SELECT FROM organisation) AS open`,
    [DEMO_LOGINS.admin],
  );
  if (!state?.open) return state?.shown ? DEMO_ACCOUNTS : [];
  say('Loading the demo cluster');
  await seedDemo(app, { sellers: DEFAULT_SELLERS, listings: DEFAULT_LISTINGS, say });
  return DEMO_ACCOUNTS;
}
