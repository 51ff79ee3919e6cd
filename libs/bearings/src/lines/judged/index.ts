/**
 * Lines as buyers type them, each with what an experienced seller understands by it. One line a row:
 *
 *   line => designation ; expectations
 *
 * `q` quantity, `u` unit, `b` brand, `p` price, `d D w` sizes in mm, `f` family, `-` no designation expected, and
 * `feature:value`. Written for this project; nothing is copied from a real inquiry.
 */
import { DESIGNATION_LINES } from './designations.fixture.js';
import { DIRTY_LINES } from './dirty.fixture.js';
import { ENGLISH_LINES } from './english.fixture.js';
import { SIZE_LINES } from './sizes.fixture.js';
import { SLIDING_LINES } from './sliding.fixture.js';

export const JUDGED_LINES = [DESIGNATION_LINES, SIZE_LINES, ENGLISH_LINES, SLIDING_LINES, DIRTY_LINES]
  .map((lines) => lines.trim())
  .join('\n');
