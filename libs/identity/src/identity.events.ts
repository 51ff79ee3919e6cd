import { type Locale, type OrganisationKind } from '@app/platform';

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
