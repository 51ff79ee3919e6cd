import { invalid } from './sandbox.errors.js';
import { type Form, type FormValue } from './sandbox.form.js';

/**
 * How `stripe.calls.ts` and `stripe.objects.ts` write down the facts of Stripe's interface, as its OpenAPI description of the version
 * that the SDK speaks (2026-10-28.endive) has them. The SDK's types are made from the same description, and the compiler holds the
 * tables to them: a version with another parameter or field does not compile until it stands there.
 *
 * A field is one or more words joined by `|`: `string integer number boolean`, `hash` (not looked into), `map` (names to texts), `list`,
 * `range` (`gt gte lt lte`), `null`, or the word itself; `empty` may be sent as nothing. A parameter with `!` must be sent, a field of an
 * answer with `?` may be missing.
 */
type Field = string;
export interface FieldTable {
  readonly [name: string]: Field | FieldTable;
}

export interface CallShape {
  readonly takes: FieldTable;
  /** The object of the answer, or `list of` it. */
  readonly answers: string;
}

/** Every parameter of a call of the SDK; those that it must have marked so. */
export type Takes<P> = {
  readonly [K in keyof Required<P>]: undefined extends P[K] ? Field | FieldTable : `${string}!`;
};

type FieldOf<T> = undefined extends T
  ? null extends T
    ? `${string} | null?`
    : `${string}?`
  : null extends T
    ? `${string} | null`
    : Field;
/** Every field of an object of the SDK; those that may be null or missing marked so. */
export type Gives<T> = { readonly [K in keyof Required<T>]: FieldOf<T[K]> };
export type PartOf<T> = { readonly [K in keyof Required<T>]?: FieldOf<T[K]> };

const RANGE: FieldTable = { gt: 'integer', gte: 'integer', lt: 'integer', lte: 'integer' };
const KINDS = new Set([
  'string',
  'integer',
  'number',
  'boolean',
  'hash',
  'map',
  'list',
  'range',
  'null',
  'empty',
]);

const wordsOf = (field: Field): string[] => field.replace(/[!?]$/, '').split(' | ');
const literalsOf = (field: Field): string[] => wordsOf(field).filter((word) => !KINDS.has(word));
const isHash = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: Record<string, unknown>): boolean =>
  Object.values(value).every((each) => typeof each === 'string');

/** Refuses in Stripe's words what a request may not carry: unknown, missing, or of another type. */
export function requireParams(takes: FieldTable, form: Form, within = ''): void {
  const pathOf = (name: string): string => (within ? `${within}[${name}]` : name);
  for (const [name, value] of Object.entries(form)) {
    const field = Object.hasOwn(takes, name) ? takes[name] : undefined;
    if (field === undefined)
      throw invalid(`Received unknown parameter: ${pathOf(name)}`, pathOf(name), 'parameter_unknown');
    if (typeof field === 'string') requireParam(field, value, pathOf(name));
    else if (isHash(value)) requireParams(field, value, pathOf(name));
    else throw invalid('Invalid object', pathOf(name));
  }
  for (const [name, field] of Object.entries(takes))
    if (typeof field === 'string' && field.endsWith('!') && form[name] === undefined)
      throw invalid(`Missing required param: ${pathOf(name)}.`, pathOf(name), 'parameter_missing');
}

function requireParam(field: Field, value: FormValue, param: string): void {
  const words = wordsOf(field);
  if (typeof value === 'string') return requireText(words, value, param);
  if (Array.isArray(value)) {
    if (!words.includes('list')) throw invalid(`Invalid ${words[0]}`, param);
    return;
  }
  if (words.includes('range')) return requireParams(RANGE, value, param);
  if (!words.includes('hash') && !(words.includes('map') && areTexts(value)))
    throw invalid(`Invalid ${words[0]}`, param);
}

function requireText(words: readonly string[], value: string, param: string): void {
  if (value === '' && !words.includes('empty'))
    throw invalid(`You passed an empty string for '${param}'.`, param, 'parameter_invalid_empty');
  const literals = words.filter((word) => !KINDS.has(word));
  if (value === '' || words.includes('string') || literals.includes(value)) return;
  if (words.includes('integer') && /^-?\d+$/.test(value)) return;
  if (words.includes('boolean') && /^(true|false)$/.test(value)) return;
  if (literals.length > 0) throw invalid(`Invalid ${param}: must be one of ${literals.join(', ')}`, param);
  if (words.includes('integer'))
    throw invalid(`Invalid integer: ${value}`, param, 'parameter_invalid_integer');
  throw invalid(`Invalid ${words[0]}: ${value}`, param);
}

/** What of an object is not as Stripe answers it: fields missing, unknown, or of another type. */
export function faultsOf(table: FieldTable, value: object): string[] {
  const own = Object.entries(value).filter(([, each]) => each !== undefined);
  const names = new Set(own.map(([name]) => name));
  const missing = Object.entries(table).filter(
    ([name, field]) => !names.has(name) && !(typeof field === 'string' && field.endsWith('?')),
  );
  const wrong = own.filter(([name, each]) => {
    const field = Object.hasOwn(table, name) ? table[name] : undefined;
    return typeof field !== 'string' || !fits(field, each);
  });
  return [...missing.map(([name]) => `${name} is missing`), ...wrong.map(([name]) => `${name} is another`)];
}

function fits(field: Field, value: unknown): boolean {
  const words = wordsOf(field);
  if (value === null) return words.includes('null');
  if (Array.isArray(value)) return words.includes('list');
  if (isHash(value)) return words.includes('hash') || (words.includes('map') && areTexts(value));
  if (typeof value === 'string') return words.includes('string') || literalsOf(field).includes(value);
  if (typeof value === 'boolean') return words.includes('boolean');
  return Number.isInteger(value) ? words.includes('integer') : words.includes('number');
}
