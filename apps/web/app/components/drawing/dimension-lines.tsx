/** Dimension lines as drawings have them: extension lines, arrowheads, the value in the middle. All in pixels. */
interface LineProps {
  from: number;
  to: number;
  /** Where the line stands: its y when it runs across, its x when it runs down. */
  at: number;
  /** Where the extension lines leave the part. */
  edge: number;
  label: string;
}

const ARROW = 7;
const HALF_ARROW = 2.2;
const OVERSHOOT = 5;
const GAP = 3;
/** Below this length the arrows point inwards from outside. */
const SHORT = 26;

const n = (value: number) => Number(value.toFixed(1));

function heads(from: number, to: number, draw: (tip: number, back: number) => string): string {
  const inside = to - from >= SHORT;
  return inside
    ? draw(from, from + ARROW) + draw(to, to - ARROW)
    : draw(from, from - ARROW) + draw(to, to + ARROW);
}

export function Across({ from, to, at, edge, label }: LineProps) {
  const tail = to - from >= SHORT ? 0 : 16;
  const away = at < edge ? -1 : 1;
  const start = edge + away * GAP;
  const end = at + away * OVERSHOOT;
  return (
    <g className="dimension">
      <path
        d={`M${n(from)} ${n(start)}V${n(end)}M${n(to)} ${n(start)}V${n(end)}M${n(from - tail)} ${n(at)}H${n(to + tail)}`}
      />
      <path
        className="head"
        d={heads(
          from,
          to,
          (tip, back) => `M${n(tip)} ${n(at)}L${n(back)} ${n(at - HALF_ARROW)}V${n(at + HALF_ARROW)}Z`,
        )}
      />
      <text x={n((from + to) / 2)} y={n(at + (away < 0 ? -6 : 16))} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

export function Down({ from, to, at, edge, label }: LineProps) {
  const tail = to - from >= SHORT ? 0 : 16;
  const away = at < edge ? -1 : 1;
  const start = edge + away * GAP;
  const end = at + away * OVERSHOOT;
  const middle = (from + to) / 2;
  return (
    <g className="dimension">
      <path
        d={`M${n(start)} ${n(from)}H${n(end)}M${n(start)} ${n(to)}H${n(end)}M${n(at)} ${n(from - tail)}V${n(to + tail)}`}
      />
      <path
        className="head"
        d={heads(
          from,
          to,
          (tip, back) => `M${n(at)} ${n(tip)}L${n(at - HALF_ARROW)} ${n(back)}H${n(at + HALF_ARROW)}Z`,
        )}
      />
      <text x={n(at + away * 7)} y={n(middle + 4)} textAnchor={away < 0 ? 'end' : 'start'}>
        {label}
      </text>
    </g>
  );
}
