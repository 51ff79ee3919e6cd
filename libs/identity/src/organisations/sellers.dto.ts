import { Ids } from '@app/platform';

export class SellersQuery {
  /** Repeat for more than one. */
  @Ids(100)
  id: string[];
}
