import { type OrderParty } from '../order.states.js';

export const CLAIM_REASONS = ['short', 'wrong', 'damaged', 'out_of_tolerance', 'counterfeit'] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

/** `reject` is the seller's refusal or the market's; a buyer never asks for it. */
export const CLAIM_OUTCOMES = ['replace', 'refund', 'return', 'reject'] as const;
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number];

/**
 * `open` waits for the seller, `answered` for the buyer, `disputed` for the market. Replaced goods are sent and inspected again;
 * returned goods go back before the money does. All roads end at `settled`.
 */
export const CLAIM_STATES = [
  'open',
  'answered',
  'disputed',
  'replacing',
  'replacement_sent',
  'reinspection',
  'returning',
  'return_sent',
  'settled',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export type ClaimAct =
  | 'offer'
  | 'refuse'
  | 'escalate'
  | 'withdraw'
  | ClaimOutcome
  | 'send_replacement'
  | 'receive_replacement'
  | 'keep_replacement'
  | 'send_back'
  | 'receive_return'
  | 'charge_back';

interface Transition {
  to: ClaimState;
  /** Whose act it is, by the state that the claim is in. */
  from: Partial<Record<ClaimState, readonly OrderParty[]>>;
}

/**
 * What each act leads from and to, and whose act it is there; nothing else changes a state. The outcomes are acts themselves: the
 * seller does at once what was asked, the buyer takes what was offered, the market decides. Wherever a claim is, it is over when the
 * payer's bank has given the buyer its money.
 */
export const CLAIM_TRANSITIONS: Readonly<Record<ClaimAct, Transition>> = {
  offer: { to: 'answered', from: { open: ['seller'] } },
  refuse: { to: 'answered', from: { open: ['seller'] } },
  escalate: {
    to: 'disputed',
    from: {
      open: ['system'],
      answered: ['buyer'],
      replacing: ['system'],
      replacement_sent: ['buyer'],
      reinspection: ['buyer'],
      return_sent: ['seller'],
    },
  },
  withdraw: {
    to: 'settled',
    from: { open: ['buyer'], answered: ['buyer'], disputed: ['buyer'], returning: ['buyer'] },
  },
  replace: {
    to: 'replacing',
    from: { open: ['seller'], answered: ['buyer', 'system'], disputed: ['admin'] },
  },
  return: {
    to: 'returning',
    from: { open: ['seller'], answered: ['buyer', 'system'], disputed: ['admin'] },
  },
  refund: {
    to: 'settled',
    from: {
      open: ['seller'],
      answered: ['buyer', 'system'],
      disputed: ['admin'],
    },
  },
  reject: {
    to: 'settled',
    from: { answered: ['buyer', 'system'], disputed: ['admin'], returning: ['system'] },
  },
  send_replacement: { to: 'replacement_sent', from: { replacing: ['seller'] } },
  receive_replacement: { to: 'reinspection', from: { replacement_sent: ['buyer', 'system'] } },
  keep_replacement: {
    to: 'settled',
    from: { replacement_sent: ['buyer'], reinspection: ['buyer', 'system'] },
  },
  send_back: { to: 'return_sent', from: { returning: ['buyer'] } },
  receive_return: { to: 'settled', from: { return_sent: ['seller', 'system'] } },
  charge_back: {
    to: 'settled',
    from: {
      open: ['system'],
      answered: ['system'],
      disputed: ['system'],
      replacing: ['system'],
      replacement_sent: ['system'],
      reinspection: ['system'],
      returning: ['system'],
      return_sent: ['system'],
    },
  },
};

/** Whether `party` may do that to a claim in `state`. */
export function mayAct(state: ClaimState, act: ClaimAct, party: OrderParty): boolean {
  return CLAIM_TRANSITIONS[act].from[state]?.includes(party) ?? false;
}

/** What the page of `party` offers: of the outcomes only the one that is proposed, unless the market decides. */
export function allowedClaimActs(
  { state, outcome }: { state: ClaimState; outcome: ClaimOutcome },
  party: OrderParty,
): ClaimAct[] {
  const isOutcome = (act: ClaimAct): act is ClaimOutcome =>
    (CLAIM_OUTCOMES as readonly string[]).includes(act);
  return (Object.keys(CLAIM_TRANSITIONS) as ClaimAct[]).filter(
    (act) => mayAct(state, act, party) && (!isOutcome(act) || party === 'admin' || act === outcome),
  );
}

/**
 * What becomes of a claim when nobody does what is due: a silent seller is brought before the market, a silent buyer has taken the
 * answer, goods under way have come, goods not sent back are kept. `null`: it waits for the market.
 */
export function actOfLapse({
  state,
  outcome,
}: {
  state: ClaimState;
  outcome: ClaimOutcome;
}): ClaimAct | null {
  switch (state) {
    case 'open':
    case 'replacing':
      return 'escalate';
    case 'answered':
      return outcome;
    case 'replacement_sent':
      return 'receive_replacement';
    case 'reinspection':
      return 'keep_replacement';
    case 'returning':
      return 'reject';
    case 'return_sent':
      return 'receive_return';
    default:
      return null;
  }
}

/** How long the next step may take, by who has to take it. */
export type Term = 'answer' | 'dispatch' | 'transport' | 'inspection';

export const TERM_OF_STATE: Readonly<Record<ClaimState, Term | null>> = {
  open: 'answer',
  answered: 'answer',
  disputed: null,
  replacing: 'dispatch',
  replacement_sent: 'transport',
  reinspection: 'inspection',
  returning: 'dispatch',
  return_sent: 'transport',
  settled: null,
};
