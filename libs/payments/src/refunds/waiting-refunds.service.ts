import { DomainError } from '@app/kernel';
import { IdentityQueries } from '@app/identity';
import { type Actor, Database, requireKind, requireRole, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { requireHolder } from '../accounts/bank-account.rules.js';
import { requirePerson } from '../bank/four-eyes.rules.js';
import { moneyDeed, moneyLabel } from '../payments.events.js';
import { type Payee } from '../remittances/remittance.store.js';
import {
  toWaitingRefundView,
  type WaitingRefundRow,
  type WaitingRefundsView,
} from './waiting-refunds.views.js';

const MOST = 100;

/** A buyer's remittances that no account is known for. */
const WAITING = `FROM remittance m
  JOIN refund r ON r.seller_id = m.seller_id AND r.id = m.cause_id
  JOIN payment_share s ON s.seller_id = r.seller_id AND s.id = r.share_id
  JOIN payment p ON p.id = r.payment_id
  WHERE m.state = 'due' AND m.kind = 'refund' AND m.account_number = '' AND p.payer_id = $1`;

interface NamedRow {
  id: string;
  reference: string;
  amount_minor: string;
  currency: string;
}

/** What the market's bank is to pay back to a buyer, once that says where: nothing else keeps it waiting. */
@Injectable()
export class WaitingRefunds {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityQueries,
  ) {}

  async list(actor: Actor): Promise<WaitingRefundsView> {
    requireKind(actor, 'buyer');
    const rows: WaitingRefundRow[] = await this.database.source.query(
      `SELECT r.id, s.reference_id, r.amount_minor, r.currency, r.failure_code, r.created_at ${WAITING} ORDER BY r.id LIMIT ${MOST}`,
      [actor.organisationId],
    );
    return { items: rows.map(toWaitingRefundView) };
  }

  /** Only in the firm's own name, and only where none is named: whoever gets at a firm's session cannot lead its money elsewhere. */
  async name(actor: Actor, payee: Payee, write: WriteRequest): Promise<WaitingRefundsView> {
    requireKind(actor, 'buyer');
    requireRole(actor, 'owner');
    requirePerson(actor);
    await this.database.once(write, async (tx) => {
      const { organisationId } = actor;
      requireHolder(payee.holder, (await this.identity.organisation(organisationId, tx)).name);
      const [rows]: [NamedRow[], number] = await tx.query(
        `UPDATE remittance own SET holder = $2, bank = $3, account_number = $4
         FROM (SELECT m.seller_id, m.id ${WAITING} ORDER BY m.seller_id, m.id FOR UPDATE OF m) AS waiting
         WHERE own.seller_id = waiting.seller_id AND own.id = waiting.id
         RETURNING own.id, own.reference, own.amount_minor, own.currency`,
        [organisationId, payee.holder, payee.bank, payee.accountNumber],
      );
      if (rows.length === 0) throw nothingWaits();
      await stateFacts(
        tx,
        rows.map((row) =>
          moneyDeed('bank.remittance_addressed', actor, {
            subjectId: row.id,
            label: `${payee.holder} ${moneyLabel(row)}`,
            data: { reference: row.reference, last4: payee.accountNumber.slice(-4) },
          }),
        ),
      );
      return { named: rows.length };
    });
    return this.list(actor);
  }
}

function nothingWaits(): DomainError {
  return new DomainError('conflict', 'refund.nothing_waits', {
    zh: '没有等待填写账户的退款',
    en: 'No refund waits for an account',
  });
}
