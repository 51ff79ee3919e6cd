/** An error as Stripe words it: `type` for programs to branch on, `code` and `decline_code` for the reason. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  payment_intent?: object;
}

/** Thrown by an endpoint that refuses: nothing of what it did remains. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    /** Stripe keeps an answer under its idempotency key once execution began; not when the parameters were at fault. */
    readonly isKept = false,
  ) {
    super(body.message);
  }
}

export function invalid(message: string, param?: string, code?: string): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', message, param, code });
}

/** The parameters were sound, but the object is not in the state for it. */
export function refused(code: string, message: string, more: Partial<ErrorBody> = {}): Refusal {
  return new Refusal(400, { type: 'invalid_request_error', code, message, ...more }, true);
}

export function missing(thing: string, id: string, param = 'id'): Refusal {
  return new Refusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${thing}: '${id}'`,
    param,
  });
}
