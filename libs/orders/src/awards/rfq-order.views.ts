import { type OrderOfRfq } from '@app/sourcing';
import { OrderView } from '../order.views.js';

export class RfqOrderView {
  /** award, or repair: it makes up for what a seller of an award declined. */
  cameOf: OrderOfRfq['cameOf'];
  order: OrderView;
}

export class RfqOrdersView {
  items: RfqOrderView[];
}
