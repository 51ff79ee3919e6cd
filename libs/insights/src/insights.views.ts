export class UnmetDemandView {
  kind: 'part' | 'size';
  /** A designation of the catalogue, or sizes in millimetres with the type and seal that were said. */
  key: string;
  searches: number;
  /** Of these, how many asked for more than that there be an offer: a province, a price, a certificate. */
  narrowed: number;
  /** From how many provinces, as far as it was said. */
  provinces: number;
  lastDay: string;
}

export class UnmetDemandPageView {
  items: UnmetDemandView[];
  nextCursor: string | null;
}

export interface UnmetDemandRow {
  kind: 'part' | 'size';
  key: string;
  searches: string;
  narrowed: string;
  provinces: number;
  last_day: string;
}

export function toUnmetDemandView(row: UnmetDemandRow): UnmetDemandView {
  return {
    kind: row.kind,
    key: row.key,
    searches: Number(row.searches),
    narrowed: Number(row.narrowed),
    provinces: row.provinces,
    lastDay: row.last_day,
  };
}
