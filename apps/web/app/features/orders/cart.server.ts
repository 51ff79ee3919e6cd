import { readCookie, writeCookie } from '../../lib/cookies.server.js';
import type { RequestScope } from '../../lib/scope.server.js';

/** A line remembers what was chosen, never a price: prices and stock are asked for again each time the cart is shown. */
export interface CartLine {
  designation: string;
  listingId: string;
  sellerId: string;
  quantity: number;
}

const COOKIE = 'cart';
const CART_DAYS = 60;
const SECONDS_PER_DAY = 86_400;
/** A browser keeps 4 KiB a cookie; a line takes about 80 bytes of it. */
export const MAX_CART_LINES = 40;
const MAX_QUANTITY = 10_000_000;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const packId = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const unpackId = (packed: string) =>
  Buffer.from(packed, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export function packCart(lines: readonly CartLine[]): string {
  return lines
    .map((line) =>
      [
        packId(line.listingId),
        packId(line.sellerId),
        line.quantity,
        encodeURIComponent(line.designation),
      ].join('~'),
    )
    .join('!');
}

export function unpackCart(text: string): CartLine[] {
  return text
    .split('!')
    .slice(0, MAX_CART_LINES)
    .flatMap((each) => {
      const [listing = '', seller = '', quantity = '', designation = ''] = each.split('~');
      const line = {
        listingId: unpackId(listing),
        sellerId: unpackId(seller),
        quantity: Number(quantity),
        designation: safeDecode(designation),
      };
      return UUID.test(line.listingId) &&
        UUID.test(line.sellerId) &&
        isQuantity(line.quantity) &&
        line.designation
        ? [line]
        : [];
    });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export function isQuantity(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= MAX_QUANTITY;
}

export function readCart(cookieHeader: string | null): CartLine[] {
  return unpackCart(readCookie(cookieHeader, COOKIE) ?? '');
}

export function keepCart(scope: RequestScope, lines: readonly CartLine[]): void {
  const maxAgeSeconds = lines.length > 0 ? CART_DAYS * SECONDS_PER_DAY : 0;
  scope.cookies.push(writeCookie(COOKIE, packCart(lines), { maxAgeSeconds, secure: scope.secureCookies }));
}

/** The same listing twice is one line with both quantities. */
export function withLine(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const before = lines.find((line) => line.listingId === added.listingId);
  if (!before) return [...lines, added].slice(-MAX_CART_LINES);
  return lines.map((line) =>
    line === before ? { ...added, quantity: before.quantity + added.quantity } : line,
  );
}
