/** What went wrong, in terms of the trade; the HTTP filter alone maps it to a status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'unprocessable'
  | 'rate_limited'
  | 'unavailable';

/** One sentence in the two languages of the house. */
export interface Text {
  zh: string;
  en: string;
}

/** A field at fault: `field` is its path in the request (`lines.0.quantity`), `expected` what would be right. */
export interface FieldFault {
  field: string;
  code: string;
  message: Text;
  expected?: string;
}

export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    /** Stable and documented: `listing.out_of_stock`. */
    readonly code: string,
    readonly text: Text,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'DomainError';
  }
}

/** `notFound('order', '订单', 'order')` → `order.not_found`. */
export function notFound(thing: string, zh: string, en: string): DomainError {
  return new DomainError('not_found', `${thing}.not_found`, {
    zh: `没有这个${zh}`,
    en: `There is no such ${en}`,
  });
}
