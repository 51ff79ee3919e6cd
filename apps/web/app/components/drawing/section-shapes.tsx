import { segmentsOf, type Segment, type Shape } from './shapes.js';

/** Where the plane of the section lies on the drawing: pixels per millimetre, and the pixel of x = 0, r = 0. */
export interface Placement {
  scale: number;
  originX: number;
  originY: number;
}

export type Half = 'upper' | 'lower';

const px = (value: number) => Number(value.toFixed(2));

function toPixels(
  { scale, originX, originY }: Placement,
  half: Half,
  x: number,
  r: number,
): [number, number] {
  return [px(originX + x * scale), px(half === 'upper' ? originY - r * scale : originY + r * scale)];
}

function pathOf(segments: readonly Segment[], placement: Placement, half: Half): string {
  return (
    segments
      .map((segment) => {
        const [x, y] = toPixels(placement, half, segment.to.x, segment.to.r);
        if (segment.command !== 'A') return `${segment.command}${x} ${y}`;
        const radius = px(segment.radius * placement.scale);
        const clockwise = (segment.turn === 'right') === (half === 'upper');
        return `A${radius} ${radius} 0 0 ${clockwise ? 1 : 0} ${x} ${y}`;
      })
      .join('') + 'Z'
  );
}

/** The shapes of one half, in the order they were built. Hatches are patterns of the drawing, named by `hatchId`. */
export function Half({
  shapes,
  placement,
  half,
  hatchId,
}: {
  shapes: readonly Shape[];
  placement: Placement;
  half: Half;
  hatchId: string;
}) {
  return (
    <g className="section">
      {shapes.map((shape, i) => (
        <Piece key={i} shape={shape} placement={placement} half={half} hatchId={hatchId} />
      ))}
    </g>
  );
}

const HATCHED: Partial<Record<Shape['material'], string>> = {
  inner: 'right',
  outer: 'left',
  housing: 'wide',
};

function Piece({
  shape,
  placement,
  half,
  hatchId,
}: {
  shape: Shape;
  placement: Placement;
  half: Half;
  hatchId: string;
}) {
  if (shape.kind === 'circle') {
    const [cx, cy] = toPixels(placement, half, shape.centre.x, shape.centre.r);
    const arm = px(Math.min(shape.radius * placement.scale * 0.3, 6));
    return (
      <>
        <circle className={shape.material} cx={cx} cy={cy} r={px(shape.radius * placement.scale)} />
        {arm >= 4 && (
          <path
            className="centre"
            d={`M${px(cx - arm)} ${cy}H${px(cx + arm)}M${cx} ${px(cy - arm)}V${px(cy + arm)}`}
          />
        )}
      </>
    );
  }
  if (shape.kind === 'line') {
    const d = shape.points
      .map(({ x, r }, i) => `${i === 0 ? 'M' : 'L'}${toPixels(placement, half, x, r).join(' ')}`)
      .join('');
    return <path className="mark" d={d} />;
  }
  const d = pathOf(segmentsOf(shape.vertices), placement, half);
  const hatch = HATCHED[shape.material];
  return <path className={shape.material} d={d} fill={hatch && `url(#${hatchId}-${hatch})`} />;
}

/** 45° hatches, the two rings against each other as drawings have them. */
export function Hatches({ id, gap }: { id: string; gap: number }) {
  return (
    <defs>
      {(['right', 'left', 'wide'] as const).map((kind) => (
        <pattern
          key={kind}
          id={`${id}-${kind}`}
          width={kind === 'wide' ? gap * 1.8 : gap}
          height={gap}
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${kind === 'left' ? -45 : 45})`}
        >
          <rect className={kind === 'wide' ? 'ground-wide' : 'ground'} width={gap * 2} height={gap} />
          <path className="hatch-line" d={`M0 0V${gap}`} />
        </pattern>
      ))}
    </defs>
  );
}
