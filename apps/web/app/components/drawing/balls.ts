import type { Frame } from './part.js';
import {
  type BallRow,
  boreOpening,
  closures,
  innerBallRing,
  innerShoulder,
  outerBallRing,
  outerShoulder,
  snapRing,
} from './rings.js';
import { box, circle, line, outline, type Shape, type Vertex } from './shapes.js';

const BALL_TO_SECTION = 0.6;
const BALL_TO_WIDTH = 0.62;

function ballSize(frame: Frame, { rows = 1, section = BALL_TO_SECTION } = {}): number {
  return Math.min(
    frame.height * section,
    (frame.outerWidth * BALL_TO_WIDTH) / (rows === 1 ? 1 : rows * 0.68),
  );
}

const balls = (rows: readonly BallRow[]): Shape[] =>
  rows.map(({ x, pitch, ball }) => circle('rolling', { x, r: pitch }, ball / 2));

/** The cage shows as the piece beside each ball that the cut meets. */
function pressedCage({ x, pitch, ball }: BallRow): Shape[] {
  const thickness = ball * 0.07;
  const reach = ball * 0.56;
  return [-1, 1].map((side) =>
    box(
      'cage',
      [x + side * reach, pitch - ball * 0.2, x + side * (reach + thickness), pitch + ball * 0.2],
      thickness / 2,
    ),
  );
}

export function deepGroove(frame: Frame): Shape[] {
  const row: BallRow = { x: 0, ball: ballSize(frame), pitch: frame.pitch };
  const hasRoom = frame.width > row.ball * 1.5;
  return [
    innerBallRing(frame, [row]),
    outerBallRing(frame, [row]),
    ...snapRing(frame),
    ...(hasRoom ? pressedCage(row) : []),
    ...balls([row]),
    ...closures(frame, row),
  ];
}

export function doubleRowDeepGroove(frame: Frame): Shape[] {
  const ball = ballSize(frame, { rows: 2 });
  const x = frame.width * 0.235;
  const rows = [-x, x].map((at): BallRow => ({ x: at, ball, pitch: frame.pitch }));
  return [
    innerBallRing(frame, rows),
    outerBallRing(frame, rows),
    ...balls(rows),
    ...outermostClosures(frame, rows),
  ];
}

function outermostClosures(frame: Frame, rows: readonly BallRow[]): Shape[] {
  const [row] = rows;
  return row ? closures(frame, row) : [];
}

/** The line through the points of contact, at the contact angle. */
function contactLine({ x, pitch, ball }: BallRow, angleDegrees: number, lean: 1 | -1): Shape {
  const angle = (angleDegrees * Math.PI) / 180;
  const reach = ball * 0.95;
  const dx = lean * Math.sin(angle) * reach;
  const dr = Math.cos(angle) * reach;
  return line('mark', { x: x - dx, r: pitch + dr }, { x: x + dx, r: pitch - dr });
}

function contactAngleOf({ features, designation }: Frame): number {
  if (features.contactAngle) return Number(features.contactAngle);
  if (/^(30|32|33|52|53)\d/.test(designation)) return 30;
  if (designation.startsWith('QJ')) return 35;
  if (designation.endsWith('B')) return 40;
  return designation.endsWith('AC') ? 25 : 15;
}

/** One shoulder of the outer ring is cut away: that is where the balls go in, and why it takes thrust one way only. */
export function angularContact(frame: Frame): Shape[] {
  const row: BallRow = { x: 0, ball: ballSize(frame), pitch: frame.pitch };
  const relieved = row.pitch + row.ball / 2 - row.ball * 0.03;
  const lowered = innerShoulder(row) - row.ball * 0.06;
  return [
    innerBallRing(frame, [row], { left: lowered }),
    outerBallRing(frame, [row], { left: outerShoulder(row) - row.ball * 0.03, right: relieved }),
    ...balls([row]),
    contactLine(row, contactAngleOf(frame), 1),
    ...closures(frame, row),
  ];
}

