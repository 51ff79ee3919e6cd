import { MoneyColumn, TimeColumn } from '@app/platform';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type FapiaoKind, type FapiaoState } from './fapiao.states.js';

/** The VAT invoice (fapiao) that a buyer asks for and the seller issues with the tax office; we keep what it says and how it stands. */
@Entity('fapiao')
@ForeignKey('trade_order', ['sellerId', 'orderId'], ['sellerId', 'id'])
@Index('fapiao_to_issue', ['sellerId', 'orderId'], { where: `state = 'requested'` })
@Check('fapiao_kind', `kind IN ('special', 'ordinary')`)
@Check('fapiao_state', `state IN ('requested', 'issued', 'refused')`)
@Check('fapiao_issued', `(state = 'issued') = (number IS NOT NULL AND issued_on IS NOT NULL)`)
@Check('fapiao_refused', `state <> 'refused' OR reason IS NOT NULL`)
export class Fapiao {
  @PrimaryColumn('uuid')
  sellerId: string;

  @PrimaryColumn('uuid')
  orderId: string;

  @Column('text')
  kind: FapiaoKind;

  /** 抬头: the firm it is made out to. */
  @Column('text')
  title: string;

  /** The firm's unified social credit code, its tax number since 2015. */
  @Column('text')
  taxNumber: string;

  /** Where the electronic invoice goes. */
  @Column('text')
  email: string;

  /** Registered address and telephone, bank and account: for a special invoice where the buyer's books want them. */
  @Column('text', { nullable: true })
  registration: string | null;

  @Column('text')
  state: FapiaoState;

  /** What it is made out for: the order less what went back, when it was issued. */
  @MoneyColumn({ nullable: true })
  amountMinor: bigint | null;

  /** 20 digits of a digital invoice, or 8 of an older one. */
  @Column('text', { nullable: true })
  number: string | null;

  @Column('date', { nullable: true })
  issuedOn: string | null;

  /** The invoice itself, as the tax office gave it out. */
  @ForeignKey('stored_file')
  @Column('uuid', { nullable: true })
  fileId: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @TimeColumn({ default: () => 'now()' })
  requestedAt: Date;

  @TimeColumn({ nullable: true })
  answeredAt: Date | null;
}
