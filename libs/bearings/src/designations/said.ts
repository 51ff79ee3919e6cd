/** Features that words or a maker's name add to what is known already. */
import type { Features } from '../vocabulary.js';

/** `双联 背对背`: a pair without a word how gives way to the arrangement that is said. */
export const ANY_PAIR = 'universal_pair';

/** What is held stands. */
export function addSaid(features: Features, said: Features): void {
  for (const key in said) {
    const feature = key as keyof Features;
    const held = features[feature];
    if (held === undefined || held === ANY_PAIR) features[feature] = said[feature] as string;
  }
}
