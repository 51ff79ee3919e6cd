import type { ReorderView } from '../../lib/api-types.js';
import { answerOf, type Api } from '../../lib/api.server.js';
import { numberOf, textOf } from '../../lib/forms.server.js';
import { type CartLine, isQuantity } from './cart.server.js';

export function findReorder(api: Api, id: string) {
  return answerOf(api.GET('/api/v1/orders/{id}/reorder', { params: { path: { id } } }));
}

/** The lines that are ticked, each of the offer chosen for it. */
export function chosenLines(reorder: ReorderView, form: FormData): CartLine[] {
  return reorder.lines.flatMap(({ lineNo, now, others }) => {
    if (!form.has(`take.${lineNo}`)) return [];
    const wished = textOf(form, `offer.${lineNo}`);
    const offer = [...(now ? [now] : []), ...others].find(({ listingId }) => listingId === wished);
    const quantity = numberOf(form, `quantity.${lineNo}`) ?? offer?.quantity ?? 0;
    if (!offer || !isQuantity(quantity)) return [];
    const { listingId, sellerId, designation } = offer;
    return [{ listingId, sellerId, designation, quantity }];
  });
}
