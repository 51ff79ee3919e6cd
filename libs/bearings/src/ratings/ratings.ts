/**
 * Load ratings by ISO 281:2007 and ISO 76:2006 with estimated internal geometry, fatigue load limit by ISO 281,
 * 9.3 (simplified), and typical speeds. Each figure says what it is worth.
 */
import { readBasic } from '../plans/index.js';
import type { PartType } from '../vocabulary.js';
import { calibrationOf, speedCurveOf } from './calibration.js';
import { internalGeometry } from './geometry.js';
import type { InternalGeometry } from './geometry.js';
import {
  radialBallF0,
  radialBallFc,
  radialRollerFc,
  selfAligningF0,
  selfAligningFc,
  thrustBallF0,
  thrustBallFc,
  thrustRollerFc,
} from './iso-factors.js';

/** `standard` stands in a standard; `calculated` by its formulas from estimates; `typical` what makers usually state. */
export type RatingBasis = 'standard' | 'calculated' | 'typical';

export interface Rating {
  readonly value: number;
  readonly basis: RatingBasis;
  /** Standard and edition, or whose practice. */
  readonly source: string;
}

export interface Ratings {
  /** Basic dynamic load rating C, kN. */
  readonly dynamicKn: Rating;
  /** Basic static load rating C0, kN. */
  readonly staticKn: Rating;
  /** Fatigue load limit Cu, kN. */
  readonly fatigueLimitKn: Rating;
  /** Speed with grease at which an ordinary bearing stays at an ordinary temperature. */
  readonly greaseSpeedRpm: Rating;
  /** Mechanical limit, with oil and care. */
  readonly limitingSpeedRpm: Rating;
}

export function ratingsOf(type: PartType): Ratings | undefined {
  const { family, features } = type;
  if (family === 'housing_unit') return ratingsOfInsert(type);
  const angle = features.contactAngle === undefined ? undefined : Number(features.contactAngle);
  const geometry = internalGeometry(family, type.series, type.dimensions, angle);
  const calibration = calibrationOf(family, type.series);
  const speeds = speedsOf(type);
  if (geometry === undefined || calibration === undefined || speeds === undefined) return undefined;
  const growth = ((type.dimensions.boreMm ?? 50) / 50) ** calibration.growth;
  const dynamicN = DYNAMIC[geometry.kind](geometry) * calibration.dynamic * growth;
  const staticN = STATIC[geometry.kind](geometry) * calibration.static * growth;
  return {
    dynamicKn: calculated(dynamicN / 1000, 'ISO 281:2007'),
    staticKn: calculated(staticN / 1000, 'ISO 76:2006'),
    fatigueLimitKn: calculated(fatigueLimitN(geometry, staticN) / 1000, 'ISO 281:2007, 9.3'),
    ...speeds,
  };
}

/** A mounted unit carries what its insert carries. */
function ratingsOfInsert(unit: PartType): Ratings | undefined {
  const insert = insertIn(unit);
  return insert && ratingsOf(insert);
}

/** The insert bearing of a mounted unit: UC208 of UCP208. */
export function insertIn({ series, basic, features }: PartType): PartType | undefined {
  const [, prefix = '', size = ''] = /^(UC|UK|UEL|SB|SA)\D+(\d)$/.exec(series) ?? [];
  const [insert] = readBasic(prefix + size + basic.slice(series.length));
  return insert && { ...insert, designation: insert.basic, features };
}

const three = (value: number): number => Number(value.toPrecision(3));

const calculated = (value: number, source: string): Rating => ({
  value: three(value),
  basis: 'calculated',
  source,
});

const typical = (value: number): Rating => ({
  value: Number(value.toPrecision(2)),
  basis: 'typical',
  source: 'makers’ usual practice',
});

/** Seals that rub cost a quarter of the speed that the open bearing has. */
const RUBBING = 0.74;

function speedsOf({
  family,
  series,
  dimensions,
  features,
}: PartType): Pick<Ratings, 'greaseSpeedRpm' | 'limitingSpeedRpm'> | undefined {
  const curve = speedCurveOf(family, series);
  const { boreMm = 0, outsideMm = 0 } = dimensions;
  if (curve === undefined || outsideMm <= 0) return undefined;
  const rubbing = family !== 'insert' && (features.seal ?? '').startsWith('contact_seal');
  const steep = family === 'angular_contact_ball' ? steepness(series, features.contactAngle) : 1;
  // The smallest bearings do not run as fast as their diameter alone would let them.
  const size = 102 / ((boreMm + outsideMm) / 2 + 2);
  const greaseRpm = curve.greaseAt100Rpm * steep * size ** curve.fall * (rubbing ? RUBBING : 1);
  return {
    greaseSpeedRpm: typical(greaseRpm),
    limitingSpeedRpm: typical(rubbing ? greaseRpm : greaseRpm * curve.limitOverGrease),
  };
}

