import { type Features, findPartType, gradeBetween, type Verdict } from '@app/bearings';
import { unitPriceMicros } from '@app/kernel';
import { featureKey, type OfferView } from '@app/listings';
import { type OrderLineView } from '../order.views.js';

/**
 * What is other than it was: `gone` the offer has ended or rests · `other_goods` the seller offers something else by it · `price_up`
 * `price_down` at the quantity that can be ordered · `quantity` the least quantity or its steps changed · `short` fewer are to be had ·
 * `to_make` the shelf has not enough, the rest is made.
 */
export const CHANGES = [
  'gone',
  'other_goods',
  'price_up',
  'price_down',
  'quantity',
  'short',
  'to_make',
] as const;
export type Change = (typeof CHANGES)[number];

type Bought = Pick<OrderLineView, 'partTypeId' | 'brand' | 'features' | 'quantity' | 'unitPrice'>;

/** The same goods; what a seller offers by a listing may become another thing. */
export function isSameGoods(bought: Bought, offer: OfferView): boolean {
  return (
    bought.partTypeId === offer.partTypeId &&
    bought.brand === offer.brand &&
    featureKey(bought.features) === featureKey(offer.features)
  );
}

/** What goods of the same type are in the place of those bought; null: the same. What a buyer left open at first was settled by what came. */
export function verdictOnFeatures(
  { designation, features }: Pick<OrderLineView, 'designation' | 'features'>,
  offered: Features,
): Pick<Verdict, 'grade' | 'reason'> | null | undefined {
  if (featureKey(features) === featureKey(offered)) return null;
  const type = findPartType(designation);
  const adding = (added: Features) => ({
    ...type!,
    features: { ...type!.features, ...added },
  });
  return type && gradeBetween(adding(features), adding(offered));
}

export interface Today {
  quantity: number;
  unitPrice: string;
  available: number;
  toMake: number;
  isOrderable: boolean;
}

export function changesOf(bought: Bought, offer: OfferView | null, today: Today | null): Change[] {
  if (offer === null) return ['gone'];
  if (today === null) return ['other_goods'];
  const rise = unitPriceMicros(today.unitPrice) - unitPriceMicros(bought.unitPrice);
  return [
    ...(rise > 0n ? (['price_up'] as const) : []),
    ...(rise < 0n ? (['price_down'] as const) : []),
    ...(today.quantity === bought.quantity ? [] : (['quantity'] as const)),
    ...(today.isOrderable ? [] : (['short'] as const)),
    ...(today.isOrderable && today.toMake > 0 ? (['to_make'] as const) : []),
  ];
}
