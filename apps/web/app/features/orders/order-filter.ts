import { oneOf } from '../../lib/forms.server.js';
import { ORDER_STATES } from './order-tone.js';

/** Which of one's orders a page shows: all of it stands in the address. */
export interface OrderFilter {
  state?: (typeof ORDER_STATES)[number];
  q?: string;
  /** YYYY-MM-DD. */
  from?: string;
  to?: string;
}

const MAX_TEXT = 80;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What is no such filter is left out. */
export function readOrderFilter(params: URLSearchParams): OrderFilter {
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return DAY.test(text) ? text : undefined;
  };
  return {
    state: oneOf(params.get('state'), ORDER_STATES),
    q: params.get('q')?.trim().slice(0, MAX_TEXT) || undefined,
    from: day('from'),
    to: day('to'),
  };
}
