import { createHash } from 'node:crypto';
import { FAMILY_NAMES } from '@app/bearings';
import { type Settings } from 'meilisearch';
import { FACET_COLUMNS, MEASURE_COLUMNS } from '../part-conditions.sql.js';
import { MOST_FACET_VALUES, PRICE_QUANTITIES } from '../search-engine.js';

const PRICES = ['best_price', ...PRICE_QUANTITIES.map((quantity) => `prices.${quantity}`)];
const NUMBERS = [
  ...Object.values(MEASURE_COLUMNS),
  ...PRICES,
  'stock',
  'offer_count',
  'seller_count',
  'lead_time_days',
  'moq',
];
const NAMES = ['basic', ...Object.values(FACET_COLUMNS), 'tags.*'];
/** Codes and beginnings: what is compared as a text. */
const ORDERED = ['place', 'keys', 'fragments'];

/** The engine keeps only what a filter uses: that is most of the time an index takes to build. */
const filterable = (attributePatterns: string[], filter: { equality: boolean; comparison: boolean }) => ({
  attributePatterns,
  features: { facetSearch: false, filter },
});

/** Words of the trade for one thing, beside the families' names: each finds what the others do. */
const SAME_WORDS = [
  ['轴承', 'bearing', 'bearings'],
  ['密封', '胶盖', 'sealed', 'seal'],
  ['防尘盖', '铁盖', 'shielded', 'shield'],
  ['滚针', 'needle'],
  ['圆锥', '锥形', 'tapered', 'taper'],
  ['推力', '平面', 'thrust'],
  ['深沟球', 'deep groove', 'radial ball'],
  ['调心', '自动调心', 'self aligning', 'spherical'],
];

function synonyms(): Record<string, string[]> {
  const groups = [...SAME_WORDS, ...Object.values(FAMILY_NAMES).map(({ zh, en }) => [zh, en.toLowerCase()])];
  const found = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const word of group) {
      const others = group.filter((other) => other !== word);
      found.set(word, new Set([...(found.get(word) ?? []), ...others]));
    }
  }
  return Object.fromEntries([...found].map(([word, others]) => [word, [...others].toSorted()]));
}

/**
 * How the part index is set up. A designation is read before the engine is asked and found by filters; the engine's own search is for
 * words that no rule understood, so it forgives mistakes in words alone, never in numbers or codes: 6205 and 6206 are no neighbours.
 */
export const SETTINGS: Settings = {
  searchableAttributes: ['designation', 'text', 'tags.brand', 'keys'],
  displayedAttributes: ['id', 'digest', 'hit', 'text', 'tags'],
  filterableAttributes: [
    filterable(NAMES, { equality: true, comparison: false }),
    filterable([...NUMBERS, ...ORDERED], { equality: true, comparison: true }),
  ],
  sortableAttributes: [
    'place',
    'stock',
    'offer_count',
    'lead_time_days',
    ...PRICES,
    ...Object.values(MEASURE_COLUMNS),
  ],
  // An order that was asked for goes before all. Of equal texts, what more sellers offer is what more people look for.
  rankingRules: [
    'sort',
    'words',
    'typo',
    'proximity',
    'attribute',
    'exactness',
    'offer_count:desc',
    'seller_count:desc',
  ],
  typoTolerance: {
    enabled: true,
    disableOnNumbers: true,
    disableOnAttributes: ['designation', 'keys', 'tags.brand'],
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
  },
  synonyms: synonyms(),
  // Parts of one designation, not ends of words.
  nonSeparatorTokens: ['-', '/', '.', '*'],
  separatorTokens: ['×', '、', '，', '；'],
  dictionary: [
    '深沟球',
    '调心球',
    '调心滚子',
    '圆锥滚子',
    '圆柱滚子',
    '角接触',
    '推力球',
    '滚针',
    '外球面',
    '带座',
    '关节',
  ],
  // More than are shown: of equal counts the engine may cut others than we would. Of measures only the span is of use.
  faceting: {
    maxValuesPerFacet: 3 * MOST_FACET_VALUES,
    sortFacetValuesBy: {
      '*': 'count',
      ...Object.fromEntries(Object.values(MEASURE_COLUMNS).map((column) => [column, 'alpha' as const])),
    },
  },
  // More than there are part types: a list ends where it ends, not where the engine tires.
  pagination: { maxTotalHits: 100_000 },
  searchCutoffMs: 1000,
};

/** Raised when documents change in a way that neither their columns nor the settings show. */
const DOCUMENTS = 1;

/** Another setting, another index: an older process goes on with its own until it ends. */
export const SETTINGS_VERSION = createHash('sha256')
  .update(JSON.stringify([DOCUMENTS, SETTINGS]))
  .digest('hex')
  .slice(0, 8);
