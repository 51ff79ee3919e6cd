import { type OrderState } from '../order.states.js';

export const FAPIAO_STATES = ['requested', 'issued', 'refused'] as const;
export type FapiaoState = (typeof FAPIAO_STATES)[number];

export const FAPIAO_KINDS = ['special', 'ordinary'] as const;
/** 增值税专用发票, which a firm deducts, or 增值税普通发票. */
export type FapiaoKind = (typeof FAPIAO_KINDS)[number];

/** An invoice is for goods that the seller took on; the tax falls due with the trade, not with its end. */
const INVOICED: readonly OrderState[] = [
  'accepted',
  'partly_shipped',
  'shipped',
  'delivered',
  'inspection',
  'disputed',
  'completed',
];

export const canBeInvoiced = (state: OrderState): boolean => INVOICED.includes(state);

/** Asked for once; again with other words after a refusal. One that was issued is corrected by the tax office's own rules, not here. */
export const canAsk = (before: FapiaoState | null): boolean => before === null || before === 'refused';
