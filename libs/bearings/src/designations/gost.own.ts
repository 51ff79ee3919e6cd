/** Old numbers that are not simply another spelling of a number of today. */
import { iso15Place } from '../plans/iso-15.js';
import { plannedParts, readBasic } from '../plans/index.js';
import { boreCodeOf } from '../plans/plan.js';
import type { PlannedPart } from '../plans/index.js';
import type { Dimensions, Features, PartFamily } from '../vocabulary.js';
import { OLD_TYPES } from './gost.js';
import { MAGNETO, OWN_BUILD } from './gost.type.js';
import type { OldStructure, OldType } from './gost.type.js';
import { withOldRings } from './gost.rings.js';
import { oldSizeOf, sizeOfKin } from './gost.sizes.js';

/** What the digits of an old number say. */
export interface OldNumber {
  type: OldType;
  structure: OldStructure;
  features: Features;
  /** Today's number, whether a plan has it or not. */
  series: string;
  boreCode: string;
  /** Unknown where the digits only come near it. */
  boreMm: number | undefined;
  /** What the number itself gives where that is not the bore: the shaft in a sleeve, the bore of the single bearing. */
  numberMm?: number;
  parts: readonly PlannedPart[];
  /** Today has no such bearing: the old number itself is its name, and says its features. */
  own: boolean;
}

/** A number that is its own name: today's series do not say it. */
interface OwnNumber {
  type: OldType;
  structure: OldStructure | undefined;
  /** Width digit and diameter digit. */
  place: string;
  boreMm: number;
  series: string;
  boreCode: string;
}

/** Shorter numbers are as well quantities or prices; four digits of a tapered bearing are not. */
const isTelling = (digits: string, literal: string): boolean =>
  digits.length > 4 || literal !== '' || (digits.length === 4 && digits.startsWith('7'));

/** A number whose size stands in the tables of the old system, or that is the old name of a bearing of today. */
export function ofOwnSize(digits: string, literal: string, sure: boolean): OldNumber | undefined {
  if (!sure && !isTelling(digits, literal)) return undefined;
  const size = oldSizeOf(digits + literal);
  if (size === undefined) return undefined;
  const padded = literal === '' ? digits.padStart(7, '0') : `${digits.padStart(5, '0')}00`;
  const type = OLD_TYPES[padded[3]!];
  if (type === undefined) return undefined;
  const structure = type.structures[padded.slice(1, 3)] ?? OWN_BUILD;
  const { own, part } = size;
  return {
    type,
    structure,
    features: own || type.family === 'deep_groove_ball' ? featuresOfOne(structure) : {},
    series: part.series,
    boreCode: part.boreCode,
    boreMm: part.dimensions.boreMm,
    parts: [part],
    own,
  };
}

/** A size of its own is that of the whole set, so the number counts as one bearing. */
function featuresOfOne({ features }: OldStructure): Features {
  const { arrangement: _ofTheSet, ...others } = features ?? {};
  return others;
}

/** `6003`, `6010`: magneto bearings, whose last two digits are the bore itself. Today's 6003 needs the old system to be known. */
export function magnetoOf(boreMm: number): OldNumber | undefined {
  const type = OLD_TYPES['6'];
  const [part] = boreMm > 15 ? [] : readBasic(`E${boreMm}`);
  if (part?.family !== 'magneto_ball' || type === undefined) return undefined;
  const { series, boreCode } = part;
  return {
    type,
    structure: MAGNETO,
    features: {},
    series,
    boreCode,
    boreMm,
    parts: [part],
    own: false,
  };
}

/** A bearing of a series whose code spells the size, which the old number does not: found by its bore. */
export function ofSizedSeries(
  type: OldType,
  structure: OldStructure,
  place: string,
  boreMm: number,
): OldNumber | undefined {
  const onRing = structure.onRing?.[place];
  if (onRing !== undefined)
    return sizedNumber(type, structure, planOfBore(onRing, boreMm + RING_MM, type)[0]);
  const { series: sized = '', narrow, wide, withoutRing } = structure.sized ?? {};
  const side = narrow?.includes(place) === true ? 0 : wide?.includes(place) === true ? -1 : undefined;
  if (side === undefined) return undefined;
  const family = structure.family ?? type.family;
  const whole = planOfBore(sized, boreMm, type, structure).at(side);
  const part =
    withoutRing === undefined || whole === undefined
      ? whole
      : plannedParts(family, withoutRing).find(({ dimensions }) => sameHousing(dimensions, whole.dimensions));
  return sizedNumber(type, structure, part);
}

/** How much the inner ring under a thin needle bearing adds to the bore. */
const RING_MM = 5;

function planOfBore(series: string, boreMm: number, type: OldType, structure?: OldStructure): PlannedPart[] {
  const family = structure?.family ?? type.family;
  return plannedParts(family, series).filter(({ dimensions }) => dimensions.boreMm === boreMm);
}

function sizedNumber(
  type: OldType,
  structure: OldStructure,
  part: PlannedPart | undefined,
): OldNumber | undefined {
  if (part === undefined) return undefined;
  const { series, boreCode, dimensions } = part;
  return {
    type,
    structure,
    features: featuresOfOne(structure),
    series,
    boreCode,
    boreMm: dimensions.boreMm,
    parts: [part],
    own: false,
  };
}

