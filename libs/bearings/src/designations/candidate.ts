import { variantsOf } from '../catalogue.js';
import type { PlannedPart } from '../plans/index.js';
import type { Candidate, DesignationPart, NumberSystem, UnreadText } from '../reading.js';
import type { Dimensions, Features, PartFamily } from '../vocabulary.js';
import { isComponent } from './component.reader.js';
import { asListed, setOf } from './gost.marks.js';
import type { OldHead } from './gost.reader.js';
import { systemOfStandard } from './heads.js';
import type { Head } from './heads.js';
import { oldParts, partsOfHead } from './parts.js';
import { addSaid, ANY_PAIR } from './said.js';
import type { SuffixPiece } from './suffix.reader.js';
import type { Tail } from './tail.reader.js';
import { nameOf } from './type-features.js';

/** Before the ranking: a candidate with what speaks for and against it. */
export interface Draft {
  candidate: Candidate;
  /** Stands in a dimension plan. */
  planned: boolean;
  unreadCount: number;
  strain: number;
  /** Where the designation ends in the text. */
  end: number;
  old: boolean;
  /** A structure that nobody uses any more. */
  rare: boolean;
  /** The text itself shows that the number is an old one (Cyrillic letters, a class mark, six digits or more). */
  oldBeyondDoubt: boolean;
  /** All that is not digits is typed in Cyrillic, and an old number of common use reads so too. */
  inForeignScript?: boolean;
}

export interface DraftContext {
  text: string;
  brand: string | undefined;
}

export function draftOfHead(head: Head, tail: Tail, context: DraftContext): Draft {
  const features = featuresOf(head.family, tail.pieces);
  if (head.says !== undefined) addSaid(features, head.says);
  if (head.prefix?.feature !== undefined) features[head.prefix.feature] ??= head.prefix.value;
  const parts = withTail(partsOfHead(head, context.text), tail);
  const candidate = candidateOf({
    basic: head.basic,
    family: head.family,
    series: head.series,
    system: head.system,
    dimensions: head.dimensions,
    features,
    parts,
    tail,
    context,
  });
  return {
    candidate,
    planned: head.planned,
    unreadCount: tail.unreadCount,
    strain: tail.strain + (head.prefix === undefined ? 0 : 0.2),
    end: Math.max(head.end, tail.end),
    old: false,
    rare: false,
    oldBeyondDoubt: false,
  };
}

export function draftOfOld(
  head: OldHead,
  tail: Tail,
  family: PartFamily,
  dimensions: Dimensions,
  system: NumberSystem,
  context: DraftContext,
): Draft {
  const { number, mark } = head;
  const features: Features = { ...number.features };
  if (mark?.tolerance !== undefined && mark.tolerance !== 'P0') features.tolerance = mark.tolerance;
  const clearance =
    family.endsWith('cylindrical_roller') && !family.startsWith('thrust')
      ? mark?.matchedClearance
      : undefined;
  if (mark?.clearance !== undefined) features.clearance = clearance ?? mark.clearance;
  if (number.structure.sleeve !== undefined) features.component = `${number.structure.sleeve}_sleeve`;
  addFeatures(features, tail.pieces);
  if (features.arrangement !== undefined) features.arrangement = setOf(features.arrangement, tail.pieces);
  if (features.contactAngle !== undefined && family !== 'angular_contact_ball') delete features.contactAngle;
  const basic = number.series + number.boreCode;
  const parts = withTail(oldParts(head, context.text), tail);
  const candidate = candidateOf({
    basic,
    family,
    series: number.series,
    system,
    dimensions,
    features,
    parts,
    tail,
    context,
    saidByNumber: number.own ? number.features : undefined,
  });
  candidate.dimensions = asListed(number, candidate.dimensions, candidate.brand);
  return {
    candidate,
    planned: number.parts.length > 0,
    unreadCount: tail.unreadCount,
    strain: tail.strain,
    end: Math.max(head.end, tail.end),
    old: true,
    rare: number.structure.rare === true,
    oldBeyondDoubt: isOldBeyondDoubt(head, system),
  };
}

