/** Reactions of a shaft on two supports, in two planes. */

/** A force on the shaft. Positions run from the middle of bearing A to the right, towards bearing B. */
export interface ShaftForce {
  readonly positionMm: number;
  readonly radialKn?: number;
  /** Direction of the radial force around the shaft. */
  readonly directionDeg?: number;
  /** Positive to the right. */
  readonly axialKn?: number;
  /** Where the axial force acts: its distance from the axis, in the same direction (a helical gear). */
  readonly axialRadiusMm?: number;
}

export interface Reactions {
  readonly radialA: number;
  readonly radialB: number;
  /** Sum of the axial forces, positive to the right. */
  readonly axial: number;
}

interface Plane {
  force: number;
  moment: number;
}

/** Supports stand at `atA` and `atB`: where the lines of contact meet the axis. */
export function reactions(forces: readonly ShaftForce[], atA: number, atB: number): Reactions {
  const planes: [Plane, Plane] = [
    { force: 0, moment: 0 },
    { force: 0, moment: 0 },
  ];
  let axial = 0;
  for (const { positionMm, radialKn = 0, directionDeg = 0, axialKn = 0, axialRadiusMm = 0 } of forces) {
    const turn = (directionDeg * Math.PI) / 180;
    // An axial force off the axis tilts the shaft in its own plane, as a radial force farther out would.
    const moment = radialKn * (positionMm - atA) - axialKn * axialRadiusMm;
    for (const [plane, part] of [
      [planes[0], Math.cos(turn)],
      [planes[1], Math.sin(turn)],
    ] as const) {
      plane.force += radialKn * part;
      plane.moment += moment * part;
    }
    axial += axialKn;
  }
  const span = atB - atA;
  const onB = planes.map(({ moment }) => moment / span);
  const onA = planes.map(({ force }, index) => force - (onB[index] ?? 0));
  return { radialA: Math.hypot(...onA), radialB: Math.hypot(...onB), axial };
}
