import { heard, type Statement } from '../support/statements.ts';

/** What the pool sends to set up a connection is not ours to repeat. */
const HOUSEKEEPING = /^(SELECT version\(\)|SET |LISTEN )/i;

export async function record(work: () => Promise<void>): Promise<Statement[]> {
  return (await heard(work)).filter(({ text }) => !HOUSEKEEPING.test(text));
}
