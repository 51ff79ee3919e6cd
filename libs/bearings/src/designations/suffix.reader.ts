import type { Bilingual, PartKind } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { isDigit } from './fold.js';
import { longestCode, meaningOf, readingsOfCode } from './suffixes.js';
import type { SuffixCode } from './suffixes.js';

/** A code found in a run of suffix letters and digits, by its place in the run. */
export interface SuffixPiece {
  start: number;
  end: number;
  code: string;
  kind: PartKind;
  /** Absent for a piece that nothing explains. */
  meaning?: Bilingual;
  feature?: keyof Features;
  value?: string;
  readBy?: string;
}

export interface SuffixRun {
  pieces: readonly SuffixPiece[];
  /** Characters that no code explains. */
  unreadCount: number;
  /** How far the codes are from the brand and family at hand; 0 is best. */
  strain: number;
}

/** What is known of the bearing when its suffixes are read. */
export interface SuffixContext {
  family: PartFamily;
  /** Whose suffix list applies, when a brand is known. */
  list?: string | undefined;
}

const LONGEST_RUN = 48;
const COST = {
  code: 1,
  ownList: -0.15,
  anyList: 0.25,
  foreignList: 0.55,
  ownFamily: -0.2,
  variant: 0.35,
  special: 1.3,
  unread: 4,
} as const;

interface Step {
  from: number;
  cost: number;
  pieces: readonly SuffixPiece[];
  /** The code may carry a variant number (`M2`, `TVP3`, `J2`). */
  numbered: boolean;
}

const CACHE_LIMIT = 4_000;
/** Family → whose list → run → its codes. */
const cache = new Map<PartFamily, Map<string | undefined, Map<string, SuffixRun>>>();
let cached = 0;

/**
 * Splits a joined run (`DDUC3`, `ECMA`, `P63`) into codes: the cheapest way through, where each code costs one,
 * codes of other brands a little more and unexplained characters a lot. Linear: codes have a bounded length.
 */
export function readSuffixRun(run: string, context: SuffixContext): SuffixRun {
  const known = cache.get(context.family)?.get(context.list)?.get(run);
  if (known !== undefined) return known;
  const read = splitRun(run.length > LONGEST_RUN ? run.slice(0, LONGEST_RUN) : run, context);
  remember(run, context, read);
  return read;
}

function remember(run: string, { family, list }: SuffixContext, read: SuffixRun): void {
  if (cached >= CACHE_LIMIT) {
    cache.clear();
    cached = 0;
  }
  const ofFamily = cache.get(family) ?? new Map<string | undefined, Map<string, SuffixRun>>();
  const ofList = ofFamily.get(list) ?? new Map<string, SuffixRun>();
  cache.set(family, ofFamily.set(list, ofList.set(run, read)));
  cached += 1;
}

function splitRun(run: string, context: SuffixContext): SuffixRun {
  const best: (Step | undefined)[] = [{ from: 0, cost: 0, pieces: [], numbered: false }];
  const reach = (end: number, step: Step): void => {
    const held = best[end];
    if (held === undefined || step.cost < held.cost - 1e-9) best[end] = step;
  };
  for (let at = 0; at < run.length; at += 1) {
    const here = best[at];
    if (here === undefined) continue;
    for (const next of stepsFrom(run, at, here.numbered, context)) {
      const pieces = next.pieces;
      const end = (pieces[pieces.length - 1] as SuffixPiece).end;
      reach(end, { ...next, from: at, cost: here.cost + next.cost });
    }
  }
  return collect(run, best);
}

function collect(run: string, best: readonly (Step | undefined)[]): SuffixRun {
  const pieces: SuffixPiece[] = [];
  let unreadCount = 0;
  for (let at = run.length; at > 0;) {
    const step = best[at] as Step;
    pieces.unshift(...step.pieces);
    at = step.from;
  }
  for (const piece of pieces) if (piece.meaning === undefined) unreadCount += 1;
  const total = best[run.length]?.cost ?? 0;
  const strain = Math.max(0, total - unreadCount * COST.unread - pieces.length + unreadCount);
  return { pieces: joinUnread(pieces), unreadCount, strain };
}

function joinUnread(pieces: readonly SuffixPiece[]): SuffixPiece[] {
  const joined: SuffixPiece[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (piece.meaning === undefined && last !== undefined && last.meaning === undefined) {
      joined[joined.length - 1] = { ...last, end: piece.end, code: last.code + piece.code };
    } else joined.push(piece);
  }
  return joined;
}

type NextStep = Omit<Step, 'from'>;

