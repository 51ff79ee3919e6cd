import { type DomainError } from '@app/kernel';
import { type Locale } from '../actor.js';

/** A fault of one field, in the caller's language. */
export class FaultView {
  /** Path within the item: `priceBreaks.0.unitPrice`. */
  field: string;
  code: string;
  message: string;
  expected?: string;
}

/** Why one item of many was refused: what a problem says of a whole request. */
export class ErrorView {
  code: string;
  detail: string;
  errors: FaultView[];
}

export function toErrorView(
  { code, text, faults }: Pick<DomainError, 'code' | 'text' | 'faults'>,
  locale: Locale,
): ErrorView {
  return {
    code,
    detail: text[locale],
    errors: faults.map(({ field, code: fault, message, expected }) => ({
      field,
      code: fault,
      message: message[locale],
      ...(expected !== undefined && { expected }),
    })),
  };
}
