import type { Frame } from './part.js';
import { box, outline, type Shape, type Vertex } from './shapes.js';

/** Grooves are a little wider than their balls (ISO practice: 0.52 of the ball's diameter). */
const GROOVE_RATIO = 0.525;
/** Height of the shoulder beside a groove, from its bottom, as a part of the ball's diameter. */
const SHOULDER_RATIO = 0.24;

export interface BallRow {
  x: number;
  /** Ball diameter. */
  ball: number;
  pitch: number;
}

export const innerShoulder = ({ pitch, ball }: BallRow) => pitch - ball / 2 + ball * SHOULDER_RATIO;
export const outerShoulder = ({ pitch, ball }: BallRow) => pitch + ball / 2 - ball * SHOULDER_RATIO;

/** Half the width of a groove where it meets its shoulder. */
function grooveReach(ball: number, shoulder = SHOULDER_RATIO): number {
  const radius = ball * GROOVE_RATIO;
  return Math.sqrt(radius ** 2 - (radius - ball * shoulder) ** 2);
}

/** A tapered bore opens by 1/12 or 1/30 of the width, half of it on each side of the axis. */
export function boreOpening({ features, width }: Frame): number {
  if (features.bore === 'taper_1_12') return width / 24;
  return features.bore === 'taper_1_30' ? width / 60 : 0;
}

export interface RingOptions {
  width?: number;
  /** Where the middle of the ring stands. */
  x?: number;
  /** Radius of the shoulder on the left and on the right, where they differ. */
  left?: number;
  right?: number;
}

/** An inner ring with ball grooves: bore below, raceways above. */
export function innerBallRing(frame: Frame, rows: readonly BallRow[], options: RingOptions = {}): Shape {
  const [first] = rows;
  if (!first) throw new Error('an inner ring has at least one row');
  const width = options.width ?? frame.innerWidth;
  const x1 = (options.x ?? 0) - width / 2;
  const x2 = (options.x ?? 0) + width / 2;
  const shoulder = innerShoulder(first);
  const left = options.left ?? shoulder;
  const right = options.right ?? shoulder;
  const small = frame.corner / 3;
  const vertices: Vertex[] = [
    { x: x1, r: frame.bore, round: frame.corner },
    { x: x2, r: frame.bore + boreOpening(frame), round: frame.corner },
    { x: x2, r: right, round: small },
  ];
  for (const row of [...rows].toReversed()) {
    const bottom = row.pitch - row.ball / 2;
    const onRight = row === rows.at(-1) ? right : shoulder;
    const onLeft = row === first ? left : shoulder;
    vertices.push({
      x: row.x + grooveReach(row.ball, (onRight - bottom) / row.ball),
      r: onRight,
      arc: { radius: row.ball * GROOVE_RATIO, turn: 'right' },
    });
    vertices.push({ x: row.x - grooveReach(row.ball, (onLeft - bottom) / row.ball), r: onLeft });
  }
  vertices.push({ x: x1, r: left, round: small });
  return outline('inner', vertices);
}

/** An outer ring with ball grooves: outside above, raceways below. */
export function outerBallRing(frame: Frame, rows: readonly BallRow[], options: RingOptions = {}): Shape {
  const [first] = rows;
  if (!first) throw new Error('an outer ring has at least one row');
  const width = options.width ?? frame.outerWidth;
  const x1 = (options.x ?? 0) - width / 2;
  const x2 = (options.x ?? 0) + width / 2;
  const shoulder = outerShoulder(first);
  const left = options.left ?? shoulder;
  const right = options.right ?? shoulder;
  const small = frame.corner / 3;
  const vertices: Vertex[] = [
    { x: x2, r: frame.outside, round: frame.corner },
    ...grooveForSnapRing(frame, x1),
    { x: x1, r: frame.outside, round: frame.corner },
    { x: x1, r: left, round: small },
  ];
  for (const row of rows) {
    const top = row.pitch + row.ball / 2;
    const onLeft = row === first ? left : shoulder;
    const onRight = row === rows.at(-1) ? right : shoulder;
    vertices.push({
      x: row.x - grooveReach(row.ball, (top - onLeft) / row.ball),
      r: onLeft,
      arc: { radius: row.ball * GROOVE_RATIO, turn: 'right' },
    });
    vertices.push({ x: row.x + grooveReach(row.ball, (top - onRight) / row.ball), r: onRight });
  }
  vertices.push({ x: x2, r: right, round: small });
  return outline('outer', vertices);
}

