/** Numbers that go on behind their digits: `R4A`, `53206U`, `CF10-1`, `LM20L`, `SI10T/K`. */
import { plannedSeries, readBasic } from '../plans/index.js';
import { lazily } from '../plans/plan.js';
import { isDigit, isLatin } from './fold.js';
import { NONE, planned } from './heads.js';
import type { Head, Run } from './heads.js';

/** Codes that go on behind the digits: what comes before → what may follow. `R4` → A, `53206` → U, `CF10` → -1, `SI10` → T/K, E. */
const longerCodes = lazily(() => {
  const endings = new Map<string, string[]>();
  for (const { parts } of plannedSeries()) {
    for (const { basic } of parts) {
      const [, begins, ending] = /^([A-Z]*\d+)([A-Z]{1,2}|-\d|T\/K)$/.exec(basic) ?? [];
      if (begins === undefined || ending === undefined) continue;
      endings.set(begins, [...(endings.get(begins) ?? []), ending]);
    }
  }
  return endings;
});

const SEAT_WASHER = 'U';
/** Makers whose catalogues state the height without the seat washer even where the number has it. */
const STATE_BARE_HEIGHT = 'CX';

/** `R4A` is another size than `R4`; with the seat washer `53206U` is higher: places of their own in the plan. */
export function withLongerCode(run: Run, digits: string, digitsEnd: number): readonly Head[] {
  const begins = run.letters + digits;
  const endings = longerCodes().get(begins);
  if (endings === undefined) return NONE;
  for (const ending of endings) {
    const isWasher = ending === SEAT_WASHER;
    const end = isWasher ? endOfWasher(run, digitsEnd) : endOfCode(run.text, digitsEnd, ending);
    if (end === undefined) continue;
    return planned(readBasic(begins + ending), run, end, 'ISO', digitsEnd - digits.slice(-2).length);
  }
  return saysNoEnding(run.text, digitsEnd) && readBasic(begins).length === 0
    ? endings.flatMap((ending) => planned(readBasic(begins + ending), run, digitsEnd, 'ISO', run.digitsAt))
    : NONE;
}

/** `SI10` alone may be any of those that go on behind it. */
function saysNoEnding(text: string, digitsEnd: number): boolean {
  return (
    !isLatin(text.charCodeAt(digitsEnd)) &&
    !(text[digitsEnd] === '-' && isLatin(text.charCodeAt(digitsEnd + 1)))
  );
}

const LINED = 'T/K';
/** The lining of a rod end is written `T/K`, `TK`, `-T/K`, `T-K`. */
const LINED_HERE = /[ -]?T[/-]?K(?![A-Z])/y;

function endOfCode(text: string, digitsEnd: number, ending: string): number | undefined {
  if (ending === LINED) {
    LINED_HERE.lastIndex = digitsEnd;
    return LINED_HERE.test(text) ? LINED_HERE.lastIndex : undefined;
  }
  const end = digitsEnd + ending.length;
  if (!text.startsWith(ending, digitsEnd)) return undefined;
  return isDigit(ending.charCodeAt(ending.length - 1)) && isDigit(text.charCodeAt(end)) ? undefined : end;
}

/** The washer's letter may stand apart, or the washer behind the bearing by its own number. */
function endOfWasher({ text, list }: Run, digitsEnd: number): number | undefined {
  if (statesWasherApart(text, digitsEnd)) return digitsEnd;
  const at = text[digitsEnd] === ' ' ? digitsEnd + 1 : digitsEnd;
  if (list === STATE_BARE_HEIGHT || text[at] !== SEAT_WASHER || isLatin(text.charCodeAt(at + 1)))
    return undefined;
  return at + 1;
}

const FARTHEST_WASHER = 6;

/** `53206+U206`, `53426M + U426`: the washer by its own number. */
function statesWasherApart(text: string, from: number): boolean {
  const plus = text.indexOf('+', from);
  if (plus < 0 || plus - from > FARTHEST_WASHER) return false;
  const at = text[plus + 1] === ' ' ? plus + 2 : plus + 1;
  return text[at] === 'U' && (isDigit(text.charCodeAt(at + 1)) || text[at + 1] === ' ');
}
