/** What a line may have meant whose number names nothing: offered behind what it says, never taken. */
import { mergeFeatures } from '../designations/candidate.js';
import { oneEditAway, oneEditAwayFromPair } from '../designations/correction.js';
import type { Candidate, LineReading } from '../reading.js';
import { isEmpty } from './sheet.js';

/** A reading of this little is only what the number's beginning says. */
const DOUBTFUL = 0.5;

/** Where a line says neither a number that reads nor a size: what its number is a slip away from. */
export function offersInstead(open: string, { dimensions, features }: LineReading): Candidate[] {
  return isEmpty(dimensions) ? oneEditAway(open).map((offer) => mergeFeatures(offer, features)) : [];
}

/** Behind what a line says, where that is doubtful. */
export function offersBehind({ candidates: [first], features, brand }: LineReading): Candidate[] {
  if (first === undefined || first.confidence > DOUBTFUL) return [];
  return offersFrom(first).map((each) => {
    const offer = mergeFeatures(each, features);
    offer.confidence = Math.min(offer.confidence, first.confidence);
    return brand === undefined ? offer : { ...offer, brand };
  });
}

function offersFrom({ system, basic, dimensions }: Candidate): Candidate[] {
  if (dimensions.outsideMm !== undefined) return [];
  if (system !== 'ABMA') return oneEditAway(basic);
  return basic.includes('/') ? oneEditAwayFromPair(basic) : [];
}