function snapGroove({ width, height }: Frame, x1: number) {
  return {
    from: x1 + width * 0.12,
    to: x1 + width * 0.12 + Math.max(width * 0.075, 0.6),
    depth: Math.max(height * 0.05, 0.35),
  };
}

function grooveForSnapRing(frame: Frame, x1: number): Vertex[] {
  if (!frame.features.ringGroove?.startsWith('snap_groove')) return [];
  const { from, to, depth } = snapGroove(frame, x1);
  return [
    { x: to, r: frame.outside },
    { x: to, r: frame.outside - depth },
    { x: from, r: frame.outside - depth },
    { x: from, r: frame.outside },
  ];
}

/** The ring that snaps into the groove of an NR bearing; it stands proud of the outside. */
export function snapRing(frame: Frame): Shape[] {
  if (frame.features.ringGroove !== 'snap_groove+ring') return [];
  const { from, to, depth } = snapGroove(frame, -frame.outerWidth / 2);
  return [box('shield', [from, frame.outside - depth, to, frame.outside + frame.height * 0.12])];
}

/** Shields and seals between the shoulders of the two rings, on one side or both. */
export function closures(
  frame: Frame,
  row: BallRow,
  options: { innerWidth?: number; outerWidth?: number } = {},
): Shape[] {
  const seal = frame.features.seal ?? 'open';
  if (seal === 'open' || seal === '') return [];
  const sides = /_2|shield_1\+/.test(seal) ? [1, -1] : [1];
  const half = Math.min(options.innerWidth ?? frame.innerWidth, options.outerWidth ?? frame.outerWidth) / 2;
  return sides.flatMap((side) => {
    const isShield = seal.startsWith('shield') && !(seal.includes('+') && side < 0);
    return isShield
      ? shield(frame, row, side * half)
      : rubberSeal(row, side * half, seal.startsWith('contact'));
  });
}

/** A pressed steel plate: held in the outer ring, a hair clear of the inner. */
function shield(frame: Frame, row: BallRow, face: number): Shape[] {
  const side = Math.sign(face);
  const thickness = Math.max(frame.height * 0.035, 0.25);
  const outerR = outerShoulder(row) + row.ball * 0.1;
  const innerR = innerShoulder(row) + row.ball * 0.05;
  const deep = face - side * row.ball * 0.16;
  const flat = face - side * row.ball * 0.07;
  return [
    outline('shield', [
      { x: deep, r: outerR },
      { x: deep + side * thickness, r: outerR },
      { x: flat + side * thickness, r: outerR - row.ball * 0.22 },
      { x: flat + side * thickness, r: innerR },
      { x: flat, r: innerR },
      { x: flat, r: outerR - row.ball * 0.24 },
    ]),
  ];
}

/** Rubber on a steel plate; a contact seal's lip rests on the inner ring, the other kind stops short of it. */
function rubberSeal(row: BallRow, face: number, contact: boolean): Shape[] {
  const side = Math.sign(face);
  const at = (depth: number) => face - side * row.ball * depth;
  const outerR = outerShoulder(row) + row.ball * 0.1;
  const innerR = innerShoulder(row) + (contact ? -row.ball * 0.02 : row.ball * 0.06);
  return [
    outline('seal', [
      { x: at(0.24), r: outerR },
      { x: at(0.1), r: outerR },
      { x: at(0.03), r: outerR - row.ball * 0.14 },
      { x: at(0.03), r: innerR + row.ball * 0.16 },
      { x: at(0.09), r: innerR },
      { x: at(0.16), r: innerR },
      { x: at(0.15), r: innerR + row.ball * 0.18 },
      { x: at(0.17), r: outerR - row.ball * 0.16 },
      { x: at(0.24), r: outerR - row.ball * 0.08 },
    ]),
  ];
}
