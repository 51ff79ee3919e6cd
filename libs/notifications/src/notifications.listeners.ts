import {
  type MemberInvited,
  Members,
  type PasswordChanged,
  type PasswordResetAsked,
  PasswordResets,
} from '@app/identity';
import { Listens, type StoredFact } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import {
  APPROVAL_FACTS,
  CLAIM_FACTS,
  CREDIT_FACTS,
  FAPIAO_FACTS,
  LISTING_FACTS,
  noticeOfFapiao,
  noticeOfApproval,
  noticeOfBankAccount,
  noticeOfListing,
  noticeOfMember,
  noticeOfMessage,
  noticeOfOrganisation,
  noticeOfPayout,
  noticeOfProposal,
  noticeOfRefund,
  noticeOfWebhook,
  noticesOfClaim,
  noticesOfCredit,
  noticesOfOrder,
  noticesOfRfq,
  ORDER_FACTS,
  PAYOUT_FACTS,
  RFQ_FACTS,
} from './notification.rules.js';
import { Notifications } from './notifications.service.js';

@Injectable()
export class NotificationsListeners {
  constructor(
    private readonly members: Members,
    private readonly notifications: Notifications,
    private readonly resets: PasswordResets,
  ) {}

  @Listens(...ORDER_FACTS)
  onOrder(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticesOfOrder(fact));
  }

  @Listens(...CLAIM_FACTS)
  onClaim(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticesOfClaim(fact));
  }

  @Listens(...FAPIAO_FACTS)
  onFapiao(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfFapiao(fact));
  }

  @Listens('order.message_sent')
  onMessage(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfMessage(fact));
  }

  @Listens(...CREDIT_FACTS)
  onCredit(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticesOfCredit(fact));
  }

  @Listens(...APPROVAL_FACTS)
  onApproval(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfApproval(fact));
  }

  @Listens(...RFQ_FACTS)
  onRfq(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticesOfRfq(fact));
  }

  /** Only by mail: whoever is invited belongs to nobody yet. */
  @Listens('organisation.member_invited')
  onInvited(tx: EntityManager, { payload }: StoredFact): Promise<void> {
    const { invitationId, organisationName, inviterName, email, locale } = payload as MemberInvited;
    return this.notifications.mail(tx, [
      {
        to: { email, locale },
        kind: 'organisation.member_invited.person',
        params: { organisationName, inviterName },
        link: `/invitations/${invitationId}?token=${this.members.tokenOf(invitationId)}`,
      },
    ]);
  }

  @Listens('person.password_reset_asked')
  onPasswordResetAsked(tx: EntityManager, { payload }: StoredFact): Promise<void> {
    const { resetId, email, locale } = payload as PasswordResetAsked;
    return this.notifications.mail(tx, [
      {
        to: { email, locale },
        kind: 'person.password_reset_asked.person',
        params: {},
        link: `/password-reset/${resetId}?token=${this.resets.tokenOf(resetId)}`,
      },
    ]);
  }

  /** So that somebody hears of it when it was another. */
  @Listens('person.password_changed')
  onPasswordChanged(tx: EntityManager, { payload }: StoredFact): Promise<void> {
    const { email, locale } = payload as PasswordChanged;
    return this.notifications.mail(tx, [
      { to: { email, locale }, kind: 'person.password_changed.person', params: {}, link: '/password-reset' },
    ]);
  }

  @Listens('organisation.member_role_changed', 'organisation.member_removed')
  onMember(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfMember(fact));
  }

  @Listens(...LISTING_FACTS)
  onListing(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfListing(fact));
  }

  @Listens('organisation.verified', 'organisation.rejected')
  onOrganisation(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfOrganisation(fact));
  }

  @Listens('proposal.accepted', 'proposal.rejected')
  onProposal(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfProposal(fact));
  }

  @Listens(...PAYOUT_FACTS)
  onPayout(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfPayout(fact));
  }

  @Listens('payment.refund_failed')
  onRefundFailed(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfRefund(fact));
  }

  @Listens('bank_account.named')
  onBankAccount(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfBankAccount(fact));
  }

  @Listens('webhook.switched_off')
  onWebhook(tx: EntityManager, fact: StoredFact): Promise<void> {
    return this.notifications.tell(tx, fact, noticeOfWebhook(fact));
  }
}
