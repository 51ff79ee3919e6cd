import { type CertificateKind } from '@app/kernel';
import { TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A firm that holds one of these, verified and in force, is green. */
export const GREEN_KINDS: readonly CertificateKind[] = ['green_factory', 'discharge_permit'];

export type CertificateState = 'pending' | 'verified' | 'rejected' | 'withdrawn';

/** A certificate, permit or report that a firm shows; others see it once the market has verified it. */
@Entity('certificate')
@Index('certificate_same', ['organisationId', 'kind', 'number'], {
  unique: true,
  where: `state <> 'withdrawn'`,
})
@Index('certificate_queue', ['state', 'id'], { where: `state = 'pending'` })
@Check(
  'certificate_kind',
  `kind IN ('test_report', 'iso_9001', 'iatf_16949', 'green_factory', 'discharge_permit')`,
)
@Check('certificate_state', `state IN ('pending', 'verified', 'rejected', 'withdrawn')`)
export class Certificate {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;

  @Column('text')
  kind: CertificateKind;

  @Column('text')
  number: string;

  @Column('text')
  issuer: string;

  /** The last day on which it is in force. */
  @Column('date')
  validUntil: string;

  /** Its scan or photograph. */
  @ForeignKey('stored_file')
  @Column('uuid', { nullable: true })
  fileId: string | null;

  @Column('text', { default: 'pending' })
  state: CertificateState;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  reason: string | null;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;

  @TimeColumn({ nullable: true })
  decidedAt: Date | null;
}
