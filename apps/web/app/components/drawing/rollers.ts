import { sphericalOuter } from './balls.js';
import type { Frame } from './part.js';
import { boreOpening } from './rings.js';
import { box, circle, outline, type Point, type Shape, slanted, type Vertex } from './shapes.js';

interface RollerRow {
  x: number;
  length: number;
  diameter: number;
  pitch: number;
}

/** Which flanges a cylindrical design has. `loose` is a separate flange ring (NUP) beside the inner ring. */
interface Flanges {
  outer: [left: boolean, right: boolean];
  inner: [left: boolean, right: boolean];
  loose?: boolean;
}

const FLANGES: Record<string, Flanges> = {
  NUP: { outer: [true, true], inner: [true, false], loose: true },
  NU: { outer: [true, true], inner: [false, false] },
  NJ: { outer: [true, true], inner: [true, false] },
  NH: { outer: [true, true], inner: [true, false], loose: true },
  NF: { outer: [true, false], inner: [true, true] },
  N: { outer: [false, false], inner: [true, true] },
};

const FLANGE_RATIO = 0.3;

export function cylindrical(frame: Frame): Shape[] {
  const letters = /^R?(NUP|NU|NJ|NH|NF|N)(?=\d)/.exec(frame.designation)?.[1] ?? 'NU';
  const flanges = FLANGES[letters] as Flanges;
  const diameter = Math.min(frame.height * 0.56, frame.width * 0.62);
  const row: RollerRow = {
    x: 0,
    length: Math.min(frame.width * 0.62, diameter * 2.2),
    diameter,
    pitch: frame.pitch,
  };
  return [
    innerRollerRing(
      frame,
      [row],
      flanges.inner,
      flanges.loose ? row.length / 2 + frame.width * 0.01 : undefined,
    ),
    ...(flanges.loose ? [looseFlange(frame, row)] : []),
    outerRollerRing(frame, [row], flanges.outer),
    ...rollersOf([row]),
  ];
}

/** NN has its flanges on the inner ring, NNU on the outer; full-complement and four-row designs are drawn as NNU. */
export function multiRowCylindrical(frame: Frame, rows: number): Shape[] {
  const innerFlanges = /^NN(?=\d)/.test(frame.designation);
  const share = frame.width / rows;
  const length = share * 0.7;
  const diameter = Math.min(frame.height * 0.54, length * 1.3);
  const placed = Array.from({ length: rows }, (_, i): RollerRow => ({
    x: (i - (rows - 1) / 2) * share * 0.94,
    length,
    diameter,
    pitch: frame.pitch,
  }));
  const both: [boolean, boolean] = [true, true];
  const none: [boolean, boolean] = [false, false];
  return [
    innerRollerRing(frame, placed, innerFlanges ? both : none),
    outerRollerRing(frame, placed, innerFlanges ? none : both),
    ...rollersOf(placed),
  ];
}

function innerRollerRing(
  frame: Frame,
  rows: readonly RollerRow[],
  flanges: [boolean, boolean],
  cutAt?: number,
): Shape {
  const x1 = -frame.width / 2;
  const x2 = cutAt ?? frame.width / 2;
  return outline('inner', [
    { x: x1, r: frame.bore, round: frame.corner },
    { x: x2, r: frame.bore + boreOpening(frame), round: cutAt ? 0 : frame.corner },
    ...steps(rows, flanges, { x1, x2, side: -1 }).toReversed(),
  ]);
}

function outerRollerRing(frame: Frame, rows: readonly RollerRow[], flanges: [boolean, boolean]): Shape {
  const x1 = -frame.width / 2;
  const x2 = frame.width / 2;
  return outline('outer', [
    { x: x2, r: frame.outside, round: frame.corner },
    { x: x1, r: frame.outside, round: frame.corner },
    ...steps(rows, flanges, { x1, x2, side: 1 }),
  ]);
}

/** The profile that faces the rollers, left to right: raceway level at the rollers, flange level beside and between them. */
function steps(
  rows: readonly RollerRow[],
  [left, right]: [boolean, boolean],
  ends: { x1: number; x2: number; side: 1 | -1 },
): Vertex[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return [];
  const raceway = first.pitch + (ends.side * first.diameter) / 2;
  const flange = raceway - ends.side * first.diameter * FLANGE_RATIO;
  const profile: Vertex[] = [{ x: ends.x1, r: left ? flange : raceway }];
  if (left)
    profile.push({ x: first.x - first.length / 2, r: flange }, { x: first.x - first.length / 2, r: raceway });
  if (left && right) {
    rows.slice(1).forEach((row, i) => {
      const before = rows[i] as RollerRow;
      profile.push(
        { x: before.x + before.length / 2, r: raceway },
        { x: before.x + before.length / 2, r: flange },
      );
      profile.push({ x: row.x - row.length / 2, r: flange }, { x: row.x - row.length / 2, r: raceway });
    });
  }
  if (right)
    profile.push({ x: last.x + last.length / 2, r: raceway }, { x: last.x + last.length / 2, r: flange });
  profile.push({ x: ends.x2, r: right ? flange : raceway });
  return profile;
}

