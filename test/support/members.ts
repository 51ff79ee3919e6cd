import { newId } from '@app/kernel';
import { type Account, type TestApp } from './app.js';
import { PASSWORD } from './identity.js';

/** Somebody else of the same firm, who came by an invitation. */
export async function colleague(market: TestApp, owner: Account, role: 'member' | 'admin'): Promise<Account> {
  const email = `${newId()}@example.test`;
  await owner.post('/organisations/me/invitations', { email, role });
  await market.drain();
  const [mail] = await market.sql(`SELECT body FROM mail WHERE to_address = $1`, [email]);
  const [, id, token] = /\/invitations\/([\w-]+)\?token=([\w-]+)/.exec(mail.body)!;
  const joined = await market
    .anyone()
    .post(`/invitations/${id}/accept`, { token, name: `Colleague ${role}`, password: PASSWORD });
  return market.account(email, joined);
}
