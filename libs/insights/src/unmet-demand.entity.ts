import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something was looked for on a day and nothing of it was on offer. Nobody's search: sums only. */
@Entity('unmet_demand')
@Check('unmet_demand_kind', `kind IN ('part', 'size')`)
@Check('unmet_demand_counts', `searches > 0 AND narrowed BETWEEN 0 AND searches`)
export class UnmetDemand {
  @PrimaryColumn('date')
  day: string;

  @PrimaryColumn('text')
  kind: 'part' | 'size';

  /** A designation of the catalogue, or sizes in millimetres with the type and seal that were said. */
  @PrimaryColumn('text')
  key: string;

  /** Of the buyer; empty where it was not said. */
  @PrimaryColumn('text')
  province: string;

  @Column('integer')
  searches: number;

  /** Of these, how many asked for more than that there be an offer: a province, a price, a certificate. */
  @Column('integer')
  narrowed: number;
}
