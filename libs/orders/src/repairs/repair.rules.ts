import { DomainError } from '@app/kernel';
import { type DeclinedOrder, type OrderPieces } from '@app/sourcing';
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

/** Of what lacks, in its order, what is still wanted. */
export const stillLacking = (
  lacking: readonly PiecesOfLine[],
  pieces: readonly OrderPieces[],
): PiecesOfLine[] =>
  lacking
    .map(({ line }, at) => ({ line, quantity: pieces[at]!.quantity }))
    .filter(({ quantity }) => quantity > 0);

/** A repair buys what lacks and nothing else. */
export function requireLacking(lines: readonly AgreedLine[], lacking: readonly PiecesOfLine[]): void {
  const types = new Set(lacking.map(({ line }) => line.partTypeId));
  const code = 'order.not_lacking';
  const message = { zh: '这不是订单里缺的货', en: 'This is not what the order lacks' };
  const expected = lacking.map(({ line }) => line.designation).join(' | ');
  const faults = lines.flatMap(({ listing }, at) =>
    types.has(listing.partTypeId) ? [] : [{ field: `lines.${at}.listingId`, code, message, expected }],
  );
  if (faults.length > 0) throw new DomainError('unprocessable', code, message, faults);
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
