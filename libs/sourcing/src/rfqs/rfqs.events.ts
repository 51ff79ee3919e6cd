import { type Fact } from '@app/platform';
import { type RfqAct } from './rfq.states.js';

export type RfqFactName =
  | 'rfq.invited'
  | 'rfq.amended'
  | 'rfq.unsealed'
  | 'rfq.awarded'
  | 'rfq.reopened'
  | 'rfq.award_lapsed'
  | 'rfq.closed'
  | 'rfq.cancelled'
  | 'rfq.lapsed'
  | 'rfq.asked'
  | 'rfq.answered'
  | 'quote.countered'
  | 'quote.counter_accepted'
  | 'quote.counter_declined';

export const FACT_OF_ACT = {
  amend: 'rfq.amended',
  unseal: 'rfq.unsealed',
  open_early: 'rfq.unsealed',
  award: 'rfq.awarded',
  make_up: 'rfq.awarded',
  close: 'rfq.closed',
  cancel: 'rfq.cancelled',
  lapse: 'rfq.lapsed',
  reopen: 'rfq.reopened',
  lapse_award: 'rfq.award_lapsed',
} as const satisfies Record<RfqAct, RfqFactName>;

/** What every fact about an RFQ carries. No price is ever in it. */
export interface RfqFactPayload {
  rfqId: string;
  title: string;
  buyerId: string;
  /** Whom it concerns. */
  sellerIds: string[];
  /** Of an award: those whose quotes were not taken. */
  loserIds: string[];
  /** Of an unsealing: how many quoted; of a reopening: how many quotes hold still. */
  quotes: number;
  note: string | null;
}

export interface RfqFactSource {
  id: string;
  title: string;
  buyerId: string;
}

export function rfqFact(
  name: RfqFactName,
  rfq: RfqFactSource,
  version: number,
  told: Partial<Pick<RfqFactPayload, 'sellerIds' | 'loserIds' | 'quotes' | 'note'>> & {
    aggregateId?: string;
  } = {},
): Fact<RfqFactPayload> {
  const { aggregateId = rfq.id, sellerIds = [], loserIds = [], quotes = 0, note = null } = told;
  const { id: rfqId, title, buyerId } = rfq;
  return {
    name,
    aggregateId,
    version,
    payload: { rfqId, title, buyerId, sellerIds, loserIds, quotes, note },
  };
}
