/** Upstream parts (balls, rollers, cages, seals, lubricants): their numbers are the trade's, and known only as a whole. */
import { catalogue, findPartType } from '../catalogue.js';
import { readBasic } from '../plans/index.js';
import { lazily } from '../plans/plan.js';
import type { Candidate } from '../reading.js';
import type { Features, PartFamily, PartType } from '../vocabulary.js';
import type { Draft } from './candidate.js';
import { COMPONENTS, FAMILY_NAMES } from './families.js';
import { designationKey, isDigit, isLetter } from './fold.js';

const components = new Set<PartFamily>(COMPONENTS);

export function isComponent(family: PartFamily): boolean {
  return components.has(family);
}

const byKey = lazily(
  () =>
    new Map(
      catalogue()
        .filter(({ family }) => isComponent(family))
        .map((type) => [componentKey(type.designation), type]),
    ),
);

const BEGINNINGS = ['BALL', 'ROLLER', 'NEEDLE', 'CAGE', 'SEAL', 'TC', 'GREASE', 'OIL'];
const firstLetters = new Set(BEGINNINGS.map((each) => each.charCodeAt(0)));

/** `CAGE6312-J` and `CAGE6312J` are one. */
function componentKey(designation: string): string {
  return designationKey(designation).replaceAll('-', '');
}

/** The upstream part whose whole number begins at `start`. */
export function readComponent(text: string, start: number, inLine: boolean): Draft | undefined {
  if (!firstLetters.has(text.charCodeAt(start))) return undefined;
  if (!BEGINNINGS.some((each) => text.startsWith(each, start))) return undefined;
  const at = { text, start, inLine };
  const seal = readOilSeal(text, start);
  if (seal !== undefined) return draftOf(seal.candidate, { ...at, end: seal.end });
  const end = numberEnd(text, start);
  const type = byKey().get(componentKey(text.slice(start, end)));
  return type && draftOf(candidateOfComponent(type, 0), { ...at, end });
}

const OIL_SEAL = /TC[ -]?(\d{1,3}) ?[X*/-] ?(\d{1,3}) ?[X*/-] ?(\d{1,2}(?:\.\d)?)(?![\dA-Z])/y;

/** `TC 25*52*7`: an oil seal's size is its number, whether a list has it or not. */
function readOilSeal(text: string, start: number): { candidate: Candidate; end: number } | undefined {
  OIL_SEAL.lastIndex = start;
  const sizes = OIL_SEAL.exec(text)?.slice(1);
  const [part] = sizes === undefined ? [] : readBasic(`TC${sizes.join('X')}`);
  if (part === undefined) return undefined;
  const listed = findPartType(part.basic);
  const type = listed ?? { ...part, designation: part.basic, features: { seal: 'contact_seal_1' } };
  const { typeDesignation, ...candidate } = candidateOfComponent(type, 0);
  return {
    candidate: listed === undefined ? candidate : { ...candidate, typeDesignation },
    end: OIL_SEAL.lastIndex,
  };
}

function numberEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isOfNumber(text.charCodeAt(end))) end += 1;
  return end;
}

/** Letters, digits, hyphen and decimal point. */
function isOfNumber(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2d || code === 0x2e;
}

interface ComponentAt {
  text: string;
  start: number;
  end: number;
  inLine: boolean;
}

function draftOf(candidate: Candidate, { text, start, end, inLine }: ComponentAt): Draft {
  const rest = inLine ? '' : text.slice(end).trim();
  const restAt = text.length - text.slice(end).trimStart().length;
  const meaning = FAMILY_NAMES[candidate.family];
  return {
    candidate: {
      ...candidate,
      parts: [{ code: text.slice(start, end), kind: 'type', meaning, start, end }],
      unread: rest === '' ? [] : [{ text: rest, start: restAt, end: restAt + rest.length }],
    },
    planned: true,
    unreadCount: rest.length,
    strain: 0,
    end,
    old: false,
    rare: false,
    oldBeyondDoubt: false,
  };
}

/** An upstream part as it stands in the catalogue. */
export function candidateOfComponent(type: PartType, confidence: number): Candidate {
  const { designation, basic, family, series, dimensions, features } = type;
  return {
    designation,
    basic,
    family,
    series,
    system: 'ISO',
    dimensions,
    features: { ...features },
    parts: [],
    unread: [],
    confidence,
    typeDesignation: designation,
    brand: undefined,
  };
}

/** How an upstream part is written, in whatever manner: nothing can be added to its number. */
export function writeComponent(types: readonly PartType[], features: Features): string | undefined {
  return types.find((type) => alike(type.features, features))?.designation;
}

function alike(one: Features, other: Features): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof Features)[];
  return keys.every((key) => one[key] === other[key]);
}
