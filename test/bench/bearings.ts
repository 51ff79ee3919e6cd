import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MEASURE = fileURLToPath(new URL('../../libs/bearings/check/measure.mjs', import.meta.url));
const LIBRARY = 'dist/libs/bearings/src/index.js';
/** A busy machine only adds time: the best start of some is the nearest to the truth. */
const STARTS = 5;

export interface BearingsFigure {
  figure: string;
  measured: number;
  /** What the library is held to: `at least` or `at most` so much. */
  floor: string;
  met: boolean;
}

interface Speed {
  designationsPerSecond: number;
  linesPerSecond: number;
}

interface Start {
  loadMs: number;
  firstAnswersMs: number;
  heldMb: number;
}

/** The built bearing library by itself, on one core: its readers, and what it costs to have it. */
export function benchBearings(): BearingsFigure[] {
  const speed = measured('speed');
  const starts = Array.from({ length: STARTS }, () => measured('load'));
  const best = (figure: keyof Start): number => Math.min(...starts.map((start) => start[figure]));
  return [
    atLeast(100_000, 'designations /s', speed.designationsPerSecond),
    atLeast(50_000, "buyers' lines /s", speed.linesPerSecond),
    atMost(50, 'load, ms', best('loadMs')),
    atMost(30, 'held, MB', best('heldMb')),
    {
      figure: 'first answers, ms',
      measured: Math.round(best('firstAnswersMs')),
      floor: '',
      met: true,
    },
  ];
}

function measured(what: 'speed'): Speed;
function measured(what: 'load'): Start;
function measured(what: 'load' | 'speed'): Speed | Start {
  const output = execFileSync(process.execPath, ['--expose-gc', MEASURE, what, LIBRARY], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Speed | Start;
}

function atLeast(floor: number, figure: string, value: number): BearingsFigure {
  return { figure, measured: value, floor: `≥ ${floor.toLocaleString('en')}`, met: value >= floor };
}

function atMost(floor: number, figure: string, value: number): BearingsFigure {
  const rounded = Math.round(value * 10) / 10;
  return { figure, measured: rounded, floor: `≤ ${floor}`, met: value <= floor };
}
