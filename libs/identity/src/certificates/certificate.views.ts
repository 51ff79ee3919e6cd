import { type CertificateKind } from '@app/kernel';
import { type CertificateState } from './certificate.entity.js';

export class CertificateHolderView {
  id: string;
  name: string;
}

/** A certificate as its firm and the market's admins see it. */
export class CertificateView {
  id: string;
  organisation: CertificateHolderView;
  /** test_report, iso_9001, iatf_16949, green_factory or discharge_permit */
  kind: CertificateKind;
  number: string;
  issuer: string;
  /** The last day, YYYY-MM-DD. */
  validUntil: string;
  /** Its last day is over. */
  expired: boolean;
  hasFile: boolean;
  /** pending, verified, rejected or withdrawn */
  state: CertificateState;
  /** Why it was refused. */
  reason: string | null;
  createdAt: string;
}

export class CertificatePageView {
  items: CertificateView[];
  nextCursor: string | null;
}

export class SentFileView {
  id: string;
  /** As its first bytes say. */
  mediaType: string;
  bytes: number;
}

export interface CertificateRow {
  id: string;
  organisation_id: string;
  organisation_name: string;
  kind: CertificateKind;
  number: string;
  issuer: string;
  valid_until: string;
  expired: boolean;
  file_id: string | null;
  state: CertificateState;
  reason: string | null;
  created_at: Date;
}

export function toCertificateView(row: CertificateRow): CertificateView {
  return {
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    kind: row.kind,
    number: row.number,
    issuer: row.issuer,
    validUntil: row.valid_until,
    expired: row.expired,
    hasFile: row.file_id !== null,
    state: row.state,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
  };
}
