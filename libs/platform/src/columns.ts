import { Column, type ColumnOptions } from 'typeorm';

const bigintTransformer = {
  to: (value: bigint | null | undefined): string | null | undefined =>
    value?.toString() ?? (value as null | undefined),
  from: (value: string | null): bigint | null => (value === null ? null : BigInt(value)),
};

/** Whole minor units of the row's currency. */
export function MoneyColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'bigint', transformer: bigintTransformer, ...options });
}

/** A unit price finer than the minor unit: numeric(18,6), read as a decimal string. */
export function UnitPriceColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'numeric', precision: 18, scale: 6, ...options });
}

/** Millimetres or any other measured quantity: read as a number. */
export function MeasureColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'double precision', nullable: true, ...options });
}

export function TimeColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ type: 'timestamptz', ...options });
}

/** The day that it is where the market is: dates of validity end with it. */
export const TODAY_SQL = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
