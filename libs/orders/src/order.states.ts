export const ORDER_STATES = [
  'awaiting_approval',
  'awaiting_payment',
  'paid',
  'on_account',
  'accepted',
  'partly_shipped',
  'shipped',
  'delivered',
  'inspection',
  'disputed',
  'completed',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** `on_account`: nothing of it is paid at the till, some or all of it was bought on account. */
export type CheckoutState =
  'awaiting_approval' | 'awaiting_payment' | 'paid' | 'on_account' | 'cancelled' | 'expired';

export type OrderAct =
  | 'approve'
  | 'decline'
  | 'lapse_approval'
  | 'pay'
  | 'put_on_account'
  | 'cancel'
  | 'expire'
  | 'accept'
  | 'reject'
  | 'ship_part'
  | 'ship'
  | 'confirm_delivery'
  | 'inspect'
  | 'claim_part'
  | 'claim'
  | 'accept_rest'
  | 'settle'
  | 'complete'
  | 'confirm_receipt'
  | 'give_back';
export type OrderParty = 'buyer' | 'seller' | 'admin' | 'system';

interface Transition {
  from: readonly OrderState[];
  /** `null`: the state stays. */
  to: OrderState | null;
  by: readonly OrderParty[];
}

/**
 * A purchase above its placer's limit begins by waiting for approval, any other with waiting for payment. Where the seller grants the
 * buyer terms, an order goes on account instead of being paid, and from there goes on as a paid one does.
 * What each act leads from and to, and whose act it is; nothing else changes a state. Goods whose arrival nobody confirms are taken as
 * delivered after a time, and an inspection that nobody ends completes by itself: then the act is the system's. An order is disputed
 * while any claim on it is open; what is not claimed is accepted as ever, and what is claimed stays held until it is settled. Of an order
 * that comes in parts, what has come is claimed while the rest is under way, and that goes on. What was released a seller may give back.
 */
export const TRANSITIONS: Readonly<Record<OrderAct, Transition>> = {
  approve: { from: ['awaiting_approval'], to: 'awaiting_payment', by: ['buyer'] },
  decline: { from: ['awaiting_approval'], to: 'cancelled', by: ['buyer'] },
  lapse_approval: { from: ['awaiting_approval'], to: 'expired', by: ['system'] },
  pay: { from: ['awaiting_payment'], to: 'paid', by: ['system'] },
  put_on_account: { from: ['awaiting_payment'], to: 'on_account', by: ['buyer'] },
  cancel: { from: ['awaiting_approval', 'awaiting_payment'], to: 'cancelled', by: ['buyer'] },
  expire: { from: ['awaiting_payment'], to: 'expired', by: ['system'] },
  accept: { from: ['paid', 'on_account'], to: 'accepted', by: ['seller'] },
  reject: { from: ['paid', 'on_account'], to: 'rejected', by: ['seller'] },
  ship_part: { from: ['accepted', 'partly_shipped'], to: 'partly_shipped', by: ['seller'] },
  ship: { from: ['accepted', 'partly_shipped'], to: 'shipped', by: ['seller'] },
  confirm_delivery: { from: ['shipped'], to: 'delivered', by: ['buyer', 'system'] },
  inspect: { from: ['delivered'], to: 'inspection', by: ['system'] },
  claim_part: { from: ['partly_shipped', 'shipped'], to: null, by: ['buyer'] },
  claim: { from: ['inspection', 'disputed'], to: 'disputed', by: ['buyer', 'system'] },
  accept_rest: { from: ['disputed'], to: 'disputed', by: ['buyer', 'system'] },
  settle: { from: ['disputed'], to: 'inspection', by: ['system'] },
  complete: { from: ['inspection', 'disputed'], to: 'completed', by: ['system'] },
  confirm_receipt: { from: ['shipped', 'inspection'], to: 'completed', by: ['buyer'] },
  give_back: { from: ['completed'], to: null, by: ['seller'] },
};

/** What `party` may do with an order in `state`; paying is the buyer's act though the system records it. */
export function allowedActs(state: OrderState, party: OrderParty): OrderAct[] {
  return (Object.keys(TRANSITIONS) as OrderAct[]).filter((act) => {
    const { from, by } = TRANSITIONS[act];
    return from.includes(state) && (by.includes(party) || (act === 'pay' && party === 'buyer'));
  });
}
