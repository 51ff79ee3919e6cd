import './messages.js';
import type { PartHitView } from '../../lib/api-types.js';
import { i18nFor } from '../../lib/i18n.js';
import type { Language } from '../../lib/language.js';
import { priceAt } from './quantity-price.js';

/** Without it a spreadsheet takes UTF-8 for the code page of its machine. */
const BYTE_ORDER_MARK = '\uFEFF';
/** A cell that begins so would be a formula to a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/;

type Cell = string | number | null;

const COLUMNS = [
  'designation',
  'family',
  'seal',
  'd',
  'D',
  'B',
  'C',
  'C0',
  'speed',
  'mass',
  'price',
  'stock',
  'lead',
  'moq',
  'offers',
  'sellers',
] as const;

/** RFC 4180, with headings in the reader's language; sizes in mm, loads in kN, mass in kg. */
export function csvOf(
  parts: readonly PartHitView[],
  { quantity, language }: { quantity: number; language: Language },
): string {
  const { t } = i18nFor(language);
  const word = (key: string, value: string) =>
    t(`${key}.${value}` as 'family.cage', { ns: 'words', defaultValue: value });
  const heading = COLUMNS.map((column) => t(`column.${column}`, { ns: 'search' }));
  const rows = parts.map((part): Cell[] => [
    part.designation,
    word('family', part.type),
    part.seal === null ? null : word('seal', part.seal),
    part.boreMm,
    part.outsideMm,
    part.widthMm,
    part.dynamicLoadKn,
    part.staticLoadKn,
    part.limitingSpeedRpm,
    part.massKg,
    priceAt(part.offers, quantity)?.unitPrice ?? null,
    part.offers.stock,
    part.offers.leadTimeDays,
    part.offers.moq,
    part.offers.count,
    part.offers.sellers,
  ]);
  return BYTE_ORDER_MARK + [heading, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
