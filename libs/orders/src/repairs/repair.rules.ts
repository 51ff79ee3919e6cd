import { DomainError } from '@app/kernel';
import { type AgreedLine } from '../order.rules.js';
import { type OrderRow } from '../order.views.js';
import { type PiecesOfLine } from '../partial.rules.js';

/** What the seller stands by; before it has answered, all. */
export function acceptedOf({ state, lines }: OrderRow): PiecesOfLine[] {
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
