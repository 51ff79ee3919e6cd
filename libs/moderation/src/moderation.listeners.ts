import { majorText } from '@app/kernel';
import {
  type ApiKeyFact,
  type MemberChanged,
  type OrganisationRegistered,
  type PasswordChanged,
  type VerificationRequested,
} from '@app/identity';
import { type CommissionFactPayload, type CreditFactPayload } from '@app/orders';
import { type PaymentFactPayload, type PayoutFactPayload } from '@app/payments';
import { type Deed, Listens, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditTrail, type TrailEntry } from './audit-trail.js';

/** Of `webhook.*`. */
interface WebhookFact {
  by: TrailEntry['by'];
  endpointId: string;
  host: string;
  isOn: boolean;
  reason: string | null;
}

/** What a deed is done to, by the first word of its name. */
const SUBJECTS = {
  bank: 'bank',
  bank_account: 'organisation',
  payout: 'payout',
  provider_event: 'provider_event',
  mail: 'mail',
} as const;

/** Deeds of others that belong in the trail. */
@Injectable()
export class ModerationListeners {
  constructor(private readonly trail: AuditTrail) {}

  @Listens('organisation.registered')
  async onRegistered(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId, personId, name, kind } = fact.payload as OrganisationRegistered;
    await this.trail.record(tx, {
      by: { organisationId, personId },
      action: fact.name,
      subject: { kind: 'organisation', id: organisationId, label: name },
      data: { kind },
      at: fact.occurredAt,
    });
  }

  @Listens('organisation.verification_requested')
  async onVerificationRequested(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId, personId, name, uscc, note } = fact.payload as VerificationRequested;
    await this.trail.record(tx, {
      by: { organisationId, personId },
      action: fact.name,
      subject: { kind: 'organisation', id: organisationId, label: name },
      data: { uscc, note },
      at: fact.occurredAt,
    });
  }

  @Listens('organisation.member_role_changed', 'organisation.member_removed')
  async onMember(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId, organisationName, by, personId, name, was, role } = fact.payload as MemberChanged;
    await this.trail.record(tx, {
      by: { organisationId, personId: by.personId },
      action: fact.name,
      subject: { kind: 'organisation', id: organisationId, label: organisationName },
      data: { personId, name, was, role },
      at: fact.occurredAt,
    });
  }

  @Listens('person.password_changed')
  async onPasswordChanged(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId, organisationName, personId } = fact.payload as PasswordChanged;
    await this.trail.record(tx, {
      by: { organisationId, personId },
      action: fact.name,
      subject: { kind: 'organisation', id: organisationId, label: organisationName },
      at: fact.occurredAt,
    });
  }

  @Listens('api_key.created', 'api_key.revoked')
  async onApiKey(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { organisationId, personId, apiKeyId, name } = fact.payload as ApiKeyFact;
    await this.trail.record(tx, {
      by: { organisationId, personId },
      action: fact.name,
      subject: { kind: 'api_key', id: apiKeyId, label: name },
      at: fact.occurredAt,
    });
  }

  @Listens(
    'webhook.created',
    'webhook.changed',
    'webhook.secret_changed',
    'webhook.deleted',
    'webhook.switched_off',
  )
  async onWebhook(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { by, endpointId, host, isOn, reason } = fact.payload as WebhookFact;
    await this.trail.record(tx, {
      by,
      action: fact.name,
      subject: { kind: 'webhook', id: endpointId, label: host },
      reason: reason ?? undefined,
      data: { isOn },
      at: fact.occurredAt,
    });
  }

  /** Money that went back; the provider's doing, or its refusal. */
  @Listens('payment.refunded', 'payment.refund_failed')
  async onRefund(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { paymentId, purpose, shares, failureCode } = fact.payload as PaymentFactPayload;
    await this.trail.record(tx, {
      by: null,
      action: fact.name,
      subject: { kind: 'payment', id: paymentId, label: `${purpose.kind} ${purpose.id}` },
      data: { shares, failureCode },
      at: fact.occurredAt,
    });
  }

  @Listens('payout.paid', 'payout.failed')
  async onPayout(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { sellerId, payoutId, amount, failureCode } = fact.payload as PayoutFactPayload;
    await this.trail.record(tx, {
      by: null,
      action: fact.name,
      subject: {
        kind: 'payout',
        id: payoutId,
        label: `${amount.currency} ${majorText(BigInt(amount.amountMinor))}`,
      },
      data: { sellerId, amount, failureCode },
      at: fact.occurredAt,
    });
  }

  /** What the market keeps, as its admins set it. */
  @Listens('commission.rule_added', 'commission.rule_changed', 'commission.rule_ended')
  async onCommissionRule(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { by, rule, was } = fact.payload as CommissionFactPayload;
    const label = [rule.seller?.name ?? '*', rule.family ?? '*', `${rule.basisPoints / 100} %`].join(' · ');
    await this.trail.record(tx, {
      by,
      action: fact.name,
      subject: { kind: 'commission_rule', id: rule.id, label },
      data: { rule, was },
      at: fact.occurredAt,
    });
  }

  /** What firms let one another owe, and money that a seller says it had. */
  @Listens(
    'credit.granted',
    'credit.changed',
    'credit.suspended',
    'credit.resumed',
    'credit.ended',
    'credit.receipt_noted',
    'credit.repayment_reversed',
  )
  async onCredit(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { by, termsId, sellerName, buyerName, reason, ...terms } = fact.payload as CreditFactPayload;
    await this.trail.record(tx, {
      by,
      action: fact.name,
      subject: { kind: 'credit_terms', id: termsId, label: `${sellerName} → ${buyerName}` },
      reason: reason ?? undefined,
      data: { ...terms },
      at: fact.occurredAt,
    });
  }

  /** What persons saw to at the bank and at the payment provider, where a seller has its money sent and when, and mails given once more. */
  @Listens(
    'bank.statement_taken',
    'bank.match_confirmed',
    'bank.match_withdrawn',
    'bank.batch_approved',
    'bank.batch_exported',
    'bank.batch_withdrawn',
    'bank.remittance_paid',
    'bank.remittance_returned',
    'bank.remittance_addressed',
    'bank.debt_written_off',
    'bank.write_off_withdrawn',
    'bank_account.named',
    'payout.ordered',
    'provider_event.replayed',
    'mail.sent_again',
  )
  async onDeed(tx: EntityManager, fact: StoredFact): Promise<void> {
    const { by, subjectId, label, data } = fact.payload as Deed;
    const [about] = fact.name.split('.', 1);
    await this.trail.record(tx, {
      by,
      action: fact.name,
      subject: { kind: SUBJECTS[about as keyof typeof SUBJECTS], id: subjectId, label },
      data,
      at: fact.occurredAt,
    });
  }
}
