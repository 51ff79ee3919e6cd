import type { Frame } from './part.js';
import { box, circle, line, outline, type Shape, slanted, type Vertex } from './shapes.js';

const GROOVE_RATIO = 0.535;
const GROOVE_DEPTH = 0.2;

/** Housing washers are wider in the bore, shaft washers smaller outside, so that each sits on its own part. */
const clearance = ({ height }: Frame) => height * 0.07;

/** A washer with a ball groove; `face` is the side that the balls run on. */
function groovedWasher(
  material: 'inner' | 'outer',
  ends: { back: number; face: number; from: number; to: number },
  ball: { r: number; size: number },
  corner: number,
): Shape {
  const radius = ball.size * GROOVE_RATIO;
  const reach = Math.sqrt(radius ** 2 - (radius - ball.size * GROOVE_DEPTH) ** 2);
  const isLeft = ends.back < ends.face;
  const vertices: Vertex[] = [
    { x: ends.back, r: ends.to, round: corner },
    { x: ends.back, r: ends.from, round: corner },
    { x: ends.face, r: ends.from, round: corner / 3 },
    { x: ends.face, r: ball.r - reach, arc: { radius, turn: isLeft ? 'right' : 'left' } },
    { x: ends.face, r: ball.r + reach },
    { x: ends.face, r: ends.to, round: corner / 3 },
  ];
  return outline(material, vertices);
}

export function thrustBall(frame: Frame): Shape[] {
  const size = Math.min(frame.width * 0.54, frame.height * 0.76);
  const face = size / 2 - size * GROOVE_DEPTH;
  const half = frame.width / 2;
  const ball = { r: frame.pitch, size };
  const slack = clearance(frame);
  return [
    groovedWasher(
      'inner',
      { back: -half, face: -face, from: frame.bore, to: frame.outside - slack },
      ball,
      frame.corner,
    ),
    groovedWasher(
      'outer',
      { back: half, face, from: frame.bore + slack, to: frame.outside },
      ball,
      frame.corner,
    ),
    circle('rolling', { x: 0, r: frame.pitch }, size / 2),
  ];
}

/** The shaft washer in the middle, a row of balls and a housing washer on each side. */
export function thrustBallDouble(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const size = Math.min(frame.width * 0.28, frame.height * 0.6);
  const depth = size * GROOVE_DEPTH;
  const middle = frame.width * 0.1;
  const x = middle + size / 2 - depth;
  const housingBore = frame.bore + frame.height * 0.24;
  const r = (housingBore + frame.outside) / 2;
  const housing = (side: 1 | -1) =>
    groovedWasher(
      'outer',
      { back: side * half, face: side * (x + size / 2 - depth), from: housingBore, to: frame.outside },
      { r, size },
      frame.corner,
    );
  const radius = size * GROOVE_RATIO;
  const reach = Math.sqrt(radius ** 2 - (radius - depth) ** 2);
  return [
    outline('inner', [
      { x: -middle, r: frame.bore, round: frame.corner / 2 },
      { x: middle, r: frame.bore, round: frame.corner / 2 },
      { x: middle, r: r - reach, arc: { radius, turn: 'left' } },
      { x: middle, r: r + reach },
      { x: middle, r: frame.outside - clearance(frame) },
      { x: -middle, r: frame.outside - clearance(frame) },
      { x: -middle, r: r + reach, arc: { radius, turn: 'left' } },
      { x: -middle, r: r - reach },
    ]),
    housing(-1),
    housing(1),
    circle('rolling', { x: -x, r }, size / 2),
    circle('rolling', { x, r }, size / 2),
  ];
}

export function thrustCylindrical(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const thickness = frame.width * 0.26;
  const slack = clearance(frame);
  const reach = frame.height * 0.36;
  return [
    box('inner', [-half, frame.bore, -half + thickness, frame.outside - slack], frame.corner),
    box('outer', [half - thickness, frame.bore + slack, half, frame.outside], frame.corner),
    box(
      'rolling',
      [-half + thickness, frame.pitch - reach, half - thickness, frame.pitch + reach],
      frame.width * 0.05,
    ),
  ];
}