/** Small contact angles run faster; series 718 and 719 are made for spindles, whatever the angle. */
function steepness(series: string, contactAngle: string | undefined): number {
  if (series.startsWith('71')) return contactAngle === '15' ? 1.1 : 1;
  if (series === '70') return contactAngle === '40' ? 0.63 : 1.64;
  return contactAngle === '15' || contactAngle === '25' ? (series === '72' ? 2.25 : 1.75) : 1;
}

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

type Formula = (geometry: InternalGeometry) => number;

/** Z^(2/3) D_w^1.8, gentler for balls above one inch. */
const ballPower = ({ elements, elementMm }: InternalGeometry): number =>
  elements ** (2 / 3) * (elementMm <= 25.4 ? elementMm ** 1.8 : 3.647 * elementMm ** 1.4);

const rollerPower = ({ elements, elementMm }: InternalGeometry): number =>
  elements ** (3 / 4) * elementMm ** (29 / 27);

/** D_w cos α / D_pw, on which f_c and f_0 hang. */
const ratioOf = ({ elementMm, pitchMm, contactAngleDeg }: InternalGeometry): number =>
  (elementMm / pitchMm) * cosine(contactAngleDeg);

/** Thrust bearings go by the constants for 90°, where the angle drops out; calibration takes up smaller angles. */
const plainRatioOf = ({ elementMm, pitchMm }: InternalGeometry): number => elementMm / pitchMm;

/** Two ball rows in one ring never share a load evenly. */
const DOUBLE_ROW = 0.947;

/** ISO 281:2007, 5.1 (radial ball), 6.1 (thrust ball), 7.1 (radial roller), 8.1 (thrust roller); in newton. */
const DYNAMIC: Readonly<Record<InternalGeometry['kind'], Formula>> = {
  ball: (inside) =>
    inside.bm *
    radialBallFc(ratioOf(inside)) *
    (inside.rows === 2 ? DOUBLE_ROW : 1) *
    (inside.rows * cosine(inside.contactAngleDeg)) ** 0.7 *
    ballPower(inside),
  self_aligning_ball: (inside) =>
    inside.bm *
    selfAligningFc(ratioOf(inside)) *
    (inside.rows * cosine(inside.contactAngleDeg)) ** 0.7 *
    ballPower(inside),
  thrust_ball: (inside) => inside.bm * thrustBallFc(plainRatioOf(inside)) * ballPower(inside),
  roller: (inside) =>
    inside.bm *
    radialRollerFc(ratioOf(inside)) *
    (inside.rows * inside.lengthMm * cosine(inside.contactAngleDeg)) ** (7 / 9) *
    rollerPower(inside),
  thrust_roller: (inside) =>
    inside.bm * thrustRollerFc(plainRatioOf(inside)) * inside.lengthMm ** (7 / 9) * rollerPower(inside),
};

/** ISO 76:2006, 5.1 (radial ball), 6.1 (thrust ball), 7.1 (radial roller), 8.1 (thrust roller); in newton. */
const STATIC: Readonly<Record<InternalGeometry['kind'], Formula>> = {
  ball: (inside) => radialBallF0(ratioOf(inside)) * ballArea(inside) * cosine(inside.contactAngleDeg),
  self_aligning_ball: (inside) =>
    selfAligningF0(ratioOf(inside)) * ballArea(inside) * cosine(inside.contactAngleDeg),
  thrust_ball: (inside) => thrustBallF0(plainRatioOf(inside)) * ballArea(inside),
  roller: (inside) => 44 * (1 - ratioOf(inside)) * rollerArea(inside) * cosine(inside.contactAngleDeg),
  thrust_roller: (inside) => 220 * rollerArea(inside),
};

const ballArea = ({ rows, elements, elementMm }: InternalGeometry): number =>
  rows * elements * elementMm ** 2;

const rollerArea = ({ rows, elements, elementMm, lengthMm }: InternalGeometry): number =>
  rows * elements * lengthMm * elementMm;

/** Cu from C0: by 22 for balls, 8.2 for rollers, less for pitch diameters above 100 mm. */
function fatigueLimitN({ kind, pitchMm }: InternalGeometry, staticN: number): number {
  const rolls = kind === 'roller' || kind === 'thrust_roller';
  const large = pitchMm <= 100 ? 1 : (100 / pitchMm) ** (rolls ? 0.3 : 0.5);
  return (staticN / (rolls ? 8.2 : 22)) * large;
}