function looseFlange(frame: Frame, row: RollerRow): Shape {
  const raceway = row.pitch - row.diameter / 2;
  const x1 = row.length / 2 + frame.width * 0.02;
  return box(
    'outer',
    [x1, frame.bore, frame.width / 2, raceway + row.diameter * FLANGE_RATIO],
    frame.corner / 2,
  );
}

const rollersOf = (rows: readonly RollerRow[]): Shape[] =>
  rows.map(({ x, length, diameter, pitch }) =>
    box(
      'rolling',
      [x - length / 2, pitch - diameter / 2, x + length / 2, pitch + diameter / 2],
      diameter * 0.07,
    ),
  );

/** Contact angle of the outer raceway by series: the steep series 313, the others near their ISO 355 angle series. */
function coneAngle({ designation }: Frame): number {
  const degrees = designation.startsWith('313') ? 28 : /^(303|323)/.test(designation) ? 12 : 14.5;
  return (degrees * Math.PI) / 180;
}

interface Cone {
  /** Left end of the row: the back of the cup. */
  x1: number;
  innerWidth: number;
  outerWidth: number;
  width: number;
  /** 1: the cone's back is on the right, −1: on the left. */
  facing: 1 | -1;
}

/** One row of a tapered bearing between `x1` and `x1 + width`; `facing` mirrors it. */
function taperedRow(frame: Frame, cone: Cone): Shape[] {
  const angle = coneAngle(frame);
  const roll = angle * 0.14;
  const diameter = Math.min(frame.height * 0.53, cone.width * 0.5);
  const length = Math.min(cone.outerWidth * 0.74, diameter * 1.7);
  const middle = cone.x1 + cone.width * 0.47;
  const at = slanted({ x: middle, r: frame.pitch + frame.height * 0.01 }, angle - roll);
  const taper = (length / 2) * Math.tan(roll);
  const roller = [
    at(-length / 2, -diameter / 2 + taper),
    at(length / 2, -diameter / 2 - taper),
    at(length / 2, diameter / 2 + taper),
    at(-length / 2, diameter / 2 - taper),
  ] as [Point, Point, Point, Point];
  const [bottomLeft, bottomRight, topRight, topLeft] = roller;
  const slope = (topRight.r - topLeft.r) / (topRight.x - topLeft.x);
  const cupRight = cone.x1 + cone.outerWidth;
  const coneLeft = cone.x1 + cone.width - cone.innerWidth;
  const right = cone.x1 + cone.width;
  const rib = at(length / 2, -diameter / 2 - taper + diameter * 0.34);
  const smallRib = at(-length / 2 - diameter * 0.03, -diameter / 2 + taper + diameter * 0.14);
  const cup = outline('outer', [
    { x: cupRight, r: frame.outside, round: frame.corner },
    { x: cone.x1, r: frame.outside, round: frame.corner },
    { x: cone.x1, r: topLeft.r + (cone.x1 - topLeft.x) * slope, round: frame.corner / 3 },
    { x: cupRight, r: topLeft.r + (cupRight - topLeft.x) * slope },
  ]);
  const inner = outline('inner', [
    { x: coneLeft, r: frame.bore, round: frame.corner },
    { x: right, r: frame.bore, round: frame.corner },
    { x: right, r: rib.r, round: frame.corner / 2 },
    rib,
    bottomRight,
    bottomLeft,
    smallRib,
    { x: coneLeft, r: smallRib.r, round: frame.corner / 4 },
  ]);
  const shapes = [
    inner,
    cup,
    outline(
      'rolling',
      roller.map((point) => ({ ...point, round: diameter * 0.07 })),
    ),
  ];
  return cone.facing === 1 ? shapes : shapes.map((shape) => mirrored(shape, cone.x1 + cone.width / 2));
}

function mirrored(shape: Shape, about: number): Shape {
  const flip = (point: Point) => ({ ...point, x: 2 * about - point.x });
  if (shape.kind === 'circle') return { ...shape, centre: flip(shape.centre) };
  if (shape.kind === 'line') return { ...shape, points: shape.points.map(flip) };
  return { ...shape, vertices: shape.vertices.map((vertex) => ({ ...vertex, ...flip(vertex) })) };
}

export function tapered(frame: Frame): Shape[] {
  return taperedRow(frame, {
    x1: -frame.width / 2,
    width: frame.width,
    innerWidth: frame.innerWidth,
    outerWidth: frame.outerWidth,
    facing: 1,
  });
}

/** Rows back to back, as double-row and four-row bearings are built. */
export function multiRowTapered(frame: Frame, rows: 2 | 4): Shape[] {
  const width = frame.width / rows;
  return Array.from({ length: rows }, (_, i) =>
    taperedRow(
      { ...frame, corner: frame.corner / 2 },
      {
        x1: -frame.width / 2 + i * width,
        width,
        innerWidth: width,
        outerWidth: width * 0.82,
        facing: i % 2 === 0 ? -1 : 1,
      },
    ),
  ).flat();
}

