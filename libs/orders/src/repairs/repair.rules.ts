import { type Features } from '@app/bearings';
import { DomainError, type FieldFault, lineTotalMinor, unitPriceMicros } from '@app/kernel';
import { orderablePieces, type SellerRules, unitPriceAt } from '@app/listings';
import { type DeclinedOrder, type OrderPieces, type WantedPieces } from '@app/sourcing';
import { type AgreedLine } from '../order.rules.js';
import { type OrderRow } from '../order.views.js';
import { type PiecesOfLine } from '../partial.rules.js';

/** What the seller stands by; before it has answered, all. */
function acceptedOf({ state, lines }: OrderRow): PiecesOfLine[] {
  return lines.map((line) => ({
    line,
    quantity: state === 'rejected' ? 0 : (line.acceptedQuantity ?? line.quantity),
  }));
}

/** What the seller declined: the order of another who declined nothing has no repair. */
export function lackingOf(order: OrderRow): PiecesOfLine[] {
  const lacking = acceptedOf(order)
    .map(({ line, quantity }) => ({ line, quantity: line.quantity - quantity }))
    .filter(({ quantity }) => quantity > 0);
  if (lacking.length > 0) return lacking;
  throw new DomainError('conflict', 'order.nothing_lacks', {
    zh: `订单 ${order.number} 的卖家没有拒绝任何货`,
    en: `The seller of order ${order.number} has declined nothing of it`,
  });
}

/** As `sourcing` is asked what of it is still wanted. */
export const declinedOrder = ({ seller_id: sellerId, id: orderId, state }: OrderRow): DeclinedOrder => ({
  sellerId,
  orderId,
  rejected: state === 'rejected',
});

export const orderPieces = (lacking: readonly PiecesOfLine[]): OrderPieces[] =>
  lacking.map(({ line: { listingId, partTypeId }, quantity }) => ({ listingId, partTypeId, quantity }));

/** What lacks of a line and is still wanted. */
export interface Lacking extends PiecesOfLine {
  /** The only brand that the buyer takes; null: any. */
  onlyBrand: string | null;
}

/** Of what lacks, in its order, what is still wanted. */
export const stillLacking = (lacking: readonly PiecesOfLine[], pieces: readonly WantedPieces[]): Lacking[] =>
  lacking
    .map(({ line }, at) => ({ line, quantity: pieces[at]!.quantity, onlyBrand: pieces[at]!.onlyBrand }))
    .filter(({ quantity }) => quantity > 0);

/** A repair buys what lacks and nothing else, and of that no more than it takes. */
export function requireLacking(
  lines: readonly AgreedLine[],
  lacking: readonly Lacking[],
  rules: SellerRules,
): void {
  const left = lacking.map(({ quantity }) => quantity);
  const faults = lines.flatMap((line, at): FieldFault[] => {
    const served = lacking.flatMap((each, no) => (serves(line, each) ? [no] : []));
    if (served.length === 0) return [notLacking(at, lacking)];
    const lacks = served.reduce((sum, no) => sum + left[no]!, 0);
    let more = line.quantity;
    for (const no of served) {
      const taken = Math.min(more, left[no]!);
      left[no]! -= taken;
      more -= taken;
    }
    const enough = lacks > 0 ? orderablePieces(lacks, line.listing) : 0;
    if (line.quantity <= enough || isWorthMore(line, enough, lines, rules)) return [];
    return [
      moreThanLacks(
        at,
        served.reduce((sum, no) => sum + lacking[no]!.quantity, 0),
        enough,
      ),
    ];
  });
  if (faults[0]) throw new DomainError('unprocessable', faults[0].code, faults[0].message, faults);
}

/** It is of the type, of the brand where no other is taken, and has what was asked for beyond the type. */
const serves = ({ listing }: AgreedLine, { line: { partTypeId, features }, onlyBrand }: Lacking): boolean =>
  listing.partTypeId === partTypeId &&
  (onlyBrand === null || listing.brand === onlyBrand) &&
  Object.entries(features).every(([name, value]) => listing.features[name as keyof Features] === value);

const worthOf = ({ listing: { priceBreaks } }: AgreedLine, pieces: number): bigint =>
  lineTotalMinor(unitPriceMicros(unitPriceAt(priceBreaks, pieces) ?? '0'), pieces);

/** More pieces cost less at the next price break; or without the last of them the seller takes no order, or carries none free. */
function isWorthMore(
  line: AgreedLine,
  enough: number,
  lines: readonly AgreedLine[],
  { minOrders, freeAbove }: SellerRules,
): boolean {
  const { listing, quantity } = line;
  if (enough === 0) return false;
  const worth = worthOf(line, quantity);
  if (worth < worthOf(line, enough)) return true;
  const ofSeller = lines
    .filter((each) => each.listing.sellerId === listing.sellerId)
    .reduce((sum, each) => sum + worthOf(each, each.quantity), 0n);
  const withOneLess = ofSeller - worth + worthOf(line, quantity - listing.orderMultiple);
  return [minOrders, freeAbove].some((thresholds) => {
    const threshold = thresholds.get(listing.sellerId);
    return threshold !== undefined && withOneLess < threshold && ofSeller >= threshold;
  });
}

function notLacking(at: number, lacking: readonly Lacking[]): FieldFault {
  const message = { zh: '这不是订单里缺的货', en: 'This is not what the order lacks' };
  const expected = lacking
    .map(({ line, onlyBrand }) => [onlyBrand, line.designation].filter(Boolean).join(' '))
    .join(' | ');
  return { field: `lines.${at}.listingId`, code: 'order.not_lacking', message, expected };
}

function moreThanLacks(at: number, wanted: number, enough: number): FieldFault {
  const message = {
    zh: `超过还缺的数量：还缺 ${wanted} 件`,
    en: `More than is still wanted: ${wanted} pieces are`,
  };
  return {
    field: `lines.${at}.quantity`,
    code: 'order.more_than_lacking',
    message,
    expected: `<= ${enough}`,
  };
}

export function alreadyRepaired(number: string): DomainError {
  return new DomainError('conflict', 'order.already_repaired', {
    zh: `订单 ${number} 缺的货已经另外下单`,
    en: `What order ${number} lacks has been ordered of others already`,
  });
}

export function boughtElsewhere(number: string): DomainError {
  return new DomainError('conflict', 'order.bought_elsewhere', {
    zh: `订单 ${number} 缺的货已在同一询价里另外买到`,
    en: `What order ${number} lacks is bought of others under the same RFQ`,
  });
}
