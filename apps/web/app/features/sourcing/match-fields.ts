/** Of what a score is made up, in the order in which it is shown. */
export const WEIGHTS = ['fit', 'price', 'leadTime', 'cover', 'reliability', 'distance', 'green'] as const;
export const SUBSTITUTES = ['none', 'better', 'conditional'] as const;

/** What the address says. */
export type Asked = Readonly<
  Partial<
    Record<
      | 'part'
      | 'bom'
      | 'line'
      | 'quantity'
      | 'province'
      | 'substitutes'
      | 'brand'
      | 'latestDate'
      | 'lotAgeMonths'
      | 'greenOnly'
      | (typeof WEIGHTS)[number],
      string
    > &
      Record<'from' | 'certificates', string[]>
  >
>;
