import { type OrganisationKind } from '@app/platform';
import { type Certificate, type Verification } from '../organisation.entity.js';

export class CertificateView {
  kind: 'iso9001' | 'iatf16949' | 'iso14001' | 'green_factory' | 'discharge_permit';
  number: string;
  validUntil: string;
}

/** What everybody may know of a seller. */
export class PublicOrganisationView {
  id: string;
  kind: OrganisationKind;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrialPark: string | null;
  verification: Verification;
  greenCertified: boolean;
  certificates: CertificateView[];
}

/** What its own people and the market's admins know of a firm. */
export class OrganisationView extends PublicOrganisationView {
  /** Unified social credit code. */
  uscc: string | null;
  /** Why the verification was refused. */
  verificationReason: string | null;
  /** What the firm wrote when it asked to be verified. */
  verificationNote: string | null;
  createdAt: string;
}

export class OrganisationPageView {
  items: OrganisationView[];
  nextCursor: string | null;
}

/** A firm as the database answers it. */
export interface OrganisationRow {
  id: string;
  kind: OrganisationKind;
  name: string;
  province: string;
  city: string | null;
  town: string | null;
  industrial_park: string | null;
  uscc: string | null;
  verification: Verification;
  verification_reason: string | null;
  verification_note: string | null;
  green_certified: boolean;
  certificates: Certificate[];
  created_at: Date;
}

export const ORGANISATION_COLUMNS = `id, kind, name, province, city, town, industrial_park, uscc, verification,
  verification_reason, verification_note, green_certified, certificates, created_at`;

export function toPublicOrganisationView(row: OrganisationRow): PublicOrganisationView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    province: row.province,
    city: row.city,
    town: row.town,
    industrialPark: row.industrial_park,
    // That somebody was refused, or waits, is between them and the market.
    verification: row.verification === 'verified' ? 'verified' : 'unverified',
    greenCertified: row.green_certified,
    certificates: row.certificates.map(({ kind, number, validUntil }) => ({ kind, number, validUntil })),
  };
}

export function toOrganisationView(row: OrganisationRow): OrganisationView {
  return {
    ...toPublicOrganisationView(row),
    verification: row.verification,
    uscc: row.uscc,
    verificationReason: row.verification_reason,
    verificationNote: row.verification_note,
    createdAt: row.created_at.toISOString(),
  };
}
