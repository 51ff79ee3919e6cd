/** A path of this site to go back to; anything else (another host, a scheme) becomes the fallback. */
export function localAddress(value: FormDataEntryValue | string | null, fallback: string): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback;
  const resolved = new URL(value, 'http://local.invalid');
  // `/.//host` is a path of this site until its dot is gone.
  const isLocal = resolved.host === 'local.invalid' && !resolved.pathname.startsWith('//');
  return isLocal ? resolved.pathname + resolved.search : fallback;
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What was typed, by field: it stands in the form again when it is refused. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));
}

/** A password as it was typed: its spaces count. */
export function secretOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The files that were chosen. */
export function filesOf(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value) => value instanceof File && value.size > 0) as File[];
}

/** The file that was chosen, or undefined. */
export function fileOf(form: FormData, name: string): File | undefined {
  return filesOf(form, name)[0];
}

/** The text, when it is one of the choices. */
export function oneOf<Choice extends string>(
  text: string | null,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === text);
}

/** The number that a field holds, in any width of digits; undefined for an empty field. What is no number is left for the API to refuse. */
export function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name).normalize('NFKC').replace(/[,\s]/g, '');
  return text === '' ? undefined : Number(text);
}

/** Beijing time, as the clock of the market runs, of what a `datetime-local` field holds. */
export const momentOf = (typed: string): string => `${typed}:00+08:00`;

const FEN_IN_YUAN = 100;

/** An amount that a field holds in yuan, in fen as the API takes it. */
export function fenOf(form: FormData, name: string): number | undefined {
  const yuan = numberOf(form, name);
  return yuan === undefined ? undefined : Math.round(yuan * FEN_IN_YUAN);
}
