import * as ball from './balls.js';
import * as needles from './needles.js';
import * as others from './others.js';
import { type DrawnPart, type Frame, frameOf } from './part.js';
import * as roller from './rollers.js';
import { box, outline, type Shape } from './shapes.js';
import * as thrust from './thrust.js';

export interface Section {
  shapes: Shape[];
  /** The lower half, where it is not the mirror image: a pillow block stands on a foot. */
  lower?: Shape[];
  /** Whether the lower half is drawn as the mirror image of the upper one (all but loose balls and rollers). */
  hasAxis: boolean;
  /** Parts of it, like a cast housing, are a schema and not to scale. */
  hasSchema: boolean;
}

const BUILDERS: Record<string, (frame: Frame) => Shape[]> = {
  deep_groove_ball: ball.deepGroove,
  double_row_deep_groove_ball: ball.doubleRowDeepGroove,
  angular_contact_ball: ball.angularContact,
  double_row_angular_contact_ball: ball.doubleRowAngularContact,
  four_point_contact_ball: ball.fourPoint,
  self_aligning_ball: ball.selfAligningBall,
  magneto_ball: ball.magneto,
  one_way_clutch: ball.deepGroove,
  insert: ball.insert,
  cylindrical_roller: roller.cylindrical,
  wire_wound_roller: roller.cylindrical,
  double_row_cylindrical_roller: (frame) => roller.multiRowCylindrical(frame, 2),
  multi_row_cylindrical_roller: (frame) => roller.multiRowCylindrical(frame, 4),
  tapered_roller: roller.tapered,
  double_row_tapered_roller: (frame) => roller.multiRowTapered(frame, 2),
  four_row_tapered_roller: (frame) => roller.multiRowTapered(frame, 4),
  spherical_roller: roller.sphericalRoller,
  single_row_spherical_roller: (frame) => roller.sphericalRoller(frame, 1),
  crossed_roller: roller.crossedRoller,
  needle_roller: needles.needle,
  drawn_cup_needle_roller: needles.drawnCup,
  needle_cage: needles.needleCage,
  needle_combined: needles.needleCombined,
  track_roller: needles.trackRoller,
  thrust_ball: thrust.thrustBall,
  thrust_ball_double_direction: thrust.thrustBallDouble,
  thrust_angular_contact_ball: thrust.thrustAngular,
  thrust_cylindrical_roller: thrust.thrustCylindrical,
  thrust_needle_roller: thrust.thrustNeedle,
  thrust_spherical_roller: thrust.thrustSpherical,
  thrust_tapered_roller: thrust.thrustTapered,
  spherical_plain: others.sphericalPlain,
  linear_ball: others.linearBall,
  adapter_sleeve: others.adapterSleeve,
  withdrawal_sleeve: others.withdrawalSleeve,
  lock_nut: others.ring,
  lock_washer: others.ring,
  cage: (frame) => [
    box('cage', [-frame.width / 2, frame.bore, frame.width / 2, frame.outside], frame.corner),
  ],
  seal: lipSeal,
};

const IN_HOUSINGS = new Set(['housing_unit', 'housing', 'screw_support_unit']);

/** The section of a part from its own dimensions; null when its family has no section or too little is known. */
export function sectionOf(part: DrawnPart): Section | null {
  const whole = { hasAxis: true, hasSchema: false };
  if (part.type === 'steel_ball' || part.type === 'roller') {
    const diameterMm = part.outsideMm ?? part.boreMm;
    if (!diameterMm) return null;
    const length = part.type === 'roller' ? (part.widthMm ?? undefined) : undefined;
    return { shapes: roller.looseElement(diameterMm, length), hasAxis: false, hasSchema: false };
  }
  if (IN_HOUSINGS.has(part.type)) return housingSection(part);
  if (part.type === 'rod_end') return rodEndSection(part);
  const frame = frameOf(part);
  const build = BUILDERS[part.type];
  return frame && build ? { ...whole, shapes: build(frame) } : null;
}

/** Through the eye; how large the head is, each maker decides. */
function rodEndSection(part: DrawnPart): Section | null {
  const { boreMm, widthMm } = part;
  if (!boreMm || !widthMm) return null;
  const frame = frameOf({ ...part, outsideMm: boreMm * 2.4 + 4, outerRingWidthMm: widthMm * 0.75 });
  return frame && { shapes: others.sphericalPlain(frame), hasAxis: true, hasSchema: true };
}

/** Inserts of the 2 and 3 series keep about this proportion, for units whose insert's own dimensions are not given. */
const INSERT_OUTSIDE_TO_BORE = 2.05;
const INSERT_WIDTH_TO_BORE = 1.3;

function housingSection(part: DrawnPart): Section | null {
  if (!part.boreMm) return null;
  const outsideMm = part.outsideMm ?? part.boreMm * INSERT_OUTSIDE_TO_BORE;
  const widthMm = part.widthMm ?? part.innerRingWidthMm ?? part.boreMm * INSERT_WIDTH_TO_BORE;
  const frame = frameOf({ ...part, outsideMm, widthMm, innerRingWidthMm: null });
  if (!frame) return null;
  const form = others.housingFormOf(part.designation);
  const shapes = others.housingUnit(frame, form, part.type === 'housing');
  const lower = form === 'pillow' ? others.onFoot(frame, shapes) : undefined;
  return { shapes, lower, hasAxis: true, hasSchema: true };
}

function lipSeal(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const wall = frame.height * 0.16;
  return [
    outline('seal', [
      { x: half, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.outside - wall },
      { x: half - wall * 1.6, r: frame.outside - wall },
      { x: half - wall * 1.6, r: frame.bore + frame.height * 0.3 },
      { x: -half * 0.1, r: frame.bore },
      { x: half * 0.3, r: frame.bore },
      { x: half, r: frame.bore + frame.height * 0.34 },
    ]),
  ];
}
