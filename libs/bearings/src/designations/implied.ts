import { findPartType } from '../catalogue.js';
import type { Features } from '../vocabulary.js';

/**
 * What a basic designation says without any suffix: an insert bearing is sealed, a needle bearing is open. The
 * catalogue's plain type of that number knows.
 */
function impliedFeatures(basic: string): Features {
  return findPartType(basic)?.features ?? {};
}

/** The features that still have to be written behind the basic designation. */
export function withoutImplied(basic: string, features: Features): Features {
  const implied = impliedFeatures(basic);
  if (implied.seal === undefined || implied.seal === 'open' || implied.seal !== features.seal)
    return features;
  const { seal: _said, ...others } = features;
  return others;
}
