/** What a request carries, as Stripe reads forms: nested by brackets, every leaf a string. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = Record<string, FormValue>;

const MAX_PARTS = 6;

/** `metadata[order]=7&expand[0]=charge` → `{ metadata: { order: '7' }, expand: ['charge'] }`. */
export function decodeForm(text: string): Form {
  const root: Form = Object.create(null) as Form;
  for (const [name, value] of new URLSearchParams(text)) place(root, partsOf(name), value);
  return listed(root) as Form;
}

function partsOf(name: string): string[] {
  const [, head = name, tail = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  const parts = [head, ...[...tail.matchAll(/\[([^[\]]*)\]/g)].map(([, part = '']) => part)];
  return parts.slice(0, MAX_PARTS);
}

function place(root: Form, parts: readonly string[], value: string): void {
  let level = root;
  for (const part of parts.slice(0, -1)) {
    const next = level[part];
    level = typeof next === 'object' ? (next as Form) : (level[part] = Object.create(null) as Form);
  }
  const last = parts.at(-1) ?? '';
  level[last === '' ? String(Object.keys(level).length) : last] = value;
}

/** Levels whose names are 0, 1, 2 … are lists. */
function listed(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, own]): [string, FormValue] => [name, listed(own)]);
  const isList = entries.length > 0 && entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, own]) => own) : Object.fromEntries(entries);
}
