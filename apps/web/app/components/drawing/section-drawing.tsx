import './drawing.css';
import { useId } from 'react';
import { formatMm } from '../../lib/format.js';
import { Across, Down } from './dimension-lines.js';
import type { DrawnPart } from './part.js';
import { Half, Hatches, type Placement } from './section-shapes.js';
import { type Section, sectionOf } from './section.js';
import { extentOf } from './shapes.js';

const HEIGHT = 340;
const MAX_WIDTH = 360;
const SIDE = 92;
const TOP = 58;
const BOTTOM = 58;
/** The enlarged section beside it is left out on a phone, unless the section itself stands lower than this. */
const READABLE_PX = 70;
const DETAIL_PX = 250;

export interface SectionDrawingProps {
  part: DrawnPart;
  /** What a reader who cannot see the drawing is told. */
  description: string;
  labels: { detail: (times: string) => string };
}

/** The cross-section of a part, drawn to scale from its own dimensions. */
export function SectionDrawing({ part, description, labels }: SectionDrawingProps) {
  const id = useId();
  const section = sectionOf(part);
  if (!section) return null;
  const extent = extentOf(section.shapes);
  const width = extent.maxX - extent.minX;
  const lower = section.lower ?? section.shapes;
  const below = section.hasAxis ? extentOf(lower).maxR : -extent.minR;
  const fullHeight = extent.maxR + below;
  const scale = Math.min(HEIGHT / fullHeight, MAX_WIDTH / width);
  const canvas = { width: width * scale + SIDE * 2, height: fullHeight * scale + TOP + BOTTOM };
  const placement: Placement = {
    scale,
    originX: SIDE - extent.minX * scale,
    originY: TOP + extent.maxR * scale,
  };
  const sectionPx = (extent.maxR - extent.minR) * scale;
  return (
    <div className="drawing-sheet">
      <svg
        className="drawing"
        role="img"
        aria-label={description}
        viewBox={`0 0 ${Math.ceil(canvas.width)} ${Math.ceil(canvas.height)}`}
        width={Math.ceil(canvas.width)}
        height={Math.ceil(canvas.height)}
      >
        <Hatches id={id} gap={sectionPx < 40 ? 3 : 5} />
        {section.hasAxis && <Axis placement={placement} from={extent.minX} to={extent.maxX} />}
        {section.hasAxis && <Joints section={section} placement={placement} />}
        <Half shapes={section.shapes} placement={placement} half="upper" hatchId={id} />
        {section.hasAxis && <Half shapes={lower} placement={placement} half="lower" hatchId={id} />}
        <Dimensions part={part} section={section} placement={placement} />
      </svg>
      {section.hasAxis && (
        <Detail
          section={section}
          id={`${id}d`}
          baseScale={scale}
          label={labels.detail}
          isNeeded={sectionPx < READABLE_PX}
        />
      )}
    </div>
  );
}

function Axis({ placement, from, to }: { placement: Placement; from: number; to: number }) {
  const reach = 14;
  return (
    <path
      className="axis"
      d={`M${placement.originX + from * placement.scale - reach} ${placement.originY}H${placement.originX + to * placement.scale + reach}`}
    />
  );
}

/** Behind the cut one sees the edges of the rings that join the two halves. */
function Joints({ section, placement }: { section: Section; placement: Placement }) {
  const rings = section.shapes.filter(
    (shape) => shape.kind === 'outline' && ['inner', 'outer', 'housing'].includes(shape.material),
  );
  const inner = edgeOf(section, 'inner');
  const lines = rings.flatMap((ring) => {
    const { minX, maxX, minR } = extentOf([ring]);
    const isHidden = (x: number) => ring.material !== 'inner' && inner && x > inner.minX && x < inner.maxX;
    return [minX, maxX].filter((x) => !isHidden(x)).map((x) => ({ x, r: minR }));
  });
  const d = lines
    .map(({ x, r }) => {
      const at = (placement.originX + x * placement.scale).toFixed(1);
      return `M${at} ${(placement.originY - r * placement.scale).toFixed(1)}V${(placement.originY + r * placement.scale).toFixed(1)}`;
    })
    .join('');
  return <path className="joint" d={d} />;
}

