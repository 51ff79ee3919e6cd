/** Searches that found nothing on offer, counted over a few seconds. */
export const SEARCH_UNMET = 'search.unmet';

/** What was looked for, as it was understood; never what was written, which may be anything. */
export interface UnmetSearch {
  /** ISO date, in the market's zone. */
  day: string;
  kind: 'part' | 'size';
  /** `6205-2RS`, or `25×52×15 tapered_roller contact_seal_2`. */
  key: string;
  /** Of the buyer, where the search said it; else empty. */
  province: string;
  searches: number;
  /** Of these, how many asked more of the offers than that there are any: a province, a price … */
  narrowed: number;
}

export interface SearchUnmet {
  searches: UnmetSearch[];
}
