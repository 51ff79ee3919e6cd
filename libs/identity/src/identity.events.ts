import { type Locale, type MemberRole, type OrganisationKind } from '@app/platform';

export interface OrganisationRegistered {
  organisationId: string;
  kind: OrganisationKind;
  name: string;
  personId: string;
}

export interface VerificationRequested {
  organisationId: string;
  name: string;
  uscc: string;
  note: string | null;
  personId: string | null;
}

/** Of `organisation.verified` and, with a reason, `organisation.rejected`. */
export interface OrganisationReviewed {
  organisationId: string;
  name: string;
  reason?: string;
}

/** Of `organisation.member_invited`: the link is made from the id when it is mailed. */
export interface MemberInvited {
  invitationId: string;
  organisationName: string;
  inviterName: string;
  email: string;
  locale: Locale;
}

/** Of `organisation.member_role_changed` and `organisation.member_removed`. */
export interface MemberChanged {
  organisationId: string;
  organisationName: string;
  personId: string;
  name: string;
  was: MemberRole;
  /** Null for one who is of the firm no more. */
  role: MemberRole | null;
  by: { personId: string | null; name: string };
}

/** Of `api_key.created` and `api_key.revoked`. */
export interface ApiKeyFact {
  organisationId: string;
  apiKeyId: string;
  name: string;
  personId: string | null;
}

/** A firm's certificates are others than they were; whether it is green may have changed. */
export interface CertificatesChanged {
  organisationId: string;
}

/** Of `person.password_reset_asked`: the link is made from the id when it is mailed. */
export interface PasswordResetAsked {
  resetId: string;
  email: string;
  locale: Locale;
}

/** Of `person.password_changed`. */
export interface PasswordChanged {
  personId: string;
  email: string;
  locale: Locale;
  organisationId: string;
  organisationName: string;
}
