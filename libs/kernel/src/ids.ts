/**
 * A UUID version 7 (RFC 9562, section 5.7): time-ordered, so that rows written together lie together in every index.
 */
export function newId(nowMs: number = Date.now()): string {
  // Of a random UUID all but the time and the version: 12 random bits, the variant, 62 random bits.
  return `${timeOf(nowMs)}-7${crypto.randomUUID().slice(15)}`;
}

/** Before every id of that moment and after it: ids are time-ordered, so age needs no index of its own. */
export function earliestId(ms: number): string {
  return `${timeOf(ms)}-7000-8000-000000000000`;
}

function timeOf(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}
