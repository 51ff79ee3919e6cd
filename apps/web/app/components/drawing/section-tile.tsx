import './drawing.css';
import type { DrawnPart } from './part.js';
import { Half, Hatches } from './section-shapes.js';
import { sectionOf } from './section.js';
import { extentOf } from './shapes.js';

const TILE_HATCH = 'tile-hatch';

/** The hatches that all tiles of a page share; to be placed once, before them. */
export function TileHatches() {
  return (
    <svg className="drawing hatches" aria-hidden="true" width="0" height="0">
      <Hatches id={TILE_HATCH} gap={4} />
    </svg>
  );
}

/** The upper half of a section, for tiles and lists; decoration beside a name, so not read aloud. */
export function SectionTile({ part, size }: { part: DrawnPart; size: number }) {
  const section = sectionOf(part);
  const extent = section ? extentOf(section.shapes) : { minX: 0, maxX: 1, minR: 0, maxR: 1 };
  const margin = 3;
  const room = size - margin * 2;
  const width = extent.maxX - extent.minX;
  const height = extent.maxR - extent.minR;
  const scale = room / Math.max(width, height);
  const placement = {
    scale,
    originX: (size - width * scale) / 2 - extent.minX * scale,
    originY: (size - height * scale) / 2 + extent.maxR * scale,
  };
  return (
    <svg
      className="drawing tile"
      aria-hidden="true"
      focusable="false"
      viewBox={`0 0 ${size} ${size}`}
      width={size}
      height={size}
    >
      {section ? (
        <Half shapes={section.shapes} placement={placement} half="upper" hatchId={TILE_HATCH} />
      ) : (
        <path
          className="rolling"
          d={`M${size / 2} ${size * 0.14}C${size * 0.78} ${size * 0.5} ${size * 0.74} ${size * 0.84} ${size / 2} ${size * 0.84}S${size * 0.22} ${size * 0.5} ${size / 2} ${size * 0.14}Z`}
        />
      )}
    </svg>
  );
}