function withTail(parts: DesignationPart[], { pieces }: Tail): DesignationPart[] {
  return pieces.length === 0 ? parts : parts.concat(pieces);
}

function isOldBeyondDoubt(head: OldHead, system: NumberSystem): boolean {
  return system === 'GOST' || head.mark !== undefined || head.digitCount >= 6;
}

/** Families whose types state "open" when nothing closes them. */
const STATE_OPEN = new Set<PartFamily>([
  'deep_groove_ball',
  'double_row_deep_groove_ball',
  'double_row_angular_contact_ball',
  'self_aligning_ball',
  'magneto_ball',
  'spherical_plain',
  'rod_end',
  'linear_ball',
]);

function featuresOf(family: PartFamily, pieces: readonly SuffixPiece[]): Features {
  const features: Features = {};
  addFeatures(features, pieces);
  if (features.seal === undefined && STATE_OPEN.has(family)) features.seal = 'open';
  return features;
}

/** Features that a designation may state twice, each adding to the other (`Z3V3`, `Z` + `RS`). */
const ADDING = new Set<keyof Features>(['vibration', 'seal', 'application', 'tolerance']);

function addFeatures(features: Features, pieces: readonly SuffixPiece[]): void {
  for (const { feature, value } of pieces) {
    if (feature === undefined || value === undefined) continue;
    const held = features[feature];
    if (held === undefined || held === 'open') features[feature] = value;
    else if (held !== value && ADDING.has(feature)) features[feature] = `${held}+${value}`;
  }
}

interface Draftable {
  basic: string;
  family: PartFamily;
  series: string;
  system: NumberSystem;
  dimensions: Dimensions;
  features: Features;
  /** Features that the basic number itself says, so that its name does not repeat them. */
  saidByNumber?: Features | undefined;
  parts: DesignationPart[];
  tail: Tail;
  context: DraftContext;
}

function candidateOf(draft: Draftable): Candidate {
  const { basic, family, features, tail, context } = draft;
  if (features.dimensions === 'modified' && family.includes('tapered')) delete features.dimensions;
  const { designation, type } = nameOf(basic, family, unsaidBy(draft.saidByNumber, features));
  const typeDimensions = measuredAs(draft.dimensions, type?.dimensions);
  return {
    designation,
    basic,
    family,
    series: draft.series,
    system: draft.system,
    dimensions: dimensionsOfSet(typeDimensions, features, tail.pieces),
    features,
    parts: draft.parts,
    unread: unreadOf(tail, context.text),
    confidence: 0,
    typeDesignation: type?.designation,
    brand: tail.brand ?? context.brand,
  };
}

function unsaidBy(said: Features | undefined, features: Features): Features {
  if (said === undefined) return features;
  const entries = Object.entries(features).filter(([key, value]) => said[key as keyof Features] !== value);
  return Object.fromEntries(entries);
}

/** What a seller takes a part to be where nobody says otherwise: linear bearings sealed, plain ones of their usual design. */
function usualFeatures({ basic, family }: PlannedPart, said: Features): Features {
  if (family === 'linear_ball') return { seal: 'contact_seal_2', ...said };
  if (family !== 'spherical_plain' || said.internalDesign !== undefined) return said;
  const { seal = 'open' } = said;
  const usual = variantsOf(basic).find(({ features }) => features.seal === seal);
  return usual === undefined ? said : { ...usual.features, ...said };
}

/** A part that the plans have, with features said in words. */
export function candidateOfPart(
  part: PlannedPart,
  said: Features,
  confidence: number,
  brand: string | undefined,
): Candidate {
  const { basic, family, series, dimensions, standard } = part;
  const candidate = candidateOf({
    basic,
    family,
    series,
    system: systemOfStandard(standard),
    dimensions,
    features: withSaid(family, {}, usualFeatures(part, said)),
    parts: [],
    tail: NO_TAIL,
    context: { text: '', brand },
  });
  candidate.confidence = Math.round(confidence * 1000) / 1000;
  return candidate;
}

