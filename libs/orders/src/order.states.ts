export const ORDER_STATES = [
  'awaiting_payment',
  'paid',
  'accepted',
  'shipped',
  'completed',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type CheckoutState = 'awaiting_payment' | 'paid' | 'cancelled' | 'expired';

export type OrderAct = 'pay' | 'cancel' | 'expire' | 'accept' | 'reject' | 'ship' | 'confirm_receipt';
export type OrderParty = 'buyer' | 'seller' | 'admin' | 'system';

interface Transition {
  from: OrderState;
  to: OrderState;
  by: readonly OrderParty[];
}

/** What each act leads from and to, and whose act it is; nothing else changes a state. */
export const TRANSITIONS: Readonly<Record<OrderAct, Transition>> = {
  pay: { from: 'awaiting_payment', to: 'paid', by: ['system'] },
  cancel: { from: 'awaiting_payment', to: 'cancelled', by: ['buyer'] },
  expire: { from: 'awaiting_payment', to: 'expired', by: ['system'] },
  accept: { from: 'paid', to: 'accepted', by: ['seller'] },
  reject: { from: 'paid', to: 'rejected', by: ['seller'] },
  ship: { from: 'accepted', to: 'shipped', by: ['seller'] },
  confirm_receipt: { from: 'shipped', to: 'completed', by: ['buyer'] },
};

/** What `party` may do with an order in `state`; paying is the buyer's act though the system records it. */
export function allowedActs(state: OrderState, party: OrderParty): OrderAct[] {
  return (Object.keys(TRANSITIONS) as OrderAct[]).filter((act) => {
    const { from, by } = TRANSITIONS[act];
    return from === state && (by.includes(party) || (act === 'pay' && party === 'buyer'));
  });
}
