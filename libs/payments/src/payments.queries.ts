import { Database } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type PaymentRow } from './payment.views.js';
import { type PaymentPurpose } from './payment.request.js';

const COLUMNS = `id, purpose_kind, purpose_id, payer_id, amount_minor, currency, state, method, provider_reference, provider_charge,
  remittance_code, failure_code, action_url, attempt, version`;

export interface AttemptRow {
  attempt: number;
  method: string;
  payment_method: string | null;
  return_url: string;
  asked_at: Date;
}

@Injectable()
export class PaymentsQueries {
  constructor(private readonly database: Database) {}

  async byPurpose({ kind, id }: PaymentPurpose): Promise<PaymentRow | null> {
    const [row]: PaymentRow[] = await this.database.source.query(
      `SELECT ${COLUMNS} FROM payment WHERE purpose_kind = $1 AND purpose_id = $2`,
      [kind, id],
    );
    return row ?? null;
  }

  async byId(id: string): Promise<PaymentRow | null> {
    const [row]: PaymentRow[] = await this.database.source.query(
      `SELECT ${COLUMNS} FROM payment WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The payment of an intent: by the reference we stored, or, when its answer has not reached us, by the id it carries. */
  async idOfIntent(reference: string, paymentId: string | undefined): Promise<string | null> {
    const [row]: { id: string }[] = await this.database.source.query(
      `SELECT id FROM payment WHERE provider_reference = $1
       UNION ALL SELECT id FROM payment WHERE id::text = $2 AND provider_reference IS NULL LIMIT 1`,
      [reference, paymentId ?? null],
    );
    return row?.id ?? null;
  }

  async attempt(paymentId: string, attempt: number): Promise<AttemptRow | null> {
    const [row]: AttemptRow[] = await this.database.source.query(
      `SELECT attempt, method, payment_method, return_url, asked_at FROM payment_attempt WHERE payment_id = $1 AND attempt = $2`,
      [paymentId, attempt],
    );
    return row ?? null;
  }
}

/** Locked until `tx` ends: whatever happens to one payment happens in a row. */
export async function lockPayment(
  tx: EntityManager,
  by: { id: string } | { purpose: PaymentPurpose },
): Promise<PaymentRow | null> {
  const [condition, values] =
    'id' in by
      ? ['id = $1', [by.id]]
      : ['purpose_kind = $1 AND purpose_id = $2', [by.purpose.kind, by.purpose.id]];
  const [row]: PaymentRow[] = await tx.query(
    `SELECT ${COLUMNS} FROM payment WHERE ${condition} FOR UPDATE`,
    values,
  );
  return row ?? null;
}
