import { randomUUID } from 'node:crypto';
import { textOf } from './forms.server.js';

/** An Idempotency-Key for each form of a page. */
export function newKeys<Name extends string>(...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
}

/** The key that came with a form; a form without one (made by hand) is a submission of its own. */
export function keyOf(form: FormData): string {
  return textOf(form, 'idempotencyKey') || randomUUID();
}
