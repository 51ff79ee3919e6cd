/** Upstream parts (balls, rollers, cages, seals, lubricants): their numbers are the trade's, and known only as a whole. */
import { catalogue } from '../catalogue.js';
import { lazily } from '../plans/plan.js';
import type { Candidate } from '../reading.js';
import type { Features, PartFamily, PartType } from '../vocabulary.js';
import type { Draft } from './candidate.js';
import { FAMILY_NAMES } from './families.js';
import { designationKey, isDigit, isLetter } from './fold.js';

const COMPONENTS = new Set<PartFamily>(['steel_ball', 'roller', 'cage', 'seal', 'lubricant']);

export function isComponent(family: PartFamily): boolean {
  return COMPONENTS.has(family);
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
  const end = numberEnd(text, start);
  const type = byKey().get(componentKey(text.slice(start, end)));
  return type && draftOf(type, text, start, end, inLine);
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

function draftOf(type: PartType, text: string, start: number, end: number, inLine: boolean): Draft {
  const rest = inLine ? '' : text.slice(end).trim();
  const restAt = text.length - text.slice(end).trimStart().length;
  return {
    candidate: {
      ...candidateOfComponent(type, 0),
      parts: [{ code: text.slice(start, end), kind: 'type', meaning: FAMILY_NAMES[type.family], start, end }],
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
    typeDesignation: designation,
    basic,
    family,
    series,
    system: 'ISO',
    dimensions,
    features: { ...features },
    parts: [],
    unread: [],
    confidence,
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