/** A barrel along a slanted axis: straight ends, sides that swell by an arc. */
function barrel(
  centre: Point,
  { angle, length, diameter, swell }: { angle: number; length: number; diameter: number; swell: number },
): Vertex[] {
  const at = slanted(centre, angle);
  const sag = swell - Math.sqrt(swell ** 2 - (length / 2) ** 2);
  const end = diameter / 2 - sag;
  return [
    { ...at(-length / 2, -end), arc: { radius: swell, turn: 'left' } },
    at(length / 2, -end),
    { ...at(length / 2, end), arc: { radius: swell, turn: 'left' } },
    at(-length / 2, end),
  ];
}

/** Rows of barrels rolling on one sphere about the middle of the bearing. */
export function sphericalRoller(frame: Frame, rows: 1 | 2 = 2): Shape[] {
  const sphere = frame.outside - frame.height * 0.17;
  const length = rows === 2 ? Math.min(frame.width * 0.41, frame.height * 0.85) : frame.width * 0.62;
  const diameter = Math.min(frame.height * 0.53, length * 1.15);
  const offset = rows === 2 ? length / 2 + frame.width * 0.025 : 0;
  const tilts = rows === 2 ? [-1, 1].map((side) => side * Math.asin(offset / (sphere - diameter / 2))) : [0];
  const rollers = tilts.map((tilt) => {
    const reach = sphere - diameter / 2;
    const centre = { x: reach * Math.sin(tilt), r: reach * Math.cos(tilt) };
    return { centre, angle: -tilt, length, diameter, swell: sphere * 0.985 };
  });
  return [
    outline('inner', sphericalInner(frame, rollers)),
    outline('outer', sphericalOuter(frame, sphere)),
    ...(rows === 2 ? [lubricationHole(frame, sphere)] : []),
    ...rollers.map((roller) => outline('rolling', barrel(roller.centre, roller))),
  ];
}

type Barrel = { centre: Point; angle: number; length: number; diameter: number; swell: number };

function sphericalInner(frame: Frame, rollers: readonly Barrel[]): Vertex[] {
  const half = frame.width / 2;
  const vertices: Vertex[] = [
    { x: -half, r: frame.bore, round: frame.corner },
    { x: half, r: frame.bore + boreOpening(frame), round: frame.corner },
  ];
  const ribs = (barrelShape: Barrel, along: number) =>
    slanted(barrelShape.centre, barrelShape.angle)(along, -barrelShape.diameter * 0.36);
  for (const each of rollers.toReversed()) {
    const at = slanted(each.centre, each.angle);
    const sag = each.swell - Math.sqrt(each.swell ** 2 - (each.length / 2) ** 2);
    const end = -(each.diameter / 2 - sag);
    const outerRib = ribs(each, each.length * 0.53);
    if (each === rollers.at(-1))
      vertices.push({ x: half, r: Math.max(outerRib.r, frame.bore + frame.corner) }, outerRib);
    vertices.push(
      { ...at(each.length / 2, end), arc: { radius: each.swell, turn: 'right' } },
      at(-each.length / 2, end),
    );
    const innerRib = ribs(each, -each.length * 0.53);
    vertices.push(innerRib);
    if (each === rollers[0]) vertices.push({ x: -half, r: Math.max(innerRib.r, frame.bore + frame.corner) });
  }
  return vertices;
}

function lubricationHole(frame: Frame, sphere: number): Shape {
  const half = Math.max(frame.width * 0.025, 0.5);
  return box('mark', [-half, sphere, half, frame.outside]);
}

/** Short square rollers, every other one crossed. */
export function crossedRoller(frame: Frame): Shape[] {
  const side = Math.min(frame.height, frame.width) * 0.42;
  const corner = side / Math.SQRT2;
  const half = frame.width / 2;
  const notch = (sign: 1 | -1): Vertex[] => [
    { x: -corner, r: frame.pitch + sign * corner * 0.06 },
    { x: 0, r: frame.pitch + sign * corner },
    { x: corner, r: frame.pitch + sign * corner * 0.06 },
  ];
  return [
    outline('inner', [
      { x: -half, r: frame.bore, round: frame.corner },
      { x: half, r: frame.bore, round: frame.corner },
      { x: half, r: frame.pitch - corner * 0.06 },
      ...notch(-1).toReversed(),
      { x: -half, r: frame.pitch - corner * 0.06 },
    ]),
    outline('outer', [
      { x: half, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.pitch + corner * 0.06 },
      ...notch(1),
      { x: half, r: frame.pitch + corner * 0.06 },
    ]),
    outline('rolling', [
      { x: -corner, r: frame.pitch, round: side * 0.08 },
      { x: 0, r: frame.pitch - corner, round: side * 0.08 },
      { x: corner, r: frame.pitch, round: side * 0.08 },
      { x: 0, r: frame.pitch + corner, round: side * 0.08 },
    ]),
  ];
}

/** A steel ball or a loose roller by itself, standing on the axis. */
export function looseElement(diameterMm: number, lengthMm?: number): Shape[] {
  if (!lengthMm) return [circle('rolling', { x: 0, r: 0 }, diameterMm / 2)];
  return [box('rolling', [-lengthMm / 2, -diameterMm / 2, lengthMm / 2, diameterMm / 2], diameterMm * 0.06)];
}