const NO_TAIL: Tail = { pieces: [], unread: [], unreadCount: 0, strain: 0, end: 0 };

/** The candidate with features that words add to its designation; what the designation itself says stands. */
export function mergeFeatures(candidate: Candidate, said: Features): Candidate {
  if (isComponent(candidate.family) || addsNothing(candidate, said)) return candidate;
  const features = withSaid(candidate.family, candidate.features, said);
  if (
    Object.keys(features).every(
      (key) => features[key as keyof Features] === candidate.features[key as keyof Features],
    )
  ) {
    return candidate;
  }
  const { basic, family } = candidate;
  const { designation, type } = nameOf(basic, family, features);
  const { dimensions } = candidate;
  return {
    ...candidate,
    designation,
    dimensions:
      candidate.features.arrangement === undefined ? dimensionsOfSet(dimensions, features, []) : dimensions,
    features,
    typeDesignation: type?.designation,
  };
}

function addsNothing({ family, features }: Candidate, said: Features): boolean {
  for (const feature in said) if (said[feature as keyof Features] !== undefined) return false;
  return features.seal !== undefined || !STATE_OPEN.has(family);
}

const SEALABLE = new Set<PartFamily>([
  ...STATE_OPEN,
  'angular_contact_ball',
  'cylindrical_roller',
  'double_row_cylindrical_roller',
  'spherical_roller',
  'needle_roller',
  'drawn_cup_needle_roller',
  'needle_combined',
]);
const TAPERABLE = new Set<PartFamily>([
  'deep_groove_ball',
  'self_aligning_ball',
  'spherical_roller',
  'single_row_spherical_roller',
  'cylindrical_roller',
  'double_row_cylindrical_roller',
]);

function withSaid(family: PartFamily, held: Features, said: Features): Features {
  const features = { ...held };
  for (const key in said) {
    const feature = key as keyof Features;
    const value = said[feature] as string;
    if (feature === 'seal' && !SEALABLE.has(family)) continue;
    if (feature === 'bore' && (value === 'cylindrical' || !TAPERABLE.has(family))) continue;
    if (feature === 'contactAngle' && family !== 'angular_contact_ball') continue;
    const known = features[feature];
    if (known === undefined || known === 'open' || known === ANY_PAIR) features[feature] = value;
  }
  if (features.seal === undefined && STATE_OPEN.has(family)) features.seal = 'open';
  return features;
}

/** The type's dimensions; the cone of an old number is measured as its own standard has it. */
function measuredAs(read: Dimensions, ofType: Dimensions | undefined): Dimensions {
  if (ofType === undefined) return read;
  const { innerRingWidthMm } = read;
  return innerRingWidthMm === undefined || innerRingWidthMm === ofType.innerRingWidthMm
    ? ofType
    : { ...ofType, innerRingWidthMm };
}

function unreadOf(tail: Tail, text: string): UnreadText[] {
  if (tail.unread.length === 0) return [];
  return tail.unread.map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

const SET_SIZES: Readonly<Record<string, number>> = {
  DB: 2,
  DF: 2,
  DT: 2,
  universal_pair: 2,
  TBT: 3,
  TFT: 3,
  TT: 3,
  QBC: 4,
  QFC: 4,
  QBT: 4,
  QFT: 4,
  QT: 4,
};

/** A matched set is as wide as all its bearings, or as a total width that the number states (`T146`). */
function dimensionsOfSet(
  dimensions: Dimensions,
  features: Features,
  pieces: readonly SuffixPiece[],
): Dimensions {
  for (const { kind, value, code } of pieces) {
    if (kind === 'suffix' && value === 'total_width') {
      return { ...dimensions, widthMm: Number(code.slice(1)) };
    }
  }
  if (features.arrangement === undefined) return dimensions;
  const count = SET_SIZES[features.arrangement];
  if (count === undefined || dimensions.widthMm === undefined) return dimensions;
  return { ...dimensions, widthMm: Math.round(dimensions.widthMm * count * 1000) / 1000 };
}
