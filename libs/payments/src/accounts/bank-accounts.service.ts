import { Clock, DomainError } from '@app/kernel';
import { IdentityQueries } from '@app/identity';
import { type Actor, Database, requireKind, requireRole, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../bank/four-eyes.rules.js';
import { moneyDeed } from '../payments.events.js';
import { type Payee } from '../remittances/remittance.store.js';
import { masked } from '../remittances/remittance.views.js';
import { requireHolder } from './bank-account.rules.js';
import { type BankAccountAnswer, type BankAccountRow, toBankAccountView } from './bank-account.views.js';

const COLUMNS = 'holder, bank, account_number, named_at, refused_at';

/** Where a seller's bank payouts go. */
@Injectable()
export class BankAccounts {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly identity: IdentityQueries,
  ) {}

  async find(actor: Actor): Promise<BankAccountAnswer> {
    requireKind(actor, 'seller');
    const [row]: BankAccountRow[] = await this.database.source.query(
      `SELECT ${COLUMNS} FROM bank_account WHERE seller_id = $1`,
      [actor.organisationId],
    );
    return { account: row ? toBankAccountView(row) : null };
  }

  /** Only in the name of the verified firm: whoever gets at a firm's session cannot lead its money elsewhere. */
  async name(actor: Actor, payee: Payee, write: WriteRequest): Promise<BankAccountAnswer> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner');
    requirePerson(actor);
    return this.database.once(write, async (tx) => {
      const sellerId = actor.organisationId;
      const firm = await this.identity.organisation(sellerId, tx);
      if (firm.verification !== 'verified') throw unverified();
      requireHolder(payee.holder, firm.name);
      const [row]: (BankAccountRow & { before: string | null })[] = await tx.query(
        `INSERT INTO bank_account AS own (seller_id, holder, bank, account_number, named_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (seller_id) DO UPDATE SET holder = excluded.holder, bank = excluded.bank,
           account_number = excluded.account_number, named_at = excluded.named_at, refused_at = NULL
         RETURNING ${COLUMNS.split(', ')
           .map((column) => `own.${column}`)
           .join(', ')}, old.account_number AS before`,
        [sellerId, payee.holder, payee.bank, payee.accountNumber, this.clock.now()],
      );
      if (!row) throw new TypeError('a bank account was not written');
      await stateFacts(tx, [
        moneyDeed('bank_account.named', actor, {
          subjectId: sellerId,
          label: firm.name,
          data: {
            bank: payee.bank,
            account: masked(payee.accountNumber),
            before: row.before && masked(row.before),
          },
        }),
      ]);
      return { account: toBankAccountView(row) };
    });
  }
}

function unverified(): DomainError {
  return new DomainError('conflict', 'bank_account.firm_unverified', {
    zh: '企业认证通过后才能登记收款银行账户',
    en: 'The firm must be verified before it names a bank account',
  });
}
