import { describe, expect, it } from '@jest/globals';
import { type OrderParty } from '../order.states.js';
import {
  actOfLapse,
  allowedClaimActs,
  CLAIM_OUTCOMES,
  CLAIM_STATES,
  CLAIM_TRANSITIONS,
  type ClaimState,
  mayAct,
  TERM_OF_STATE,
} from './claim.states.js';

const PARTIES: OrderParty[] = ['buyer', 'seller', 'admin', 'system'];

describe('the states of a claim', () => {
  it('each side sees its own acts, of the outcomes the one that is proposed', () => {
    const acts = (state: ClaimState, party: OrderParty) =>
      allowedClaimActs({ state, outcome: 'refund' }, party);
    expect(acts('open', 'seller')).toEqual(['offer', 'refuse', 'refund']);
    expect(acts('open', 'buyer')).toEqual(['withdraw']);
    expect(acts('answered', 'buyer')).toEqual(['escalate', 'withdraw', 'refund']);
    expect(acts('answered', 'seller')).toEqual([]);
    expect(acts('disputed', 'admin')).toEqual(['replace', 'return', 'refund', 'reject']);
    expect(acts('disputed', 'buyer')).toEqual(['withdraw']);
    expect(acts('replacing', 'seller')).toEqual(['send_replacement']);
    expect(acts('return_sent', 'seller')).toEqual(['escalate', 'receive_return']);
    expect(allowedClaimActs({ state: 'answered', outcome: 'reject' }, 'buyer')).toContain('reject');
  });

  it('nothing follows what is settled, and from anywhere else it can be reached', () => {
    const next = new Map<ClaimState, Set<ClaimState>>(CLAIM_STATES.map((state) => [state, new Set()]));
    for (const { from, to } of Object.values(CLAIM_TRANSITIONS))
      for (const state of Object.keys(from) as ClaimState[]) next.get(state)?.add(to);
    expect(next.get('settled')?.size).toBe(0);
    const ends = new Set<ClaimState>(['settled']);
    for (let before = 0; before !== ends.size;) {
      before = ends.size;
      for (const [state, targets] of next) if ([...targets].some((to) => ends.has(to))) ends.add(state);
    }
    expect([...ends].toSorted()).toEqual([...CLAIM_STATES].toSorted());
  });

  it('a state has a term when the clock has an act there, and then it is the system’s', () => {
    for (const state of CLAIM_STATES)
      for (const outcome of CLAIM_OUTCOMES) {
        const act = actOfLapse({ state, outcome });
        expect([state, act !== null]).toEqual([state, TERM_OF_STATE[state] !== null]);
        if (act) expect([state, act, mayAct(state, act, 'system')]).toEqual([state, act, true]);
      }
  });

  it('only the market decides what is disputed, and only before it the buyer gives up', () => {
    for (const outcome of CLAIM_OUTCOMES)
      expect(PARTIES.filter((party) => mayAct('disputed', outcome, party))).toEqual(['admin']);
    expect(CLAIM_STATES.filter((state) => mayAct(state, 'withdraw', 'buyer'))).toEqual([
      'open',
      'answered',
      'disputed',
      'returning',
    ]);
  });
});
