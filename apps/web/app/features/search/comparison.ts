import type { PartView } from '../../lib/api-types.js';
import { type QuantityPrice, priceAt } from './quantity-price.js';

export type Compared =
  | { kind: 'mm' | 'number' | 'text' | 'family' | 'seal' | 'features'; value: string | number | null }
  | { kind: 'price'; value: QuantityPrice | null };

export interface ComparisonRow {
  name: string;
  unit?: 'mm' | 'kn' | 'rpm' | 'kg' | 'days' | 'pieces';
  cells: Compared[];
  differs: boolean;
}

type Reads = (part: PartView) => Compared['value'];

const ROWS: readonly (readonly [
  name: string,
  kind: Compared['kind'],
  unit: ComparisonRow['unit'],
  reads: Reads,
])[] = [
  ['family', 'family', undefined, ({ type }) => type],
  ['seal', 'seal', undefined, ({ seal }) => seal],
  ['features', 'features', undefined, ({ features }) => featuresOf(features)],
  ['d', 'mm', 'mm', ({ boreMm }) => boreMm],
  ['D', 'mm', 'mm', ({ outsideMm }) => outsideMm],
  ['B', 'mm', 'mm', ({ widthMm }) => widthMm],
  ['chamfer', 'mm', 'mm', ({ dimensions }) => dimensions.chamferMinMm],
  ['mass', 'number', 'kg', ({ massKg }) => massKg],
  ['C', 'number', 'kn', ({ dynamicLoadKn }) => dynamicLoadKn],
  ['C0', 'number', 'kn', ({ staticLoadKn }) => staticLoadKn],
  ['speed', 'number', 'rpm', ({ limitingSpeedRpm }) => limitingSpeedRpm],
  ['standard', 'text', undefined, ({ standard }) => standard],
  ['stock', 'number', 'pieces', ({ offers }) => offers.stock],
  ['lead', 'number', 'days', ({ offers }) => offers.leadTimeDays],
  ['moq', 'number', 'pieces', ({ offers }) => offers.moq],
  ['offers', 'number', undefined, ({ offers }) => offers.count],
  ['sellers', 'number', undefined, ({ offers }) => offers.sellers],
];

/** Part types side by side; a row differs when two of its cells do. */
export function compareParts(parts: readonly PartView[], quantity: number): ComparisonRow[] {
  const rows = ROWS.map(([name, kind, unit, reads]) =>
    rowOf(
      name,
      unit,
      parts.map((part) => ({ kind, value: reads(part) }) as Compared),
    ),
  );
  const prices = parts.map(({ offers }): Compared => ({ kind: 'price', value: priceAt(offers, quantity) }));
  return [...rows, rowOf('price', undefined, prices)].filter(({ cells }) =>
    cells.some(({ value }) => value !== null && value !== ''),
  );
}

function rowOf(name: string, unit: ComparisonRow['unit'], cells: Compared[]): ComparisonRow {
  const [first, ...others] = cells.map(({ value }) => JSON.stringify(value));
  return { name, unit, cells, differs: others.some((other) => other !== first) };
}

/** All but the seal, which has a row of its own. */
function featuresOf(features: Readonly<Record<string, string>>): string {
  return Object.entries(features)
    .filter(([name]) => name !== 'seal')
    .map(([, value]) => value)
    .join(' ');
}
