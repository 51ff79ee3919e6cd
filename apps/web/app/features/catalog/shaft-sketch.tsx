import './messages.js';
import { useTranslation } from 'react-i18next';
import type { ShaftLifeView } from '../../lib/api-types.js';
import { formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import type { Asked } from './life.questions.js';

const WIDTH = 720;
const HEIGHT = 286;
const SIDE = 84;
const AXIS = 150;
const SHAFT_R = 13;
/** Half the width of a bearing, and how far its ring reaches from the axis. */
const BEARING_X = 13;
const BEARING_R = 42;
const USUAL_SPAN_MM = 100;

interface Force {
  at: number;
  radialKn: number;
  axialKn: number;
  directionDeg: number;
}

function forcesOf(asked: Asked): Force[] {
  const number = (field: string) => Number(asked[field] ?? 0) || 0;
  const rows = new Set(Object.keys(asked).flatMap((field) => /^forces\.(\d+)\./.exec(field)?.[1] ?? []));
  return [...rows].map((row) => ({
    at: number(`forces.${row}.positionMm`),
    radialKn: number(`forces.${row}.radialKn`),
    axialKn: number(`forces.${row}.axialKn`),
    directionDeg: number(`forces.${row}.directionDeg`),
  }));
}

/** The shaft as one would draw it on the back of an envelope; lengths to scale, bearings not. */
export function ShaftSketch({ asked, life }: { asked: Asked; life: ShaftLifeView | undefined }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const short = (value: number) => formatNumber(Number(value.toPrecision(3)), language);
  const span = Number(asked.spanMm) > 0 ? Number(asked.spanMm) : USUAL_SPAN_MM;
  const forces = forcesOf(asked);
  const from = Math.min(0, ...forces.map(({ at }) => at));
  const to = Math.max(span, ...forces.map(({ at }) => at));
  const x = (mm: number) => SIDE + ((mm - from) / (to - from)) * (WIDTH - 2 * SIDE);
  const said = [
    t('shaft.said', {
      a: asked['a.designation'] ?? 'A',
      b: asked['b.designation'] ?? 'B',
      span: short(span),
    }),
    ...forces.map(({ at, radialKn, axialKn }, i) =>
      t('shaft.saidForce', { number: i + 1, at: short(at), radial: short(radialKn), axial: short(axialKn) }),
    ),
  ];
  return (
    <figure className="shaft-sketch">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={said.join(' ')}
      >
        <path className="axis" d={`M${SIDE - 60} ${AXIS}H${WIDTH - SIDE + 60}`} />
        <rect
          className="shaft"
          x={SIDE - 36}
          y={AXIS - SHAFT_R}
          width={WIDTH - 2 * SIDE + 72}
          height={2 * SHAFT_R}
        />
        <Bearing x={x(0)} name={`A  ${asked['a.designation'] ?? ''}`} lean={leanOf(asked.setting, 'a')} />
        <Bearing x={x(span)} name={`B  ${asked['b.designation'] ?? ''}`} lean={leanOf(asked.setting, 'b')} />
        {life && <Reaction x={x(0)} side={1} symbol="FrA" text={`${short(life.loadA.radialKn)} kN`} />}
        {life && <Reaction x={x(span)} side={-1} symbol="FrB" text={`${short(life.loadB.radialKn)} kN`} />}
        {forces.map((force, i) => (
          <ForceArrows
            key={i}
            force={force}
            x={x(force.at)}
            level={forces.slice(0, i).filter(({ at }) => Math.abs(x(at) - x(force.at)) < 90).length}
            label={(value) => short(value)}
          />
        ))}
        <Span from={x(0)} to={x(span)} text={`${short(span)} mm`} />
      </svg>
    </figure>
  );
}

/** Where the contact lines lean: in O they meet the axis outside, in X between the bearings. */
function leanOf(setting: string | undefined, side: 'a' | 'b'): -1 | 0 | 1 {
  if (setting !== 'O' && setting !== 'X') return 0;
  return (setting === 'O') === (side === 'a') ? -1 : 1;
}

/** The simplified sign of ISO 8826-1: a frame and its cross; where the setting is told, the contact lines instead. */
function Bearing({ x, name, lean }: { x: number; name: string; lean: -1 | 0 | 1 }) {
  const height = BEARING_R - SHAFT_R;
  const [left, right] = [x - BEARING_X, x + BEARING_X];
  const inside = 4;
  const [near, far] = [AXIS - SHAFT_R - inside, AXIS - BEARING_R + inside];
  const [nearBelow, farBelow] = [AXIS + SHAFT_R + inside, AXIS + BEARING_R - inside];
  const strokes =
    lean === 0
      ? `M${left + inside} ${near}L${right - inside} ${far}M${left + inside} ${far}L${right - inside} ${near}` +
        `M${left + inside} ${nearBelow}L${right - inside} ${farBelow}M${left + inside} ${farBelow}L${right - inside} ${nearBelow}`
      : `M${x + lean * 9} ${near}L${x - lean * 9} ${far}M${x + lean * 9} ${nearBelow}L${x - lean * 9} ${farBelow}`;
  return (
    <g className="bearing">
      <rect x={left} y={AXIS - BEARING_R} width={2 * BEARING_X} height={height} />
      <rect x={left} y={AXIS + SHAFT_R} width={2 * BEARING_X} height={height} />
      <path d={strokes} />
      <text x={x} y={AXIS + BEARING_R + 52} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

/** Its label stands towards the other bearing, where there is room. */
function Reaction({ x, symbol, text, side }: { x: number; symbol: string; text: string; side: 1 | -1 }) {
  const top = AXIS + BEARING_R + 4;
  return (
    <g className="reaction">
      <path d={`M${x} ${top + 30}V${top}M${x - 4} ${top + 8}L${x} ${top}L${x + 4} ${top + 8}`} />
      <text x={x + side * 10} y={top + 24} textAnchor={side === 1 ? 'start' : 'end'}>
        {symbol} {text}
      </text>
    </g>
  );
}

function ForceArrows({
  force,
  x,
  level,
  label,
}: {
  force: Force;
  x: number;
  /** Forces at one place: their labels stand one above the other. */
  level: number;
  label: (value: number) => string;
}) {
  const { radialKn, axialKn, directionDeg } = force;
  const tip = AXIS - SHAFT_R;
  const tail = 76;
  const text = [
    radialKn === 0 ? '' : `Fr ${label(radialKn)} kN${directionDeg === 0 ? '' : ` ∠${directionDeg}°`}`,
    axialKn === 0 ? '' : `Fa ${label(axialKn)} kN`,
  ]
    .filter(Boolean)
    .join(', ');
  const to = x + (axialKn < 0 ? -34 : 34);
  const barb = axialKn < 0 ? 8 : -8;
  return (
    <g className="force">
      {radialKn !== 0 && (
        <path d={`M${x} ${tail}V${tip}M${x - 4} ${tip - 8}L${x} ${tip}L${x + 4} ${tip - 8}`} />
      )}
      {axialKn !== 0 && (
        <path d={`M${x} ${AXIS}H${to}M${to + barb} ${AXIS - 4}L${to} ${AXIS}L${to + barb} ${AXIS + 4}`} />
      )}
      <text x={x} y={tail - 8 - level * 24} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

function Span({ from, to, text }: { from: number; to: number; text: string }) {
  const y = HEIGHT - 14;
  return (
    <g className="span-line">
      <path d={`M${from} ${y - 6}V${y + 6}M${to} ${y - 6}V${y + 6}M${from} ${y}H${to}`} />
      <text x={(from + to) / 2} y={y - 6} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
