import { type Form } from './sandbox.form.js';
import { CALLS } from './stripe.calls.js';
import { OBJECTS } from './stripe.objects.js';
import { type CallShape, faultsOf, type FieldTable, requireParams } from './stripe.shapes.js';

const LIST_OF = 'list of ';
const LIST: FieldTable = { object: 'string', data: 'list', has_more: 'boolean', url: 'string' };

/** What Stripe says of a call, `POST /v1/refunds`. A call that the table does not know is answered by no sandbox. */
export function shapeOf(call: string): CallShape {
  const shape = (CALLS as Readonly<Record<string, CallShape>>)[call];
  if (!shape) throw new TypeError(`no shape of ${call} stands in stripe.calls.ts`);
  return shape;
}

export function requireCall(call: string, form: Form): void {
  requireParams(shapeOf(call).takes, form);
}

/** The stand-in is wrong, not its caller, when it answers what Stripe would not. */
export function requireAnswer(call: string, answer: object): void {
  const { answers } = shapeOf(call);
  if (!answers.startsWith(LIST_OF)) return requireObject(answers, answer);
  refuseFaults(call, faultsOf(LIST, answer));
  for (const each of (answer as { data: object[] }).data) requireObject(answers.slice(LIST_OF.length), each);
}

export function requireObject(name: string, value: object): void {
  const table = (OBJECTS as Readonly<Record<string, FieldTable>>)[name];
  if (!table) throw new TypeError(`no shape of ${name} stands in stripe.objects.ts`);
  refuseFaults(name, faultsOf(table, value));
}

function refuseFaults(what: string, faults: readonly string[]): void {
  if (faults.length > 0)
    throw new TypeError(`the sandbox answers ${what} as Stripe does not: ${faults.join(', ')}`);
}
