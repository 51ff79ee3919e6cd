/**
 * The plane of a section: `x` runs along the axis of rotation from the middle of the part, `r` outwards from the axis. Millimetres.
 * Only the upper half is described; the lower half is its mirror image.
 */
export interface Point {
  x: number;
  r: number;
}

/** What a shape is made of decides how it is drawn: rings are hatched, rolling elements plain. */
export type Material = 'inner' | 'outer' | 'rolling' | 'cage' | 'seal' | 'shield' | 'housing' | 'mark';

export interface Vertex extends Point {
  /** Radius of the rounded corner here; only between straight edges. */
  round?: number;
  /** The edge from here to the next vertex is an arc of this radius, turning left or right of the way. */
  arc?: { radius: number; turn: 'left' | 'right' };
}

export type Shape =
  | { kind: 'outline'; material: Material; vertices: Vertex[] }
  | { kind: 'circle'; material: Material; centre: Point; radius: number }
  | { kind: 'line'; material: Material; points: Point[] };

export type Segment =
  { command: 'M' | 'L'; to: Point } | { command: 'A'; to: Point; radius: number; turn: 'left' | 'right' };

export const outline = (material: Material, vertices: Vertex[]): Shape => ({
  kind: 'outline',
  material,
  vertices,
});
export const circle = (material: Material, centre: Point, radius: number): Shape => ({
  kind: 'circle',
  material,
  centre,
  radius,
});
export const line = (material: Material, ...points: Point[]): Shape => ({ kind: 'line', material, points });

/** A rectangle between two corners, its own corners rounded. */
export function box(
  material: Material,
  [x1, r1, x2, r2]: [number, number, number, number],
  round = 0,
): Shape {
  return outline(material, [
    { x: x1, r: r1, round },
    { x: x2, r: r1, round },
    { x: x2, r: r2, round },
    { x: x1, r: r2, round },
  ]);
}

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.r - from.r) || 1;
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    r: from.r + ((to.r - from.r) * distance) / length,
  };
};

/** Corners into arcs, edges into drawing commands. */
export function segmentsOf(vertices: readonly Vertex[]): Segment[] {
  const segments: Segment[] = [];
  const add = (to: Point) => segments.push({ command: segments.length === 0 ? 'M' : 'L', to });
  vertices.forEach((vertex, i) => {
    const before = vertices[(i + vertices.length - 1) % vertices.length] ?? vertex;
    const after = vertices[(i + 1) % vertices.length] ?? vertex;
    if (vertex.round && !vertex.arc && !before.arc) {
      const shortest = Math.min(distance(before, vertex), distance(vertex, after));
      const reach = Math.min(vertex.round, shortest / 2);
      const turn = crossProduct(before, vertex, after) > 0 ? 'left' : 'right';
      add(between(vertex, before, reach));
      segments.push({ command: 'A', to: between(vertex, after, reach), radius: reach, turn });
    } else if (before.arc && i > 0) {
      segments.push({ command: 'A', to: vertex, radius: before.arc.radius, turn: before.arc.turn });
    } else {
      add(vertex);
    }
  });
  const last = vertices.at(-1);
  const first = vertices[0];
  if (last?.arc && first)
    segments.push({ command: 'A', to: first, radius: last.arc.radius, turn: last.arc.turn });
  return segments;
}

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.r - b.r);
const crossProduct = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.r - b.r) - (b.r - a.r) * (c.x - b.x);

/** The point of an arc that is farthest from its chord. */
function apexOf(from: Point, to: Point, { radius, turn }: NonNullable<Vertex['arc']>): Point {
  const half = distance(from, to) / 2;
  const sag = radius - Math.sqrt(Math.max(radius ** 2 - half ** 2, 0));
  const side = turn === 'right' ? 1 : -1;
  const along = { x: (to.x - from.x) / (2 * half), r: (to.r - from.r) / (2 * half) };
  return { x: (from.x + to.x) / 2 - side * along.r * sag, r: (from.r + to.r) / 2 + side * along.x * sag };
}

function reachOf(shape: Shape): Point[] {
  if (shape.kind === 'line') return shape.points;
  if (shape.kind === 'circle') {
    const { centre, radius } = shape;
    return [
      { x: centre.x - radius, r: centre.r - radius },
      { x: centre.x + radius, r: centre.r + radius },
    ];
  }
  return shape.vertices.flatMap((vertex, i): Point[] => {
    const next = shape.vertices[(i + 1) % shape.vertices.length];
    return vertex.arc && next ? [vertex, apexOf(vertex, next, vertex.arc)] : [vertex];
  });
}

/** How far shapes reach. Auxiliary lines do not count: they may run beyond the part. */
export function extentOf(shapes: readonly Shape[]): {
  minX: number;
  maxX: number;
  minR: number;
  maxR: number;
} {
  const points = shapes.filter(({ material }) => material !== 'mark').flatMap(reachOf);
  return {
    minX: Math.min(...points.map(({ x }) => x)),
    maxX: Math.max(...points.map(({ x }) => x)),
    minR: Math.min(...points.map(({ r }) => r)),
    maxR: Math.max(...points.map(({ r }) => r)),
  };
}

/** Points given along and across a slanted axis, as points of the plane. */
export function slanted(centre: Point, angle: number): (along: number, across: number) => Point {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return (along, across) => ({
    x: centre.x + along * cos - across * sin,
    r: centre.r + along * sin + across * cos,
  });
}
