import { describe, expect, it } from '@jest/globals';
import { type ListingState } from './listing.entity.js';
import { type ListingAct, stateAfter, statesBefore } from './listing.states.js';

const STATES: ListingState[] = ['draft', 'in_review', 'live', 'paused', 'ended', 'taken_down'];
const ACTS: ListingAct[] = [
  'publish',
  'submit',
  'pause',
  'resume',
  'end',
  'resubmit',
  'approve',
  'take_down',
];

describe('the states of a listing', () => {
  it('follow the table and nothing else', () => {
    const moves = ACTS.flatMap((act) =>
      STATES.flatMap((state) => {
        const next = stateAfter(act, state);
        return next === undefined || next === state ? [] : [`${act}: ${state} → ${next}`];
      }),
    );
    expect(moves).toEqual([
      'publish: draft → live',
      'submit: draft → in_review',
      'pause: live → paused',
      'resume: paused → live',
      'end: draft → ended',
      'end: in_review → ended',
      'end: live → ended',
      'end: paused → ended',
      'resubmit: live → in_review',
      'resubmit: paused → in_review',
      'resubmit: taken_down → in_review',
      'approve: in_review → live',
      'approve: taken_down → live',
      'take_down: in_review → taken_down',
      'take_down: live → taken_down',
      'take_down: paused → taken_down',
    ]);
  });

  it('let no seller bring back by itself what was taken down', () => {
    for (const act of ['publish', 'submit', 'pause', 'resume', 'end'] as const) {
      expect(stateAfter(act, 'taken_down')).toBeUndefined();
      expect(statesBefore(act)).not.toContain('taken_down');
    }
  });

  it('take an act that was done already as done', () => {
    expect(stateAfter('pause', 'paused')).toBe('paused');
    expect(stateAfter('end', 'ended')).toBe('ended');
  });
});