/** An axial needle cage alone: it runs between the faces of other parts or between separate washers. */
export function thrustNeedle(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const reach = frame.height * 0.36;
  return [
    box('cage', [-half * 0.45, frame.bore, half * 0.45, frame.outside]),
    box('rolling', [-half, frame.pitch - reach, half, frame.pitch + reach], half * 0.2),
  ];
}

/** Barrels at a steep angle, rolling on a sphere in the housing washer: it takes tilt of the shaft. */
export function thrustSpherical(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const angle = (-47 * Math.PI) / 180;
  const length = Math.min(frame.height * 0.5, frame.width * 0.66);
  const diameter = length * 0.72;
  const swell = length * 2.4;
  const centre = { x: frame.width * 0.03, r: frame.pitch + frame.height * 0.02 };
  const at = slanted(centre, angle);
  const sag = swell - Math.sqrt(swell ** 2 - (length / 2) ** 2);
  const low = diameter / 2 - sag;
  return [
    outline('inner', [
      { x: -half, r: frame.bore, round: frame.corner },
      { x: half * 0.5, r: frame.bore, round: frame.corner },
      { x: half * 0.5, r: at(length * 0.56, -diameter * 0.3).r },
      at(length * 0.56, -diameter * 0.3),
      { ...at(length / 2, -low), arc: { radius: swell, turn: 'right' } },
      at(-length / 2, -low),
      at(-length * 0.52, -diameter * 0.12),
      { x: -half, r: at(-length * 0.52, -diameter * 0.12).r + frame.height * 0.02, round: frame.corner / 2 },
    ]),
    outline('outer', [
      { x: half, r: frame.outside, round: frame.corner },
      { x: -half * 0.42, r: frame.outside, round: frame.corner },
      { ...at(-length * 0.62, low + sag * 0.4), arc: { radius: swell, turn: 'right' } },
      at(length * 0.72, low - sag * 0.5),
      { x: half, r: at(length * 0.72, low - sag * 0.5).r },
    ]),
    outline('rolling', [
      { ...at(-length / 2, -low), arc: { radius: swell, turn: 'left' } },
      at(length / 2, -low),
      { ...at(length / 2, low), arc: { radius: swell, turn: 'left' } },
      at(-length / 2, low),
    ]),
  ];
}

/** Two rows of balls at 60°, for the spindles of machine tools. */
export function thrustAngular(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const size = Math.min(frame.width * 0.3, frame.height * 0.56);
  const x = frame.width * 0.22;
  const lean = (60 * Math.PI) / 180;
  const row = (side: 1 | -1): Shape[] => {
    const dx = side * Math.sin(lean) * size * 0.85;
    const dr = Math.cos(lean) * size * 0.85;
    return [
      circle('rolling', { x: side * x, r: frame.pitch }, size / 2),
      line('mark', { x: side * x - dx, r: frame.pitch + dr }, { x: side * x + dx, r: frame.pitch - dr }),
    ];
  };
  return [
    box('inner', [-half, frame.bore, half, frame.pitch - size * 0.36], frame.corner),
    box('outer', [-half * 0.92, frame.pitch + size * 0.36, half * 0.92, frame.outside], frame.corner),
    ...row(-1),
    ...row(1),
  ];
}

export function thrustTapered(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const thickness = frame.width * 0.24;
  const rise = frame.width * 0.1;
  const from = frame.pitch - frame.height * 0.34;
  const to = frame.pitch + frame.height * 0.34;
  return [
    outline('inner', [
      { x: -half, r: frame.bore, round: frame.corner },
      { x: -half + thickness + rise, r: frame.bore, round: frame.corner / 2 },
      { x: -half + thickness, r: frame.outside - clearance(frame) },
      { x: -half, r: frame.outside - clearance(frame), round: frame.corner },
    ]),
    box('outer', [half - thickness, frame.bore + clearance(frame), half, frame.outside], frame.corner),
    outline('rolling', [
      { x: -half + thickness + rise * 0.84, r: from },
      { x: half - thickness, r: from },
      { x: half - thickness, r: to },
      { x: -half + thickness + rise * 0.16, r: to },
    ]),
  ];
}
