import { Database, Runs } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { workDue } from '../due-work.js';
import { tellCredit } from './credit-told.js';
import { CreditQueries } from './credit.queries.js';

const SOON_DAYS = 3;
const AGAIN_DAYS = 7;

/** Of what is accepted and not paid (`r`, of the terms `t`): what nobody was told of yet, and every week what is overdue. */
const TO_TELL = `r.paid_minor < r.accepted_minor AND (
  (r.reminded < 1 AND r.due_on <= $1::date + ${SOON_DAYS}) OR (r.reminded < 2 AND r.due_on < $1::date)
  OR (r.due_on < $1::date AND t.reminded_on <= $1::date - ${AGAIN_DAYS}))`;

/** Buyers hear in time what they are to pay, and both sides what is overdue: one word for each two firms, however many orders. */
@Injectable()
export class CreditReminders {
  constructor(
    private readonly database: Database,
    private readonly queries: CreditQueries,
  ) {}

  /** In the morning, where the market is. */
  @Runs('orders.credit-reminders', { cron: '5 1 * * *' })
  async remind(): Promise<void> {
    const today = this.queries.today();
    await workDue(
      (most): Promise<{ seller_id: string; id: string }[]> =>
        this.database.source.query(
          `SELECT DISTINCT t.seller_id, t.id FROM receivable r JOIN credit_terms t ON t.seller_id = r.seller_id AND t.id = r.terms_id
           WHERE r.due_on <= $1::date + ${SOON_DAYS} AND ${TO_TELL} LIMIT $2`,
          [today, most],
        ),
      ({ seller_id: sellerId, id }) =>
        this.database.transact((tx) => this.remindOne(tx, sellerId, id, today)),
    );
  }

  /** Under the lock of the terms: a twin that comes later finds nothing left to tell. */
  private async remindOne(
    tx: EntityManager,
    sellerId: string,
    termsId: string,
    today: string,
  ): Promise<void> {
    const [due]: unknown[] = await tx.query(
      `SELECT 1 FROM credit_terms t WHERE seller_id = $2 AND id = $3 AND EXISTS (
         SELECT FROM receivable r WHERE r.seller_id = t.seller_id AND r.terms_id = t.id AND ${TO_TELL}
       ) FOR UPDATE`,
      [today, sellerId, termsId],
    );
    if (!due) return;
    const [rows]: [{ rest: string; is_overdue: boolean }[], number] = await tx.query(
      `UPDATE receivable SET reminded = CASE WHEN due_on < $1::date THEN 2 ELSE 1 END
       WHERE seller_id = $2 AND terms_id = $3 AND paid_minor < accepted_minor AND due_on <= $1::date + ${SOON_DAYS}
       RETURNING accepted_minor - paid_minor AS rest, due_on < $1::date AS is_overdue`,
      [today, sellerId, termsId],
    );
    await tx.query(`UPDATE credit_terms SET reminded_on = $3 WHERE seller_id = $1 AND id = $2`, [
      sellerId,
      termsId,
      today,
    ]);
    const overdue = rows.filter((row) => row.is_overdue);
    const told = overdue.length > 0 ? overdue : rows;
    const amountMinor = told.reduce((sum, { rest }) => sum + BigInt(rest), 0n).toString();
    const name = overdue.length > 0 ? 'credit.overdue' : 'credit.due_soon';
    await tellCredit(tx, this.queries, name, { sellerId, termsId }, { amountMinor });
  }
}