const sameHousing = (one: Dimensions, other: Dimensions): boolean =>
  one.outsideMm === other.outsideMm && one.widthMm === other.widthMm;

/** Width digit and diameter digit of the old system → the dimension series of ISO 15 that they name. */
function dimensionSeriesOf([width = '', diameter = '']: string): string | undefined {
  switch (diameter) {
    case '1':
      return (width === '7' ? '0' : width === '0' ? '1' : width) + '0';
    case '5':
      return width === '0' ? '22' : undefined;
    case '6':
      return width === '0' ? '23' : undefined;
    case '7':
      return width === '0' ? undefined : (width === '7' ? '0' : width) + '1';
    case '8':
    case '9':
      return width === '0' ? undefined : (width === '7' ? '0' : width) + diameter;
    default:
      return width + diameter;
  }
}

/**
 * A bearing of the old system whose rings stand in ISO 15, though no plan of today has its place: under today's number
 * where that is known, else under its own.
 */
export function ofOldPlace(own: OwnNumber, today: OldNumber | undefined): OldNumber | undefined {
  const { structure, place, boreMm } = own;
  const alike = structure?.places?.[place] ?? (isOfUnknownBuild(own) ? own.type.series[place] : undefined);
  const measured = alike === undefined ? undefined : asInSeries(own, alike);
  if (measured !== undefined) return measured;
  const isOfNoSeries = boreMm < 10 ? /[56]$/.test(place) : place.endsWith('0');
  const dimensionSeries = isOfNoSeries ? undefined : dimensionSeriesOf(place);
  if (dimensionSeries === undefined || !isMeasuredByIso15(own)) return undefined;
  const rings = iso15Place(dimensionSeries, boreMm);
  if (rings === undefined) return undefined;
  const family = familyOf(own.type, structure);
  const { widthMm, ...others } = rings;
  const dimensions = family.includes('tapered')
    ? { ...others, innerRingWidthMm: widthMm }
    : { ...others, widthMm, widthKind: 'B' as const };
  const number = today ?? namedByItself(own);
  const { series, boreCode } = number;
  return {
    ...number,
    parts: [{ family, series, standard: 'ISO 15', boreCode, basic: series + boreCode, dimensions }],
  };
}

/** A build that no table has stands in the place that its digits name: of tapered bearings ISO 15 does not know T. */
const isOfUnknownBuild = ({ type, structure }: OwnNumber): boolean =>
  structure === undefined && type.family === 'tapered_roller';

/** Of another build than the bearings of today's series, and as large. */
function asInSeries(own: OwnNumber, alike: string): OldNumber | undefined {
  const [measured] = readBasic(alike + boreCodeOf(own.boreMm, alike));
  if (measured === undefined) return undefined;
  const number = namedByItself(own);
  const { series, boreCode } = number;
  const family = familyOf(own.type, own.structure);
  const part = { ...withOldRings(measured), family, series, boreCode, basic: series + boreCode };
  return { ...number, parts: [part] };
}

/**
 * Not thrust bearings, not those on a sleeve or without a ring, not cones whose D is of no series (10077xx, 74xx); needle bearings
 * only where the structure is known, and wire-wound rollers only where a width digit stands, as they are wider than the
 * plain series.
 */
function isMeasuredByIso15({ type: { family }, structure, place }: OwnNumber): boolean {
  if (family === 'tapered_roller' && /^17$|4$/.test(place)) return false;
  if (family.startsWith('thrust') || structure?.sleeve !== undefined) return false;
  if (family === 'needle_roller' && structure === undefined) return false;
  if (family === 'wire_wound_roller' && place.startsWith('0')) return false;
  return structure?.letters?.startsWith('R') !== true;
}

/** As large as its kin, whose size is known. */
export function ofKin(own: OwnNumber): OldNumber | undefined {
  const kin = sizeOfKin(own.series + own.boreCode);
  return kin && { ...namedByItself(own), boreMm: kin.dimensions.boreMm, parts: [kin] };
}

/** Only its type is known, and its bore unless a sleeve is in it or the diameter digit says that the bore or D is of no series. */
export function ofUnknownSize(own: OwnNumber): OldNumber | undefined {
  if (own.series.length < 2) return undefined;
  const number = namedByItself(own);
  const saysNoBore = own.structure?.sleeve !== undefined || /^0[0789]$/.test(own.place);
  return saysNoBore ? { ...number, boreMm: undefined } : number;
}

function namedByItself({ type, structure = OWN_BUILD, series, boreCode, boreMm }: OwnNumber): OldNumber {
  const features = { ...structure.features };
  return { type, structure, features, series, boreCode, boreMm, parts: [], own: true };
}

/** What a bearing is that no series of today names. */
export function familyOf({ family }: OldType, structure: OldStructure | undefined): PartFamily {
  return (
    structure?.family ?? (structure?.letters?.startsWith('NN') ? 'double_row_cylindrical_roller' : family)
  );
}
