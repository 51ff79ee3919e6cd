import { newId } from '@app/kernel';
import { type Account, type Answer, type TestApp } from './app.js';
import { PASSWORD } from './identity.js';

/** Somebody else of the same firm, who came by an invitation. */
export async function colleague(market: TestApp, owner: Account, role: 'member' | 'admin'): Promise<Account> {
  const email = `${newId()}@example.test`;
  await owner.post('/organisations/me/invitations', { email, role });
  return market.account(email, await joinBy(market, email, `Colleague ${role}`));
}

/** Follows the link of the invitation that was mailed last. */
export async function joinBy(market: TestApp, email: string, name: string): Promise<Answer> {
  await market.drain();
  const [mail] = await market.sql(
    `SELECT body FROM mail WHERE to_address = $1 AND body LIKE '%/invitations/%' ORDER BY id DESC`,
    [email],
  );
  const [, id, token] = /\/invitations\/([\w-]+)\?token=([\w-]+)/.exec(mail.body)!;
  return market.anyone().post(`/invitations/${id}/accept`, { token, name, password: PASSWORD });
}
