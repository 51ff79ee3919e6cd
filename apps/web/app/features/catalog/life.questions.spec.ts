import { describe, expect, it } from '@jest/globals';
import { asksAnything, LIFE_FIELDS, questionOf, readAsked, SHAFT_FIELDS } from './life.questions.js';

describe('what an address asks', () => {
  it('becomes the question of the API', () => {
    const address = new URLSearchParams(
      'radialKn=４,5&axialKn=&speedRpm=1500&lubricant=oil&lubrication.temperatureDeg=70&quantity=50',
    );
    expect(questionOf(readAsked(address, LIFE_FIELDS))).toEqual({
      radialKn: 4.5,
      speedRpm: 1500,
      lubricant: 'oil',
      lubrication: { temperatureDeg: 70 },
    });
  });

  it('keeps what is no number, so that it can be said where it stands', () => {
    expect(questionOf({ radialKn: 'much' })).toEqual({ radialKn: 'much' });
  });

  it('closes up forces left empty between others', () => {
    const address = new URLSearchParams('a.designation=6205&forces.0.positionMm=40&forces.3.positionMm=90');
    expect(questionOf(readAsked(address, SHAFT_FIELDS))).toEqual({
      a: { designation: '6205' },
      forces: [{ positionMm: 40 }, { positionMm: 90 }],
    });
  });

  it('is nothing as long as only choices are made', () => {
    expect(asksAnything({ lubricant: 'oil', reliabilityPercent: '95' })).toBe(false);
    expect(asksAnything({ lubricant: 'oil', speedRpm: '95' })).toBe(true);
  });
});