function stepsFrom(run: string, at: number, numbered: boolean, context: SuffixContext): NextStep[] {
  const steps: NextStep[] = [];
  const merged = mergedClassAndClearance(run, at);
  const longest = Math.min(longestCode(), run.length - at);
  // Where a class and a clearance are merged (`P63`), a lone P is no cage with a variant number.
  for (let length = merged === undefined ? 1 : 2; length <= longest; length += 1) {
    const code = run.slice(at, at + length);
    const readings = readingsOfCode(code);
    const fit = readings && bestFit(readings, context);
    if (
      fit &&
      !isCageBehindEC(run, at, fit.reading, context) &&
      !cutsPair(run, at + length) &&
      !cutsShields(run, at, code)
    )
      steps.push(codeStep(fit.reading, fit.cost, at, at + length));
  }
  if (merged !== undefined) steps.push(merged);
  const clearance = mergedClearance(run, at);
  if (clearance !== undefined) steps.push(clearance);
  const special =
    specialExecution(run, at) ?? totalWidth(run, at, context) ?? setClearance(run, at, numbered);
  if (special !== undefined) steps.push(special);
  const variant = numbered ? variantNumber(run, at) : undefined;
  if (variant !== undefined) steps.push(variant);
  steps.push({
    cost: COST.unread,
    pieces: [pieceOf(at, at + 1, run[at] as string)],
    numbered: false,
  });
  return steps;
}

/**
 * `NU205ECM`: behind E, a C with a cage letter is the design EC and its cage, as in `ECP`, `ECJ`, `ECML`; a clearance
 * (`CM`) only of a maker in whose list it stands.
 */
function isCageBehindEC(
  run: string,
  at: number,
  reading: SuffixCode,
  { family, list }: SuffixContext,
): boolean {
  if (family !== 'cylindrical_roller' || reading.feature !== 'clearance' || run[at - 1] !== 'E') return false;
  if (run[at] !== 'C' || (list !== undefined && reading.brands.includes(list))) return false;
  return readingsOfCode(reading.code.slice(1))?.some(({ feature }) => feature === 'cage') ?? false;
}

/** `7010CDB`: the contact angle C and the pair DB, no CD with a B behind it. */
function cutsPair(run: string, end: number): boolean {
  return run[end - 1] === 'D' && PAIR_HERE.test(run.slice(end - 1));
}

/** `6203ZZV3`: two shields and V3, no shield and ZV3. */
function cutsShields(run: string, at: number, code: string): boolean {
  return run[at - 1] === 'Z' && code.startsWith('ZV');
}

const PAIR_HERE = /^D(?:B|F|T)(?![A-Z])/;

function bestFit(
  readings: readonly SuffixCode[],
  context: SuffixContext,
): { reading: SuffixCode; cost: number } | undefined {
  let fit: { reading: SuffixCode; cost: number } | undefined;
  for (const reading of readings) {
    if (reading.families !== undefined && !reading.families.has(context.family)) continue;
    let cost: number = COST.code;
    if (reading.families !== undefined) cost += COST.ownFamily;
    if (reading.brands.length > 0) {
      if (context.list === undefined) cost += COST.anyList;
      else cost += reading.brands.includes(context.list) ? COST.ownList : COST.foreignList;
    }
    if (fit === undefined || cost < fit.cost) fit = { reading, cost };
  }
  return fit;
}

const NUMBERED = new Set<keyof Features>(['cage', 'internalDesign', 'arrangement']);

function codeStep(reading: SuffixCode, cost: number, start: number, end: number): NextStep {
  const { code, meaning, feature, value, brands } = reading;
  const readBy = brands.length === 0 ? undefined : brands.join('/');
  const pieces = [pieceOf(start, end, code, { meaning, feature, value, readBy })];
  return { cost, pieces, numbered: feature !== undefined && NUMBERED.has(feature) };
}

/** `P63` = P6 + C3, `P52` = P5 + C2: the C of the clearance is dropped behind a tolerance class. */
function mergedClassAndClearance(run: string, at: number): NextStep | undefined {
  if (run[at] !== 'P') return undefined;
  const split = run[at + 2] === 'X' ? at + 3 : at + 2;
  const tolerance = run.slice(at, split);
  const clearance = `C${run[split] ?? ''}`;
  const classMeaning = meaningOf('tolerance', tolerance);
  const clearanceMeaning = meaningOf('clearance', clearance);
  if (classMeaning === undefined || clearanceMeaning === undefined || clearance === 'CN') return undefined;
  return {
    cost: COST.code * 1.6,
    numbered: false,
    pieces: [
      pieceOf(at, split, tolerance, { meaning: classMeaning, feature: 'tolerance', value: tolerance }),
      pieceOf(split, split + 1, clearance, {
        meaning: clearanceMeaning,
        feature: 'clearance',
        value: clearance,
      }),
      ...vibrationBehind(run, split + 1),
    ],
  };
}

