import { readCookie, writeCookie } from '../../lib/cookies.server.js';
import type { RequestScope } from '../../lib/scope.server.js';

/** A line remembers what was chosen, never a price: prices and stock are asked for again each time the cart is shown. */
export interface CartLine {
  designation: string;
  listingId: string;
  sellerId: string;
  quantity: number;
}

const COOKIES = ['cart', 'cart2', 'cart3'] as const;
/** A browser keeps 4 KiB a cookie. */
const MAX_COOKIE = 3900;
const CART_DAYS = 60;
const SECONDS_PER_DAY = 86_400;
/** As many as an order takes. */
export const MAX_CART_LINES = 200;
const MAX_QUANTITY = 10_000_000;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const packId = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const unpackId = (packed: string) =>
  Buffer.from(packed, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A line of the same seller as the line before does not name it again. */
export function packCart(lines: readonly CartLine[]): string {
  return lines
    .map((line, at) =>
      [
        packId(line.listingId),
        line.sellerId === lines[at - 1]?.sellerId ? '' : packId(line.sellerId),
        line.quantity,
        encodeURIComponent(line.designation),
      ].join('~'),
    )
    .join('!');
}

export function unpackCart(text: string): CartLine[] {
  let sellerId = '';
  return text
    .split('!')
    .slice(0, MAX_CART_LINES)
    .flatMap((each) => {
      const [listing = '', seller = '', quantity = '', designation = ''] = each.split('~');
      if (seller !== '') sellerId = unpackId(seller);
      const line = {
        listingId: unpackId(listing),
        sellerId,
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
  return unpackCart(COOKIES.map((name) => readCookie(cookieHeader, name) ?? '').join(''));
}

export function keepCart(scope: RequestScope, lines: readonly CartLine[]): void {
  const packed = packCart(lines);
  for (const [at, name] of COOKIES.entries()) {
    const part = packed.slice(at * MAX_COOKIE, (at + 1) * MAX_COOKIE);
    const maxAgeSeconds = part === '' ? 0 : CART_DAYS * SECONDS_PER_DAY;
    scope.cookies.push(writeCookie(name, part, { maxAgeSeconds, secure: scope.secureCookies }));
  }
}

/** Neither more lines than an order takes, nor more than cookies hold. */
export function fitsCart(lines: readonly CartLine[]): boolean {
  return lines.length <= MAX_CART_LINES && packCart(lines).length <= COOKIES.length * MAX_COOKIE;
}

/** The same listing twice is one line with both quantities. */
export function withLine(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const before = lines.find((line) => line.listingId === added.listingId);
  if (!before) return [...lines, added].slice(-MAX_CART_LINES);
  return lines.map((line) =>
    line === before ? { ...added, quantity: before.quantity + added.quantity } : line,
  );
}

/** In the quantities that were planned, whatever the cart had of the same listings; seller by seller. */
export function withPlanned(lines: readonly CartLine[], planned: readonly CartLine[]): CartLine[] {
  const taken = new Set(planned.map(({ listingId }) => listingId));
  const others = lines.filter(({ listingId }) => !taken.has(listingId));
  return [...others, ...Map.groupBy(planned, ({ sellerId }) => sellerId).values()].flat();
}
