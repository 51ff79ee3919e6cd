import { type CertificateKind } from '@app/kernel';
import { type OrganisationKind, TODAY_SQL } from '@app/platform';
import { type Verification } from '../organisation.entity.js';

/** A certificate that the market has verified and that is in force. */
export class HeldCertificateView {
  /** test_report, iso_9001, iatf_16949, green_factory or discharge_permit */
  kind: CertificateKind;
  number: string;
  issuer: string;
  /** The last day, YYYY-MM-DD. */
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
  /** Holds a verified green-factory certificate or discharge permit that is in force. */
  greenCertified: boolean;
  certificates: HeldCertificateView[];
}

export class SellersView {
  items: PublicOrganisationView[];
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
  certificates: HeldCertificateView[];
  created_at: Date;
}

/** Of the table by its own name. */
export const ORGANISATION_COLUMNS = `organisation.id, organisation.kind, organisation.name, province, city, town, industrial_park,
  uscc, verification, verification_reason, verification_note, coalesce(green_until >= ${TODAY_SQL}, false) AS green_certified,
  organisation.created_at, ARRAY(
    SELECT json_build_object('kind', c.kind, 'number', c.number, 'issuer', c.issuer, 'validUntil', c.valid_until)
    FROM certificate c
    WHERE c.organisation_id = organisation.id AND c.state = 'verified' AND c.valid_until >= ${TODAY_SQL}
    ORDER BY c.kind, c.valid_until DESC
  ) AS certificates`;

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
    certificates: row.certificates.map(({ kind, number, issuer, validUntil }) => ({
      kind,
      number,
      issuer,
      validUntil,
    })),
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