export function doubleRowAngularContact(frame: Frame): Shape[] {
  const ball = ballSize(frame, { rows: 2 });
  const x = frame.width * 0.235;
  const rows = [-x, x].map((at): BallRow => ({ x: at, ball, pitch: frame.pitch }));
  const [left, right] = rows as [BallRow, BallRow];
  const angle = contactAngleOf(frame);
  return [
    innerBallRing(frame, rows),
    outerBallRing(frame, rows),
    ...balls(rows),
    contactLine(left, angle, -1),
    contactLine(right, angle, 1),
    ...outermostClosures(frame, rows),
  ];
}

/** The inner ring is in two halves. */
export function fourPoint(frame: Frame): Shape[] {
  const row: BallRow = { x: 0, ball: ballSize(frame, { section: 0.64 }), pitch: frame.pitch };
  const angle = contactAngleOf(frame);
  return [
    innerBallRing(frame, [row]),
    outerBallRing(frame, [row]),
    line('mark', { x: 0, r: frame.bore }, { x: 0, r: row.pitch - row.ball / 2 }),
    ...balls([row]),
    contactLine(row, angle, 1),
    contactLine(row, angle, -1),
  ];
}

/** The outer ring runs out straight on one side and comes off by itself. */
export function magneto(frame: Frame): Shape[] {
  const row: BallRow = { x: 0, ball: ballSize(frame), pitch: frame.pitch };
  return [
    innerBallRing(frame, [row]),
    outerBallRing(frame, [row], { right: row.pitch + row.ball / 2 - row.ball * 0.01 }),
    ...balls([row]),
  ];
}

/** The raceway of the outer ring is a sphere about the middle of the bearing: the inner ring may tilt in it. */
export function selfAligningBall(frame: Frame): Shape[] {
  const ball = Math.min(frame.height * 0.5, frame.width * 0.45);
  const x = Math.max(frame.width * 0.22, ball * 0.53);
  const sphere = frame.outside - frame.height * 0.14;
  const pitch = Math.sqrt((sphere - ball / 2) ** 2 - x ** 2);
  const rows = [-x, x].map((at): BallRow => ({ x: at, ball, pitch }));
  return [
    innerBallRing(frame, rows),
    outline('outer', sphericalOuter(frame, sphere)),
    ...balls(rows),
    ...outermostClosures(frame, rows),
  ];
}

export function sphericalOuter(frame: Frame, sphere: number): Vertex[] {
  const half = frame.outerWidth / 2;
  const edge = Math.sqrt(sphere ** 2 - half ** 2);
  return [
    { x: half, r: frame.outside, round: frame.corner },
    { x: -half, r: frame.outside, round: frame.corner },
    { x: -half, r: edge, arc: { radius: sphere, turn: 'right' } },
    { x: half, r: edge },
  ];
}

/** A wide inner ring with set screws in an outer ring whose outside is a sphere, to sit in a housing. */
export function insert(frame: Frame): Shape[] {
  const outerWidth = frame.outerWidth < frame.width ? frame.outerWidth : frame.width * 0.5;
  const seated = { ...frame, outerWidth };
  const row: BallRow = { x: 0, ball: ballSize(seated), pitch: frame.pitch };
  const long = frame.width * 0.58;
  const ringMiddle = long - frame.width / 2;
  const half = outerWidth / 2;
  const edge = Math.sqrt(frame.outside ** 2 - half ** 2);
  const screwX = long - (long - half) * 0.5;
  const screw = Math.max(frame.height * 0.09, 0.8);
  const grooved = outerBallRing(seated, [row]);
  const ring: Shape =
    grooved.kind === 'outline'
      ? {
          ...grooved,
          vertices: [
            { x: half, r: edge, arc: { radius: frame.outside, turn: 'left' } },
            { x: -half, r: edge },
            ...grooved.vertices.slice(2),
          ],
        }
      : grooved;
  return [
    innerBallRing(frame, [row], { width: frame.width, x: ringMiddle }),
    box('shield', [screwX - screw, frame.bore + boreOpening(frame), screwX + screw, innerShoulder(row)]),
    ring,
    ...balls([row]),
    ...closures({ ...seated, features: { seal: 'contact_seal_2' } }, row, {
      innerWidth: outerWidth,
      outerWidth,
    }),
  ];
}
