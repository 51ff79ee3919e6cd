import { type MemberRole, MoneyColumn, type OrganisationKind, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';

export type Verification = 'unverified' | 'pending' | 'verified' | 'rejected';

/** A firm: buyer, seller, or the market itself. */
@Entity('organisation')
@Check('organisation_order_limit', `order_limit_minor >= 0`)
@Check('organisation_kind', `kind IN ('buyer', 'seller', 'platform')`)
@Check('organisation_verification', `verification IN ('unverified', 'pending', 'verified', 'rejected')`)
@Index('organisation_uscc', ['kind', 'uscc'], { unique: true, where: `verification = 'verified'` })
@Index('organisation_queue', ['verification', 'id'])
@Index('organisation_of_kind', ['kind', 'id'])
export class Organisation {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: OrganisationKind;

  @Column('text')
  name: string;

  /** Mainland province-level division, Chinese name without its suffix: 山东. */
  @Column('text')
  province: string;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  town: string | null;

  @Column('text', { nullable: true })
  industrialPark: string | null;

  /** Unified social credit code, GB 32100: 18 characters. Anybody may claim one; of those verified, one firm of a kind has it. */
  @Column('text', { nullable: true })
  uscc: string | null;

  @Column('text', { default: 'unverified' })
  verification: Verification;

  /** Why it was refused. */
  @Column('text', { nullable: true })
  verificationReason: string | null;

  /** What the firm wrote when it asked. */
  @Column('text', { nullable: true })
  verificationNote: string | null;

  /** The last day on which a verified green certificate of the firm is in force; it is green up to then. */
  @Column('date', { nullable: true })
  greenUntil: string | null;

  /** What members without a limit of their own may order for at once without approval; null: no limit. */
  @MoneyColumn({ nullable: true })
  orderLimitMinor: bigint | null;

  @VersionColumn({ default: 1 })
  version: number;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

/** Somebody who signs in. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid')
  id: string;

  /** Lower case. */
  @Index('person_email', { unique: true })
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text', { default: 'zh' })
  locale: 'zh' | 'en';

  /** argon2id, PHC string. */
  @Column('text')
  passwordHash: string;

  @TimeColumn({ default: () => 'now()' })
  createdAt: Date;
}

@Entity('membership')
@Check('membership_role', `role IN ('owner', 'member', 'admin')`)
@Check('membership_order_limit', `order_limit_minor >= 0`)
export class Membership {
  @ForeignKey('person', { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  personId: string;

  @ForeignKey('organisation', { onDelete: 'CASCADE' })
  @Index('membership_organisation')
  @PrimaryColumn('uuid')
  organisationId: string;

  @Column('text')
  role: MemberRole;

  /** The largest purchase of theirs that needs nobody's approval. */
  @MoneyColumn({ nullable: true })
  orderLimitMinor: bigint | null;
}
