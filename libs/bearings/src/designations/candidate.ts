import { findPartType } from '../catalogue.js';
import type { PlannedPart } from '../plans/index.js';
import type { Candidate, DesignationPart, NumberSystem, UnreadText } from '../reading.js';
import type { Dimensions, Features, PartFamily, PartType } from '../vocabulary.js';
import { explain } from './explanation.js';
import type { OldHead } from './gost.reader.js';
import type { Head } from './iso.reader.js';
import { impliedFeatures, withoutImplied } from './implied.js';
import { writeIso } from './iso.writer.js';
import { oldParts, partsOfHead } from './parts.js';
import type { SuffixPiece } from './suffix.reader.js';
import type { Tail } from './tail.reader.js';

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
}

export interface DraftContext {
  text: string;
  brand?: string;
}

export function draftOfHead(head: Head, tail: Tail, context: DraftContext): Draft {
  const features = featuresOf(head.family, tail.pieces);
  if (head.prefix?.feature !== undefined) features[head.prefix.feature] ??= head.prefix.value;
  const parts = [...partsOfHead(head, context.text), ...suffixParts(tail.pieces)];
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
  const features: Features = { ...head.features };
  if (head.mark?.tolerance !== undefined && head.mark.tolerance !== 'P0') {
    features.tolerance = head.mark.tolerance;
  }
  if (head.mark?.clearance !== undefined) features.clearance = head.mark.clearance;
  if (head.structure.sleeve !== undefined) features.component = `${head.structure.sleeve}_sleeve`;
  addFeatures(features, tail.pieces);
  if (features.contactAngle !== undefined && family !== 'angular_contact_ball') delete features.contactAngle;
  const basic = head.series + head.boreCode;
  const parts = [...oldParts(head, context.text), ...suffixParts(tail.pieces)];
  const candidate = candidateOf({
    basic,
    family,
    series: head.series,
    system,
    dimensions,
    ...(head.shaftMm === undefined ? {} : { shaftMm: head.shaftMm }),
    features,
    parts,
    tail,
    context,
  });
  return {
    candidate,
    planned: head.parts.length > 0,
    unreadCount: tail.unreadCount,
    strain: tail.strain,
    end: Math.max(head.end, tail.end),
    old: true,
    rare: head.structure.rare === true,
    oldBeyondDoubt: isOldBeyondDoubt(head, system),
  };
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

function suffixParts(pieces: readonly SuffixPiece[]): DesignationPart[] {
  return pieces.map((piece) => ({
    code: piece.code,
    kind: piece.kind,
    meaning: piece.meaning ?? { zh: '', en: '' },
    ...(piece.feature === undefined ? {} : { feature: piece.feature }),
    ...(piece.value === undefined ? {} : { value: piece.value }),
    ...(piece.readBy === undefined ? {} : { readBy: piece.readBy }),
    start: piece.start,
    end: piece.end,
  }));
}

interface Draftable {
  basic: string;
  family: PartFamily;
  series: string;
  system: NumberSystem;
  dimensions: Dimensions;
  /** On a sleeve: what the number's bore code states is the shaft. */
  shaftMm?: number;
  features: Features;
  parts: DesignationPart[];
  tail: Tail;
  context: DraftContext;
}

function candidateOf(draft: Draftable): Candidate {
  const { basic, family, features, tail, context } = draft;
  if (family.includes('tapered') && features.dimensions === 'modified') delete features.dimensions;
  const implied = impliedFeatures(basic);
  if (implied.seal !== undefined && (features.seal ?? 'open') === 'open') features.seal = implied.seal;
  const designation = writeIso(basic, family, withoutImplied(basic, features));
  const type = typeOf(basic, family, features, designation);
  const typeDimensions = type?.dimensions ?? draft.dimensions;
  const brand = tail.brand ?? context.brand;
  const candidate: Candidate = {
    designation,
    basic,
    family,
    series: draft.series,
    system: draft.system,
    dimensions: dimensionsOfSet(onShaft(typeDimensions, draft.shaftMm), features, tail.pieces),
    features,
    parts: draft.parts,
    unread: unreadOf(tail, context.text),
    confidence: 0,
    explanation: { zh: '', en: '' },
  };
  if (type !== undefined) candidate.typeDesignation = type.designation;
  if (brand !== undefined) candidate.brand = brand;
  return candidate;
}

/** A part that the plans have, with features said in words. */
export function candidateOfPart(
  part: PlannedPart,
  said: Features,
  confidence: number,
  brand: string | undefined,
): Candidate {
  const { basic, family, series, dimensions } = part;
  const candidate = candidateOf({
    basic,
    family,
    series,
    system: 'ISO',
    dimensions,
    features: withSaid(family, {}, said),
    parts: [],
    tail: NO_TAIL,
    context: { text: '', ...(brand === undefined ? {} : { brand }) },
  });
  candidate.confidence = Math.round(confidence * 1000) / 1000;
  candidate.explanation = explain(candidate);
  return candidate;
}

const NO_TAIL: Tail = { pieces: [], unread: [], unreadCount: 0, strain: 0, end: 0 };

/** The candidate with features that words add to its designation; what the designation itself says stands. */
export function mergeFeatures(candidate: Candidate, said: Features): Candidate {
  const features = withSaid(candidate.family, candidate.features, said);
  if (
    Object.keys(features).every(
      (key) => features[key as keyof Features] === candidate.features[key as keyof Features],
    )
  ) {
    return candidate;
  }
  const { basic, family } = candidate;
  const designation = writeIso(basic, family, withoutImplied(basic, features));
  const type = typeOf(basic, family, features, designation);
  const merged: Candidate = { ...candidate, features, designation };
  if (type === undefined) delete merged.typeDesignation;
  else merged.typeDesignation = type.designation;
  merged.explanation = explain(merged);
  return merged;
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
  for (const [key, value] of Object.entries(said)) {
    const feature = key as keyof Features;
    if (feature === 'seal' && !SEALABLE.has(family)) continue;
    if (feature === 'bore' && (value === 'cylindrical' || !TAPERABLE.has(family))) continue;
    if (feature === 'contactAngle' && family !== 'angular_contact_ball') continue;
    if (features[feature] === undefined || features[feature] === 'open') features[feature] = value;
  }
  if (features.seal === undefined && STATE_OPEN.has(family)) features.seal = 'open';
  return features;
}

function onShaft(dimensions: Dimensions, shaftMm: number | undefined): Dimensions {
  return shaftMm === undefined ? dimensions : { ...dimensions, boreMm: shaftMm };
}

/** The catalogue type that a designation is a case of. */
function typeOf(
  basic: string,
  family: PartFamily,
  features: Features,
  designation: string,
): PartType | undefined {
  const exact = findPartType(designation);
  if (exact !== undefined) return exact;
  return findPartType(writeIso(basic, family, withoutImplied(basic, typeFeatures(features))));
}

function unreadOf(tail: Tail, text: string): UnreadText[] {
  return tail.unread.map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

const TYPE_RING_GROOVES = new Set(['snap_groove', 'snap_groove+ring']);
const GENERIC_SEALS: readonly (readonly [start: string, one: string, both: string])[] = [
  ['shield', 'shield_1', 'shield_2'],
  ['contact_seal', 'contact_seal_1', 'contact_seal_2'],
  ['low_friction', 'noncontact_seal_1', 'noncontact_seal_2'],
  ['noncontact_seal', 'noncontact_seal_1', 'noncontact_seal_2'],
];

/** The features that make a type of the catalogue; the others are a listing's. */
export function typeFeatures(features: Features): Features {
  const type: Features = {};
  const { seal, bore, ringGroove, contactAngle, cage, internalDesign } = features;
  if (seal !== undefined) type.seal = genericSeal(seal);
  if (bore !== undefined) type.bore = bore;
  if (ringGroove !== undefined && TYPE_RING_GROOVES.has(ringGroove)) type.ringGroove = ringGroove;
  if (contactAngle === '15' || contactAngle === '25' || contactAngle === '40')
    type.contactAngle = contactAngle;
  if (cage === 'full_complement') type.cage = cage;
  if (internalDesign?.startsWith('single_slit')) type.internalDesign = internalDesign;
  return type;
}

function genericSeal(seal: string): string {
  if (seal === 'open' || seal.includes('+')) return seal;
  const rule = GENERIC_SEALS.find(([start]) => seal.startsWith(start));
  if (rule === undefined) return seal;
  return seal.includes('_2') ? rule[2] : rule[1];
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
  const stated = pieces.find((piece) => piece.kind === 'suffix' && piece.value === 'total_width');
  if (stated !== undefined) return { ...dimensions, widthMm: Number(stated.code.slice(1)) };
  const count = SET_SIZES[features.arrangement ?? ''];
  if (count === undefined || dimensions.widthMm === undefined) return dimensions;
  return { ...dimensions, widthMm: Math.round(dimensions.widthMm * count * 1000) / 1000 };
}
