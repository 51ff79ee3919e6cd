import { CERTIFICATE_KINDS, type CertificateKind } from '@app/kernel';
import { PageQuery, PlainText } from '@app/platform';
import { IsIn, IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { type CertificateState } from './certificate.entity.js';

export class ShowCertificateRequest {
  @IsIn(CERTIFICATE_KINDS)
  kind: CertificateKind;

  @PlainText({ max: 80 })
  number: string;

  /** Who gave it out. */
  @PlainText({ max: 120 })
  issuer: string;

  /** The last day on which it is in force, YYYY-MM-DD. */
  @IsISO8601({ strict: true })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'must be a date such as 2027-12-31' })
  validUntil: string;

  /** Of its scan or photograph, sent before. */
  @IsOptional()
  @IsUUID()
  fileId?: string;
}

export class CertificatesToReviewQuery extends PageQuery {
  /** `pending` unless another is asked for. */
  @IsIn(['pending', 'verified', 'rejected', 'withdrawn'])
  state: CertificateState = 'pending';
}
