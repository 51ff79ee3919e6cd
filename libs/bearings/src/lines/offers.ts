/** What a line may have meant whose number names nothing: offered behind what it says, never taken. */
import { mergeFeatures } from '../designations/candidate.js';
import { oneEditAway, oneEditAwayFromPair } from '../designations/correction.js';
import { foldText } from '../designations/fold.js';
import type { Candidate, LineReading } from '../reading.js';
import { isEmpty } from './sheet.js';

/** A reading of this little is only what the number's beginning says. */
const DOUBTFUL = 0.5;
const NUMBER_AT_LEAST = /^[A-Z]{0,5}-?\d{3}/;

/** Where a line says neither a number that reads nor a size: what its number is a slip away from. */
export function offersInstead(open: string, { dimensions, features }: LineReading): Candidate[] {
  return isEmpty(dimensions) ? oneEditAway(open).map((offer) => mergeFeatures(offer, features)) : [];
}

/** Behind what a line says: where that is doubtful, or is a word that nothing read. */
export function offersBehind({ candidates, dimensions, features, words, brand }: LineReading): Candidate[] {
  const [first] = candidates;
  if (first !== undefined && first.confidence > DOUBTFUL) return [];
  const offers = first === undefined ? [] : offersFrom(first);
  if (first === undefined && isEmpty(dimensions)) {
    const number = words.map(foldText).find((word) => NUMBER_AT_LEAST.test(word));
    if (number !== undefined) offers.push(...oneEditAway(number));
  }
  return offers.map((each) => {
    const offer = mergeFeatures(each, features);
    offer.confidence = Math.min(offer.confidence, first?.confidence ?? 1);
    return brand === undefined ? offer : { ...offer, brand };
  });
}

function offersFrom({ system, basic, dimensions }: Candidate): Candidate[] {
  if (dimensions.outsideMm !== undefined) return [];
  if (system !== 'ABMA') return oneEditAway(basic);
  return basic.includes('/') ? oneEditAwayFromPair(basic) : [];
}
