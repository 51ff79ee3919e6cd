import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Highs } from 'highs';
import type { SolverLimits, SparseModel } from './solver.js';

/** A thread that solves programmes, one after another. It imports packages only: it is started from its source under test. */

interface Asked {
  id: number;
  model: SparseModel;
  start: Float64Array;
  limits: SolverLimits;
}

/** However long the thread took to begin: a small programme is proven in far less, a large one is not in this. */
const leastMs = (columns: number): number => (columns <= SMALL ? 1500 : 200);
const SMALL = 500;

/** The package describes its CommonJS entry alone. */
const loadHighs = createRequire(import.meta.url)('highs') as typeof import('highs').default;
const loaded = loadHighs();

function solve(highs: Highs, { model: sparse, start, limits }: Omit<Asked, 'id'>) {
  const { colCost, colUpper, integrality, rowLower, rowUpper, starts, indices, values } = sparse;
  const [numCols, numRows] = [colCost.length, rowLower.length];
  const matrix = { format: 'csr', numRows, numCols, starts, indices, values } as const;
  const colLower = new Float64Array(numCols);
  const source = { numCols, numRows, colCost, colLower, colUpper, rowLower, rowUpper, integrality, matrix };
  return highs.withModel(source, (model) => {
    model.options.set({
      output_flag: false,
      random_seed: 0,
      time_limit:
        Math.max(leastMs(numCols), limits.until - performance.timeOrigin - performance.now()) / 1000,
      mip_rel_gap: limits.gap,
    });
    model.setSolution({ colValue: start });
    model.run();
    const isFound = model.info.get('primal_solution_status') === 2;
    return {
      values: isFound ? model.getSolution().colValue : null,
      bound: model.info.get('mip_dual_bound'),
    };
  });
}

void loaded.then(() => parentPort?.postMessage('ready'));

parentPort?.on('message', ({ id, ...asked }: Asked) => {
  loaded
    .then((highs) => parentPort?.postMessage({ id, ...solve(highs, asked) }))
    .catch((error: unknown) => parentPort?.postMessage({ id, values: null, bound: -Infinity, error }));
});
