import { TimeColumn } from '@app/platform';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Where the market's bank pays a seller: in the firm's own name. What it was before stands in the audit trail. */
@Entity('bank_account')
export class BankAccount {
  @ForeignKey('organisation')
  @PrimaryColumn('uuid')
  sellerId: string;

  @Column('text')
  holder: string;

  @Column('text')
  bank: string;

  @Column('text')
  accountNumber: string;

  @TimeColumn()
  namedAt: Date;

  /** The bank sent money back from there: nothing goes there until it is named anew. */
  @TimeColumn({ nullable: true })
  refusedAt: Date | null;
}
