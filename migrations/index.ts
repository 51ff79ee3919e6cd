import { Tables1763900000000 } from './1763900000000-tables.js';
import { Guards1763900000001 } from './1763900000001-guards.js';

/** In time order. */
export const MIGRATIONS = [Tables1763900000000, Guards1763900000001];