function Dimensions({
  part,
  section,
  placement,
}: {
  part: DrawnPart;
  section: Section;
  placement: Placement;
}) {
  const { scale, originX, originY } = placement;
  const extent = extentOf(section.shapes);
  const left = originX + extent.minX * scale;
  const right = originX + extent.maxX * scale;
  const top = originY - extent.maxR * scale;
  const bottom =
    originY + (section.hasAxis ? extentOf(section.lower ?? section.shapes).maxR : -extent.minR) * scale;
  if (!section.hasAxis) {
    return (
      <>
        <Down
          from={top}
          to={bottom}
          at={right + 24}
          edge={right}
          label={`⌀${formatMm(part.outsideMm ?? part.boreMm)}`}
        />
        {part.type === 'roller' && part.widthMm && (
          <Across from={left} to={right} at={top - 20} edge={top} label={formatMm(part.widthMm)} />
        )}
      </>
    );
  }
  const radius = (mm: number) => (mm / 2) * scale;
  const width = widthLine(part, section);
  const outerX = (part.outsideMm && edgeOf(section, 'outer')?.maxX) || extent.maxX;
  return (
    <>
      {part.boreMm && (
        <Down
          from={originY - radius(part.boreMm)}
          to={originY + radius(part.boreMm)}
          at={left - 24}
          edge={left}
          label={`⌀${formatMm(part.boreMm)}`}
        />
      )}
      {part.outsideMm && (
        <Down
          from={originY - radius(part.outsideMm)}
          to={originY + radius(part.outsideMm)}
          at={right + 24}
          edge={originX + outerX * scale}
          label={`⌀${formatMm(part.outsideMm)}`}
        />
      )}
      {width && (
        <Across
          from={originX + width.from * scale}
          to={originX + width.to * scale}
          at={top - 22}
          edge={top}
          label={width.label}
        />
      )}
      <RingWidths part={part} section={section} placement={placement} bottom={bottom} />
    </>
  );
}

const edgeOf = (section: Section, material: 'inner' | 'outer') => {
  const rings = section.shapes.filter((shape) => shape.material === material);
  return rings.length > 0 ? extentOf(rings) : undefined;
};

function widthLine(part: DrawnPart, section: Section) {
  if (!part.widthMm) return undefined;
  const extent = extentOf(section.shapes);
  if (section.hasSchema) {
    const inner = edgeOf(section, 'inner');
    return inner && { from: inner.minX, to: inner.maxX, label: formatMm(part.widthMm) };
  }
  return {
    from: extent.minX,
    to: extent.maxX,
    label: `${part.widthKind ?? 'B'} ${formatMm(part.widthMm)}`,
  };
}

/** B and C of a tapered bearing or an insert, below, where they differ from the whole width. */
function RingWidths({
  part,
  section,
  placement,
  bottom,
}: {
  part: DrawnPart;
  section: Section;
  placement: Placement;
  bottom: number;
}) {
  const { scale, originX } = placement;
  const rows = [
    { mm: part.innerRingWidthMm, name: 'B', edge: edgeOf(section, 'inner') },
    { mm: part.outerRingWidthMm, name: 'C', edge: edgeOf(section, 'outer') },
  ].filter(({ mm, edge }) => mm && edge && mm !== part.widthMm);
  return rows.map(({ mm, name, edge }, i) =>
    edge ? (
      <Across
        key={name}
        from={originX + edge.minX * scale}
        to={originX + edge.maxX * scale}
        at={bottom + 14 + i * 22}
        edge={bottom}
        label={`${name} ${formatMm(mm)}`}
      />
    ) : null,
  );
}

interface DetailProps {
  section: Section;
  id: string;
  baseScale: number;
  label: (times: string) => string;
  isNeeded: boolean;
}

/** The upper section by itself, enlarged: what seals, flanges and grooves look like. */
function Detail({ section, id, baseScale, label, isNeeded }: DetailProps) {
  const extent = extentOf(section.shapes);
  const span = { width: extent.maxX - extent.minX, height: extent.maxR - extent.minR };
  const scale = Math.min(DETAIL_PX / span.width, DETAIL_PX / span.height);
  const size = { width: Math.ceil(span.width * scale + 16), height: Math.ceil(span.height * scale + 16) };
  const placement = { scale, originX: 8 - extent.minX * scale, originY: 8 + extent.maxR * scale };
  const times = scale / baseScale;
  if (times < 1.2) return null;
  return (
    <div className={isNeeded ? 'detail' : 'detail wide'}>
      <svg
        className="drawing"
        aria-hidden="true"
        viewBox={`0 0 ${size.width} ${size.height}`}
        width={size.width}
        height={size.height}
      >
        <Hatches id={id} gap={6} />
        <Half shapes={section.shapes} placement={placement} half="upper" hatchId={id} />
      </svg>
      <p className="muted small">{label(times.toFixed(times < 5 ? 1 : 0))}</p>
    </div>
  );
}
