import { MoneyView, toMoneyView } from '@app/kernel';
import { type FreightTable } from './freight.queries.js';

export class FreightZoneView {
  province: string;
  zone: string;
}

export class FreightRateView {
  fromZone: string;
  toZone: string;
  /** Kilograms that the first price covers. */
  firstKg: number;
  first: MoneyView;
  /** For each kilogram begun beyond the first weight. */
  perKg: MoneyView;
}

export class FreightTableView {
  zones: FreightZoneView[];
  rates: FreightRateView[];
}

export class FreightRuleView {
  /** Goods worth this much or more travel free; null: never. */
  freeAbove: MoneyView | null;
  /** An order of goods worth less is not taken; null: of any worth. */
  minOrder: MoneyView | null;
}

const CURRENCY = 'CNY';

export function toFreightTableView({ zones, rates }: FreightTable): FreightTableView {
  return {
    zones: zones.map(({ province, zone }) => ({ province, zone })),
    rates: rates.map((rate) => ({
      fromZone: rate.fromZone,
      toZone: rate.toZone,
      firstKg: rate.firstKg,
      first: toMoneyView(rate.firstMinor, CURRENCY),
      perKg: toMoneyView(rate.perKgMinor, CURRENCY),
    })),
  };
}

type Fen = string | number | null;

export function toFreightRuleView(rule: { freeAboveMinor: Fen; minOrderMinor: Fen }): FreightRuleView {
  const money = (minor: Fen): MoneyView | null =>
    minor === null ? null : toMoneyView(BigInt(minor), CURRENCY);
  return { freeAbove: money(rule.freeAboveMinor), minOrder: money(rule.minOrderMinor) };
}
