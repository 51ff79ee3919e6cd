/**
 * Forms about life and load. Their fields bear the names by which the API knows them (`lubrication.temperatureDeg`,
 * `forces.0.positionMm`), so an address becomes a question, and a fault finds its field, without a table between them.
 */

/** What was typed, by field; empty fields are left out. */
export type Asked = Readonly<Record<string, string>>;

/** Whatever is no number. */
const WORDS = new Set([
  'designation',
  'lubricant',
  'contamination',
  'demand',
  'setting',
  'locating',
  'sortBy',
  'seal',
  'families',
]);

const LOADS = ['radialKn', 'axialKn', 'speedRpm'];
const CONDITIONS = [
  'requiredHours',
  'reliabilityPercent',
  'demand',
  'lubricant',
  'lubrication.viscosity40Mm2S',
  'lubrication.temperatureDeg',
  'lubrication.viscosityMm2S',
  'lubrication.contamination',
];

export const LIFE_FIELDS: readonly string[] = [...LOADS, ...CONDITIONS];

export const SPACE_FIELDS = ['boreMm', 'outsideMm', 'widthMm'] as const;
export const SELECTION_FIELDS: readonly string[] = [
  ...LIFE_FIELDS,
  ...SPACE_FIELDS.flatMap((name) => [`space.${name}.min`, `space.${name}.max`]),
  'families',
  'seal',
  'sortBy',
];

export const MOST_FORCES = 6;
export const FORCE_FIELDS = ['positionMm', 'radialKn', 'directionDeg', 'axialKn', 'axialRadiusMm'] as const;
export const SHAFT_FIELDS: readonly string[] = [
  'a.designation',
  'b.designation',
  'spanMm',
  'speedRpm',
  'setting',
  'locating',
  ...CONDITIONS,
  ...Array.from({ length: MOST_FORCES }, (_, i) => FORCE_FIELDS.map((name) => `forces.${i}.${name}`)).flat(),
];

const lastOf = (field: string): string => field.slice(field.lastIndexOf('.') + 1);

/** Full-width digits and a comma for the point are what people type; what is no number stays, for the API to say so. */
const plain = (text: string): string => text.normalize('NFKC').replace(',', '.').trim();

export function readAsked(params: URLSearchParams, fields: readonly string[]): Asked {
  const asked = fields.flatMap((field) => {
    const text = params.get(field)?.trim();
    return text ? [[field, WORDS.has(lastOf(field)) ? text : plain(text)]] : [];
  });
  return withoutGaps(Object.fromEntries(asked) as Asked);
}

/** Rows left empty between others close up, so that a fault in the second force stands in the second row. */
function withoutGaps(asked: Asked): Asked {
  const rows = [...new Set(Object.keys(asked).flatMap((field) => /^forces\.(\d+)\./.exec(field)?.[1] ?? []))];
  return Object.fromEntries(
    Object.entries(asked).map(([field, text]) => [
      field.replace(/^forces\.(\d+)/, (_, row: string) => `forces.${rows.indexOf(row)}`),
      text,
    ]),
  );
}

/** Whether there is anything to calculate: choices alone ask nothing. */
export const asksAnything = (asked: Asked): boolean =>
  Object.keys(asked).some((field) => !WORDS.has(lastOf(field)) && field !== 'reliabilityPercent');

interface Nested {
  [name: string]: unknown;
}

/** `{ 'forces.0.positionMm': '40' }` → `{ forces: [{ positionMm: 40 }] }`. */
export function questionOf(asked: Asked): Record<string, unknown> {
  const question: Nested = {};
  for (const [field, text] of Object.entries(asked)) {
    const path = field.split('.');
    const name = path.pop() ?? '';
    let at = question;
    path.forEach((step, i) => {
      at[step] ??= /^\d+$/.test(path[i + 1] ?? '') ? [] : {};
      at = at[step] as Nested;
    });
    at[name] = WORDS.has(name) || Number.isNaN(Number(text)) ? text : Number(text);
  }
  return question;
}
