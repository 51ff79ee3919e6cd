import { DomainError } from './domain-error.js';
import { isId } from './ids.js';

/** One page of a list read by keyset: `nextCursor` is null on the last. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Cursors are opaque to callers: the last row's sort key, and the list it belongs to, so that one list refuses another's. */
export function encodeCursor(list: string, key: readonly (string | number | null)[]): string {
  return toBase64Url(JSON.stringify([list, ...key]));
}

export function decodeCursor(list: string, cursor: string): (string | number | null)[] {
  const parsed = parseCursor(cursor);
  if (!Array.isArray(parsed) || parsed[0] !== list) throw malformedCursor();
  return parsed.slice(1);
}

/** The cursor of a list keyed by id alone: the last id shown, null on the first page. */
export function decodeIdCursor(list: string, cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(list, cursor);
  if (!isIdPart(id)) throw malformedCursor();
  return id;
}

export const isText = (part: unknown): part is string => typeof part === 'string';
export const isIdPart = (part: unknown): part is string => isText(part) && isId(part);
export const isInstant = (part: unknown): boolean =>
  isText(part) && /^\d{4}-\d\d-\d\d \d\d:/.test(part) && !Number.isNaN(Date.parse(part));

/** The cursor of a list keyed by several columns: a part for each, and each what it must be; nulls on the first page. */
export function decodeKeyCursor(
  list: string,
  cursor: string | undefined,
  parts: readonly ((part: unknown) => boolean)[],
): (string | number | null)[] {
  if (cursor === undefined) return parts.map(() => null);
  const key = decodeCursor(list, cursor);
  if (key.length !== parts.length || !parts.every((is, at) => is(key[at]))) throw malformedCursor();
  return key;
}

/** Takes `limit + 1` rows and answers `limit` of them with the cursor of the last. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => T,
  cursorOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function parseCursor(cursor: string): unknown {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
  } catch {
    throw malformedCursor();
  }
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The cursor that a list cannot go on from. */
export function malformedCursor(): DomainError {
  const text = {
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'This cursor is not of this list; start again at the first page',
  };
  return new DomainError('invalid', 'page.cursor_invalid', text, [
    {
      field: 'cursor',
      code: 'page.cursor_invalid',
      message: text,
      expected: 'nextCursor of the previous page',
    },
  ]);
}
