export const PROPOSAL_FIELDS = [
  'field',
  'value',
  'designation',
  'brand',
  'judgement',
  'text',
  'source',
  'link',
] as const;

export type Typed = Record<(typeof PROPOSAL_FIELDS)[number], string>;

/** What one part may be said to be in the place of another; the last, that it is no replacement. */
export const JUDGEMENTS = ['identical', 'interchangeable', 'better', 'conditional', 'refuted'] as const;

/** Where the form shows what the API says of them. */
export const SHOWN_FAULTS = {
  correction: ['field', 'value', 'evidence.text', 'evidence.source', 'evidence.link'],
  equivalence: [
    'designation',
    'brand',
    'verdict',
    'grade',
    'evidence.text',
    'evidence.source',
    'evidence.link',
  ],
};