/** `C366` = C3 + C66, `C083` = C08 + C3: of two codes that begin with C the second drops it. */
function mergedClearance(run: string, at: number): NextStep | undefined {
  if (run[at] !== 'C') return undefined;
  const split = run.startsWith('C08', at) ? at + 3 : at;
  const clearance = split === at ? run.slice(at, at + 2) : `C${run[split] ?? ''}`;
  const end = split === at ? at + 2 : split + 1;
  const meaning = meaningOf('clearance', clearance);
  const vibration = split === at ? vibrationBehind(run, end) : [];
  const running = split === at ? undefined : meaningOf('tolerance', RUNNING_OF_BOTH);
  if (meaning === undefined || (running === undefined && vibration.length === 0)) return undefined;
  return {
    cost: COST.code,
    numbered: false,
    pieces: [
      ...(running === undefined
        ? []
        : [pieceOf(at, split, 'C08', { meaning: running, feature: 'tolerance', value: RUNNING_OF_BOTH })]),
      pieceOf(split, end, clearance, { meaning, feature: 'clearance', value: clearance }),
      ...vibration,
    ],
  };
}

const RUNNING_OF_BOTH = 'C02+C04';
const VIBRATIONS: Readonly<Record<string, string>> = { '6': 'reduced', '06': 'low', '66': 'very_low' };

/** At the end of a run, behind a clearance: the 6, 06 or 66 of C6, C06 and C66. */
function vibrationBehind(run: string, at: number): SuffixPiece[] {
  const digits = run.slice(at);
  const value = VIBRATIONS[digits];
  const meaning = value === undefined ? undefined : meaningOf('vibration', value);
  return meaning === undefined
    ? []
    : [pieceOf(at, run.length, `C${digits}`, { meaning, feature: 'vibration', value })];
}

/** Every piece has every key in one order: what reads pieces finds each in the same place. */
export function pieceOf(
  start: number,
  end: number,
  code: string,
  { meaning, feature, value, readBy }: Partial<SuffixPiece> = {},
): SuffixPiece {
  return { start, end, code, kind: 'suffix', meaning, feature, value, readBy };
}

const SPECIAL_EXECUTION: Bilingual = { zh: '制造商特殊设计', en: "maker's special execution" };
const VARIANT: Bilingual = { zh: '结构变型号', en: 'design variant number' };

/** `VA201`, `VE240`, `VG275`: V, a letter and digits are a maker's numbered special execution. */
function specialExecution(run: string, at: number): NextStep | undefined {
  if (run[at] !== 'V') return undefined;
  const second = run.charCodeAt(at + 1);
  if (!(second >= 65 && second <= 90)) return undefined;
  const end = digitsEnd(run, at + 2, 5);
  if (end - at < 4) return undefined;
  return {
    cost: COST.special,
    numbered: false,
    pieces: [pieceOf(at, end, run.slice(at, end), { meaning: SPECIAL_EXECUTION })],
  };
}

const TOTAL_WIDTH: Bilingual = { zh: '成套总宽（mm）', en: 'total width of the set in mm' };
const SET_CLEARANCE: Bilingual = { zh: '成套轴向游隙（µm）', en: 'axial clearance of the set in µm' };

/** `32038T146X/DB`: the total width of a set of tapered roller bearings. */
function totalWidth(run: string, at: number, { family }: SuffixContext): NextStep | undefined {
  if (run[at] !== 'T' || family !== 'tapered_roller') return undefined;
  const end = digitsEnd(run, at + 1, 3);
  if (end - at < 3) return undefined;
  return {
    cost: COST.code,
    numbered: false,
    pieces: [pieceOf(at, end, run.slice(at, end), { meaning: TOTAL_WIDTH, value: 'total_width' })],
  };
}

/** `DBC270`, `DB31C210`: behind an arrangement, C and two or three digits are a clearance in µm, no clearance group. */
function setClearance(run: string, at: number, numbered: boolean): NextStep | undefined {
  if (run[at] !== 'C' || !(numbered || isDigit(run.charCodeAt(at - 1)))) return undefined;
  const end = digitsEnd(run, at + 1, 4);
  if (end - at < 3) return undefined;
  return {
    cost: COST.code,
    numbered: false,
    pieces: [pieceOf(at, end, run.slice(at, end), { meaning: SET_CLEARANCE })],
  };
}

function digitsEnd(run: string, from: number, most: number): number {
  let end = from;
  while (end < run.length && end - from < most && isDigit(run.charCodeAt(end))) end += 1;
  return end;
}

/** The number behind a cage or design letter: `M2`, `TVP3`, `J2`, `M2A`, `DB42`. */
function variantNumber(run: string, at: number): NextStep | undefined {
  const end = digitsEnd(run, at, 3);
  if (end === at) return undefined;
  return {
    cost: COST.variant,
    numbered: false,
    pieces: [pieceOf(at, end, run.slice(at, end), { meaning: VARIANT })],
  };
}
