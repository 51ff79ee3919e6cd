import type { components } from '../../lib/api.gen.js';
import { answerOf, type Api, attempt, once } from '../../lib/api.server.js';
import { numberOf, textOf } from '../../lib/forms.server.js';
import type { Problem } from '../../lib/problem.js';
import { decimalOf } from './listing-form.server.js';
import type { SheetRow } from './listing-sheet.js';

type Adjusted = components['schemas']['AdjustedListing'];
type Fault = NonNullable<Problem['errors']>[number];

export interface SheetOutcome {
  changed: number;
  /** What was refused, by listing. */
  faults: Record<string, Fault[]>;
  /** What takes the changes back. */
  undo: Adjusted[];
}

/** The rows of a sheet in which something else was typed than stood there. */
function changedRows(form: FormData): { items: Adjusted[]; before: Adjusted[] } {
  const items: Adjusted[] = [];
  const before: Adjusted[] = [];
  const rows = form.getAll('row').filter((each) => typeof each === 'string');
  for (const [index, text] of rows.entries()) {
    const { id, ...was } = JSON.parse(text) as SheetRow;
    const item: Adjusted = { id };
    const back: Adjusted = { id };
    const priceBreaks = was.priceBreaks.map(({ minQuantity }) => ({
      minQuantity,
      unitPrice: decimalOf(form, `${index}.price.${minQuantity}`),
    }));
    if (priceBreaks.some(({ unitPrice }, at) => !sameNumber(unitPrice, was.priceBreaks[at]?.unitPrice))) {
      item.priceBreaks = priceBreaks;
      back.priceBreaks = was.priceBreaks;
    }
    for (const name of ['stock', 'leadTimeDays'] as const) {
      const typed = numberOf(form, `${index}.${name}`);
      if (typed === undefined || typed === was[name]) continue;
      item[name] = typed;
      back[name] = was[name];
    }
    if (Object.keys(item).length === 1) continue;
    items.push(item);
    before.push(back);
  }
  return { items, before };
}

const sameNumber = (typed: string, was: string | undefined) => typed !== '' && Number(typed) === Number(was);

/** Sends what was changed, or what a page kept to take a change back. */
export async function saveSheet(api: Api, form: FormData, idempotencyKey: string): Promise<SheetOutcome> {
  const kept = textOf(form, 'undo');
  const { items, before } = kept ? { items: JSON.parse(kept) as Adjusted[], before: [] } : changedRows(form);
  if (items.length === 0) return { changed: 0, faults: {}, undo: [] };
  const sent = await attempt(() =>
    answerOf(api.PATCH('/api/v1/seller/listings', { body: { items }, ...once(idempotencyKey) })),
  );
  if (!sent.ok) return { changed: 0, faults: faultsByListing(sent.problem, items), undo: [] };
  const { results } = sent.value;
  const refused = results.filter(({ status }) => status === 'rejected');
  const changed = new Set(results.filter(({ status }) => status === 'changed').map(({ id }) => id));
  return {
    changed: changed.size,
    faults: Object.fromEntries(refused.map(({ id, error }) => [id, error ? faultsOf(error) : []])),
    undo: before.filter(({ id }) => changed.has(id)),
  };
}

function faultsOf({ code, detail, errors }: components['schemas']['ErrorView']): Fault[] {
  return errors.length > 0 ? errors : [{ field: '', code, message: detail }];
}

/** A call refused as a whole names its items by their places. */
function faultsByListing({ errors = [], title, detail, code }: Problem, items: readonly Adjusted[]) {
  const faults: Record<string, Fault[]> = {};
  for (const fault of errors) {
    const [, place, field] = /^items\.(\d+)\.(.+)$/.exec(fault.field) ?? [];
    const id = items[Number(place)]?.id;
    if (id !== undefined && field !== undefined) (faults[id] ??= []).push({ ...fault, field });
  }
  if (Object.keys(faults).length > 0) return faults;
  const all = { field: '', code, message: detail ?? title };
  return Object.fromEntries(items.map(({ id }) => [id, [all]]));
}
