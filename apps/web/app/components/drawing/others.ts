import { insert } from './balls.js';
import type { Frame } from './part.js';
import { box, circle, outline, type Shape } from './shapes.js';

/** Two rings that slide on a sphere. */
export function sphericalPlain(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const outerHalf = frame.outerWidth < frame.width ? frame.outerWidth / 2 : half * 0.78;
  const sphere = frame.bore + frame.height * 0.62;
  const innerEdge = Math.sqrt(Math.max(sphere ** 2 - half ** 2, (frame.bore * 1.04) ** 2));
  const outerEdge = Math.sqrt(sphere ** 2 - outerHalf ** 2);
  return [
    outline('inner', [
      { x: -half, r: frame.bore, round: frame.corner },
      { x: half, r: frame.bore, round: frame.corner },
      { x: half, r: innerEdge, arc: { radius: sphere, turn: 'left' } },
      { x: -half, r: innerEdge },
    ]),
    outline('outer', [
      { x: outerHalf, r: frame.outside, round: frame.corner },
      { x: -outerHalf, r: frame.outside, round: frame.corner },
      { x: -outerHalf, r: outerEdge, arc: { radius: sphere, turn: 'right' } },
      { x: outerHalf, r: outerEdge },
    ]),
  ];
}

/** The sleeve of a linear bearing; a flange is about a fifth of D thick. */
function linearSleeve({ width, outside, flange, corner }: Frame, raceway: number): Shape {
  const half = width / 2;
  if (flange === null) return box('outer', [-half, raceway, half, outside], corner);
  const flangeEnd = -half + outside * 0.44;
  return outline('outer', [
    { x: half, r: outside, round: corner },
    { x: flangeEnd, r: outside },
    { x: flangeEnd, r: flange, round: corner },
    { x: -half, r: flange, round: corner },
    { x: -half, r: raceway },
    { x: half, r: raceway },
  ]);
}

/** Balls in a row along the shaft, in a sleeve that end rings or seals close. */
export function linearBall(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const raceway = frame.outside - frame.height * 0.42;
  const ball = raceway - frame.bore;
  const end = Math.min(ball * 0.8, half * 0.2);
  const count = Math.max(2, Math.floor(((half - end) * 2) / (ball * 1.12)));
  const closed = frame.features.seal?.startsWith('contact') ? 'seal' : 'cage';
  return [
    linearSleeve(frame, raceway),
    ...[-1, 1].map((side) =>
      box(closed, [side * half, frame.bore, side * (half - end), raceway], frame.corner * 0.3),
    ),
    ...Array.from({ length: count }, (_, index) =>
      circle(
        'rolling',
        { x: (half - end) * ((2 * index + 1) / count - 1), r: frame.bore + ball / 2 },
        ball * 0.49,
      ),
    ),
  ];
}

/** A slit sleeve with a taper outside, a thread, and its nut with lock washer. */
export function adapterSleeve(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const thick = frame.height * 0.28;
  const nut = frame.width * 0.24;
  return [
    outline('inner', [
      { x: -half, r: frame.bore },
      { x: half, r: frame.bore },
      { x: half, r: frame.bore + thick * 0.72 },
      { x: half - nut * 1.5, r: frame.bore + thick * 0.72 },
      { x: half - nut * 1.5, r: frame.bore + thick * 0.62 },
      { x: -half, r: frame.bore + thick },
    ]),
    box(
      'outer',
      [half - nut * 1.15, frame.bore + thick * 0.72, half - nut * 0.15, frame.outside],
      frame.height * 0.04,
    ),
    box('shield', [half - nut * 1.3, frame.bore + thick * 0.72, half - nut * 1.15, frame.outside * 0.97]),
  ];
}

/** A taper outside, and a thread at its thick end to press it out by. */
export function withdrawalSleeve(frame: Frame): Shape[] {
  const half = frame.width / 2;
  return [
    outline('inner', [
      { x: -half, r: frame.bore },
      { x: half, r: frame.bore },
      { x: half, r: frame.outside },
      { x: -half, r: frame.bore + frame.height * 0.45 },
    ]),
  ];
}

/** A nut or a washer: one ring. */
export function ring(frame: Frame): Shape[] {
  return [box('outer', [-frame.width / 2, frame.bore, frame.width / 2, frame.outside], frame.corner)];
}

export type HousingForm = 'pillow' | 'flange' | 'take_up';

export function housingFormOf(designation: string): HousingForm {
  if (/^(UC|UK|UEL|SB|SA|K)?P?F/.test(designation)) return 'flange';
  return /^(UC|UK|UEL|SB|SA)?T/.test(designation) ? 'take_up' : 'pillow';
}

/** The insert to scale in the ring of its housing; the housing's own outline is a schema, for its series fixes no section. */
export function housingUnit(frame: Frame, form: HousingForm, empty: boolean): Shape[] {
  const half = (frame.outerWidth < frame.width ? frame.outerWidth : frame.width * 0.5) / 2;
  const wall = frame.height * 0.5;
  const reach = half * 1.25;
  const outside = frame.outside + wall;
  const seat = Math.sqrt(frame.outside ** 2 - half ** 2);
  const mouth = frame.outside - frame.height * 0.06;
  const flangeX = -reach - half * 0.1;
  const flange =
    form === 'flange'
      ? [
          { x: flangeX, r: outside + wall * 2.4 },
          { x: flangeX, r: mouth },
        ]
      : [
          { x: -reach, r: outside, round: wall * 0.3 },
          { x: -reach, r: mouth },
        ];
  const shoulder =
    form === 'flange'
      ? [
          { x: -reach + half * 0.6, r: outside },
          { x: -reach + half * 0.6, r: outside + wall * 2.4 },
        ]
      : [];
  return [
    outline('housing', [
      { x: reach, r: outside, round: wall * 0.3 },
      ...shoulder,
      ...flange,
      { x: -half, r: mouth },
      { x: -half, r: seat, arc: { radius: frame.outside, turn: 'right' } },
      { x: half, r: seat },
      { x: half, r: mouth },
      { x: reach, r: mouth },
    ]),
    ...(empty ? [] : insert(frame)),
  ];
}

/** Below the axis a pillow block stands on its foot: the housing's upper outline goes on to a flat base. */
export function onFoot(frame: Frame, upper: readonly Shape[]): Shape[] {
  const base = frame.outside + frame.height * 0.82;
  const foot = frame.height * 0.3;
  return upper.map((shape) => {
    if (shape.kind !== 'outline' || shape.material !== 'housing') return shape;
    const [, , ...seat] = shape.vertices;
    const reach = Math.max(...shape.vertices.map(({ x }) => x));
    return {
      ...shape,
      vertices: [
        { x: reach, r: base - foot },
        { x: reach * 1.2, r: base - foot, round: foot * 0.3 },
        { x: reach * 1.2, r: base },
        { x: -reach * 1.2, r: base },
        { x: -reach * 1.2, r: base - foot, round: foot * 0.3 },
        { x: -reach, r: base - foot },
        ...seat,
      ],
    };
  });
}
