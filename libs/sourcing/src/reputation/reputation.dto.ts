import { Ids } from '@app/platform';

export class ReputationsQuery {
  /** Sellers; repeat for more than one. */
  @Ids(100)
  sellerId: string[];
}
