import type { UnderstoodView } from '../../lib/api-types.js';
import { type Criteria, DIMENSIONS, withoutPiece } from './criteria.js';

/** Pieces of a query that have a place of their own in a request, and pieces that only narrowed a list. */
const NOT_GOODS = new Set(['quantity', 'price', 'province', 'nearby', 'brand', 'stock']);

/** What a list was asked for, as a request would say it: the goods, how many, where to, and whose brand. */
export function wantedOf(criteria: Criteria, understood: readonly UnderstoodView[]) {
  const said = (kind: string) => understood.find((each) => each.kind === kind)?.value;
  const text = understood
    .filter(({ kind }) => NOT_GOODS.has(kind))
    .toSorted((a, b) => b.start - a.start)
    .reduce(withoutPiece, criteria.q ?? '');
  const size = DIMENSIONS.flatMap((name) => criteria[name] ?? []).join('×');
  return {
    text: [text, size].filter(Boolean).join(' '),
    quantity: criteria.quantity ?? said('quantity'),
    province: criteria.from,
    brand: said('brand') ?? criteria.brand?.[0],
  };
}
