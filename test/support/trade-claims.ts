import { expect } from '@jest/globals';
import { type Account } from './app.js';
import { SENT } from './claims.js';
import { type ModelClaim, type ModelOrder, settle } from './trade-books.js';
import {
  ACTS,
  type ClaimAct,
  type Deed,
  LEADS_TO,
  type Outcome,
  OUTCOME_LEADS_TO,
  POSSIBLE,
} from './trade-steps.js';

/** Undefined: it was not possible, and was refused. */
export async function openClaim(
  buyer: Account,
  order: ModelOrder,
  { line: at, pieces, outcome: wished }: Pick<Deed, 'line' | 'pieces' | 'outcome'>,
): Promise<ModelClaim | undefined> {
  const outcome = wished === 'reject' ? 'refund' : wished;
  const line = order.lines[at % order.lines.length]!;
  const answer = await buyer.post(`/orders/${order.id}/claims`, {
    lineNo: order.lines.indexOf(line) + 1,
    reason: 'damaged',
    quantity: pieces,
    words: 'rust',
    outcome,
  });
  const isUnderWay = order.state === 'partly_shipped' || order.state === 'shipped';
  const isPossible = (order.isWindowOpen || isUnderWay) && pieces <= line.shipped - line.claimed;
  expect(isPossible ? answer.status : [409, 422].includes(answer.status)).toBe(isPossible ? 201 : true);
  if (!isPossible) return undefined;
  const amount = answer.body.amount.amountMinor;
  const refund = outcome === 'replace' ? 0 : amount;
  const claim = { id: answer.body.id, order, line, pieces, state: 'open', outcome, amount, refund };
  line.claimed += pieces;
  order.frozen += amount;
  if (!isUnderWay) order.state = 'disputed';
  order.claims.push(claim);
  return claim;
}

export async function answerClaim(
  claim: ModelClaim,
  act: ClaimAct,
  outcome: Outcome,
  { buyer, admin }: { buyer: Account; admin: Account },
): Promise<void> {
  const possible = POSSIBLE[claim.state]!;
  // There the seller may, and the buyer may not.
  if (claim.state === 'return_sent' && act === 'escalate') return;
  const bodies: Partial<Record<ClaimAct, object>> = {
    offer: { outcome: 'refund', refundMinor: 1, words: 'a little' },
    refuse: { words: 'no' },
    escalate: { words: 'look' },
    'send-replacement': SENT,
    'send-back': SENT,
    decide: { outcome, reason: 'so it is' },
  };
  const who = { seller: claim.order.seller, buyer, admin }[ACTS[act]];
  const path = act === 'decide' ? `/admin/disputes/${claim.id}/decide` : `/claims/${claim.id}/${act}`;
  const { status, body } = await who.post(path, bodies[act] ?? {});
  const { listing } = claim.line;
  const isShort = act === 'send-replacement' && listing.onHand - listing.reserved < claim.pieces;
  const isPossible = possible.includes(act) && !isShort;
  expect([act, claim.state, status]).toEqual([act, claim.state, isPossible ? 200 : 409]);
  if (!isPossible) return;
  if (act === 'send-replacement') listing.onHand -= claim.pieces;
  if (act === 'offer') Object.assign(claim, { outcome: 'refund', refund: 1 });
  if (act === 'refuse' || act === 'withdraw') Object.assign(claim, { outcome: 'reject', refund: 0 });
  if (act === 'decide')
    Object.assign(claim, {
      outcome,
      refund: outcome === 'refund' || outcome === 'return' ? claim.amount : 0,
    });
  claim.state = LEADS_TO[act] ?? OUTCOME_LEADS_TO[claim.outcome];
  expect(body.state).toBe(claim.state);
  if (claim.state === 'settled') settle(claim, act === 'keep-replacement' ? 0 : claim.refund);
}
