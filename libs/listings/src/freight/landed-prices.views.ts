import { MoneyView } from '@app/kernel';
import { OfferView } from '../listing.views.js';

export class PricedLineView {
  listingId: string;
  sellerId: string;
  quantity: number;
  /** As it can be had now, priced at the quantity; null when it is no longer on the market. */
  offer: OfferView | null;
}

export class SellerFreightView {
  sellerId: string;
  /** Of the lines that can be ordered. */
  goods: MoneyView;
  /** Goods worth less it does not take as an order; null: it takes any. */
  minOrder: MoneyView | null;
  /** What the goods are worth less than that; null: nothing, the order can be placed. */
  belowMinOrder: MoneyView | null;
  /** Kilograms; null where the catalogue does not know the mass of each line's part. */
  massKg: number | null;
  /** To the province asked about; null when none was. */
  freight: MoneyView | null;
}

export class LandedPricesView {
  /** In the order they were asked. */
  lines: PricedLineView[];
  sellers: SellerFreightView[];
  goods: MoneyView;
  freight: MoneyView | null;
  total: MoneyView;
}
