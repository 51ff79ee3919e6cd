import type { Candidate, NumberSystem, ReadingHints } from '../reading.js';
import { suffixListOf } from './brands.js';
import type { Draft } from './candidate.js';

const MOST_CANDIDATES = 8;

/** How likely a number of this kind is meant, before its suffixes are looked at. */
const PRIOR = {
  planned: 0.98,
  unplanned: 0.5,
  oftenerOld: 0.6,
  otherPracticePlanned: 0.95,
  old: 0.62,
  oldRare: 0.15,
  oldBeyondDoubt: 0.96,
  oldUnplanned: 0.3,
  oldUnplannedBeyondDoubt: 0.45,
} as const;

/** Readings this much less likely than the best are not worth an answer. */
const WORTH_SAYING = 0.2;
const UNREAD_CHARACTER = 0.1;
const MOST_LOST_TO_UNREAD = 0.65;
const STRAIN = 0.03;
const AGAINST_THE_SYSTEM_HINT = 0.3;
const AGAINST_THE_SCRIPT = 0.6;
const AGAINST_THE_FAMILY_HINT = 0.4;
const AGAINST_THE_SIZE_HINT = 0.2;
const SIZE_HINT_TOLERANCE_MM = 0.26;

/** The system that a hint names, in whatever words. */
export function systemOf(hint: string | undefined): NumberSystem | undefined {
  if (hint === undefined) return undefined;
  if (hint !== lastHint.text) lastHint = { text: hint, system: systemNamed(hint) };
  return lastHint.system;
}

/** One list of texts has one hint: the last answer is kept. */
let lastHint: { text: string; system: NumberSystem | undefined } = { text: '', system: undefined };

function systemNamed(hint: string): NumberSystem | undefined {
  const word = hint.slice(0, 40).toUpperCase();
  if (/GOST|ГОСТ|RUSS|SOVIET|苏|俄/.test(word)) return 'GOST';
  if (/OLD|64|88|旧|老/.test(word)) return 'GB-OLD';
  if (/ABMA|INCH|英制|AFBMA/.test(word)) return 'ABMA';
  if (/JIS/.test(word)) return 'JIS';
  if (/ISO|GB|DIN|国标|新/.test(word)) return 'ISO';
  return undefined;
}

/** Best first; readings that come to the same part are one. */
export function rank(drafts: readonly Draft[], hints: ReadingHints): Candidate[] {
  const asked = systemOf(hints.system);
  const ranked = drafts.map((draft) => {
    const { candidate } = draft;
    candidate.confidence = Math.round(confidenceOf(draft, asked, hints) * 1000) / 1000;
    return candidate;
  });
  if (ranked.length < 2) return ranked;
  const sorted = ranked.toSorted((a, b) => b.confidence - a.confidence);
  const least = (sorted[0]?.confidence ?? 0) * WORTH_SAYING;
  const told = sorted.filter((each, place) => each.confidence >= least && !saidBefore(sorted, place));
  return told.slice(0, MOST_CANDIDATES);
}

/** The same part, read in another way, stands further up. */
export function saidBefore(ranked: readonly Candidate[], place: number): boolean {
  const each = ranked[place];
  for (let before = 0; before < place; before += 1) {
    const other = ranked[before];
    if (other?.designation === each?.designation && other?.family === each?.family) return true;
  }
  return false;
}

function confidenceOf(draft: Draft, asked: NumberSystem | undefined, hints: ReadingHints): number {
  let confidence: number = priorOf(draft, asked);
  confidence *= 1 - Math.min(MOST_LOST_TO_UNREAD, UNREAD_CHARACTER * draft.unreadCount);
  confidence *= Math.max(0.7, 1 - STRAIN * draft.strain);
  if (asked !== undefined && draft.old !== isOld(asked)) confidence *= AGAINST_THE_SYSTEM_HINT;
  if (draft.inForeignScript === true && asked === undefined) confidence *= AGAINST_THE_SCRIPT;
  if (hints.family !== undefined && hints.family !== draft.candidate.family) {
    confidence *= AGAINST_THE_FAMILY_HINT;
  }
  return confidence * sizeAgreement(draft, hints);
}

function priorOf(draft: Draft, asked: NumberSystem | undefined): number {
  const { planned, old, oldBeyondDoubt, candidate } = draft;
  if (!old) {
    if (!planned) return PRIOR.unplanned;
    if (isOftenerOld(candidate) && asked === undefined && !isForeign(candidate.brand))
      return PRIOR.oftenerOld;
    return candidate.system === 'ISO' ? PRIOR.planned : PRIOR.otherPracticePlanned;
  }
  if (draft.rare && asked === undefined) return PRIOR.oldRare;
  const certain = oldBeyondDoubt || (asked !== undefined && isOld(asked));
  if (planned) return certain ? PRIOR.oldBeyondDoubt : PRIOR.old;
  return certain ? PRIOR.oldUnplannedBeyondDoubt : PRIOR.oldUnplanned;
}

/**
 * `108`, `126`: a small self-aligning bearing today, 6008 and 6026 to everyone who grew up with the old numbers. `1605`: 2305 to them, and
 * the inch bearing of that number is sold closed, with its seals behind it.
 */
function isOftenerOld({ basic, family, series, features }: Candidate): boolean {
  if (family === 'self_aligning_ball') return basic.length === 3;
  return family === 'deep_groove_ball' && series === '16' && features.seal === 'open';
}

function isForeign(brand: string | undefined): boolean {
  return brand !== undefined && !['GB', 'GOST'].includes(suffixListOf(brand));
}

function isOld(system: NumberSystem): boolean {
  return system === 'GOST' || system === 'GB-OLD';
}

function sizeAgreement({ candidate }: Draft, { dimensions }: ReadingHints): number {
  if (dimensions === undefined) return 1;
  let agreement = 1;
  for (const side of ['boreMm', 'outsideMm', 'widthMm'] as const) {
    const asked = dimensions[side];
    const held = candidate.dimensions[side];
    if (asked === undefined || held === undefined) continue;
    if (Math.abs(asked - held) > SIZE_HINT_TOLERANCE_MM) agreement *= AGAINST_THE_SIZE_HINT;
  }
  return agreement;
}
