import type { Frame } from './part.js';
import { box, circle, outline, type Shape } from './shapes.js';

/** Needle bearings with machined rings; `RNA`, `NK` run on the shaft itself and have no inner ring. */
export function needle(frame: Frame): Shape[] {
  const hasInner = /^(NA|NKI|NKIS|NKIA|NKIB)/.test(frame.designation);
  const innerHeight = hasInner ? frame.height * 0.37 : 0;
  const raceway = frame.bore + innerHeight;
  const diameter = (frame.outside - raceway) * (hasInner ? 0.48 : 0.5);
  const half = frame.width / 2;
  const reach = half * 0.76;
  const outerRaceway = raceway + diameter;
  const flange = outerRaceway - diameter * 0.45;
  return [
    ...(hasInner ? [box('inner', [-half, frame.bore, half, raceway], frame.corner)] : []),
    outline('outer', [
      { x: half, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.outside, round: frame.corner },
      { x: -half, r: flange },
      { x: -reach, r: flange },
      { x: -reach, r: outerRaceway },
      { x: reach, r: outerRaceway },
      { x: reach, r: flange },
      { x: half, r: flange },
    ]),
    box('rolling', [-reach * 0.97, raceway, reach * 0.97, outerRaceway], diameter * 0.15),
  ];
}

/** A cup drawn from sheet, its rims folded in over the needles; `BK` is closed on one side. */
export function drawnCup(frame: Frame): Shape[] {
  const wall = frame.height * 0.3;
  const half = frame.width / 2;
  const raceway = frame.outside - wall;
  const isClosed = frame.designation.startsWith('BK');
  const rim = raceway - (raceway - frame.bore) * 0.55;
  return [
    outline('outer', [
      { x: half, r: frame.outside, round: wall },
      { x: -half, r: frame.outside, round: wall },
      { x: -half, r: isClosed ? 0 : rim },
      { x: -half + wall * 0.8, r: isClosed ? 0 : rim },
      { x: -half + wall * 0.8, r: raceway },
      { x: half - wall * 0.8, r: raceway },
      { x: half - wall * 0.8, r: rim },
      { x: half, r: rim },
    ]),
    box('rolling', [-half + wall * 1.5, frame.bore, half - wall * 1.5, raceway], wall * 0.2),
  ];
}

export function needleCage(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const reach = half * 0.74;
  const third = frame.height / 3.2;
  return [
    box('cage', [-half, frame.bore + third, half, frame.outside - third], third * 0.3),
    box('rolling', [-reach, frame.bore, reach, frame.outside], frame.height * 0.12),
  ];
}

/** A needle row for the radial load beside a thrust row for the axial load. */
export function needleCombined(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const split = half * 0.34;
  const raceway = frame.bore + frame.height * 0.34;
  const ball = Math.min(half - split, frame.height * 0.5) * 0.95;
  const ballX = (half + split) / 2 + ball * 0.06;
  return [
    outline('outer', [
      { x: split, r: frame.outside, round: frame.corner },
      { x: -half, r: frame.outside - frame.height * 0.18, round: frame.corner },
      { x: -half, r: raceway },
      { x: split, r: raceway },
    ]),
    box('rolling', [-half * 0.85, frame.bore, split * 0.7, raceway], frame.height * 0.05),
    box(
      'inner',
      [half - (half - split) * 0.26, frame.bore, half, frame.outside - frame.height * 0.08],
      frame.corner / 2,
    ),
    circle('rolling', { x: ballX - (half - split) * 0.1, r: (raceway + frame.outside) / 2 }, ball * 0.42),
  ];
}

/** A thick outer ring that runs on a track, side washers, rollers between. */
export function trackRoller(frame: Frame): Shape[] {
  const half = frame.width / 2;
  const raceway = frame.bore + frame.height * 0.28;
  const outerRaceway = frame.bore + frame.height * 0.58;
  const plate = frame.width * 0.09;
  const crown = frame.height * 0.03;
  return [
    box('inner', [-half, frame.bore, half, raceway], frame.corner / 2),
    outline('outer', [
      { x: half * 0.94, r: frame.outside - crown, round: frame.corner },
      { x: 0, r: frame.outside },
      { x: -half * 0.94, r: frame.outside - crown, round: frame.corner },
      { x: -half * 0.94, r: outerRaceway },
      { x: half * 0.94, r: outerRaceway },
    ]),
    box('rolling', [-half + plate * 1.5, raceway, half - plate * 1.5, outerRaceway], frame.height * 0.04),
    box('shield', [-half, raceway, -half + plate, outerRaceway + frame.height * 0.08]),
    box('shield', [half - plate, raceway, half, outerRaceway + frame.height * 0.08]),
  ];
}
