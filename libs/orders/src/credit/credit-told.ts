import { stateFacts } from '@app/platform';
import { type EntityManager } from 'typeorm';
import { type CreditFactName, creditFact } from './credit.events.js';
import { type CreditQueries } from './credit.queries.js';
import { type CreditTermsRow } from './credit.views.js';

/** States a fact of credit between two firms as it stands now; answers that. */
export async function tellCredit(
  tx: EntityManager,
  queries: CreditQueries,
  name: CreditFactName,
  { sellerId, termsId }: { sellerId: string; termsId: string },
  told: Parameters<typeof creditFact>[2] = {},
): Promise<CreditTermsRow> {
  await tx.query(`UPDATE credit_terms SET version = version + 1 WHERE seller_id = $1 AND id = $2`, [
    sellerId,
    termsId,
  ]);
  const terms = await queries.termsRow(tx, sellerId, termsId);
  await stateFacts(tx, [creditFact(name, terms, told)]);
  return terms;
}
