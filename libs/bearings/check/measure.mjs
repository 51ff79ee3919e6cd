/**
 * `node --expose-gc measure.mjs load|speed <library>`: figures of a built library, as JSON, in a process that holds nothing else.
 * `load` gives the time to import it, the time from there to the first answers, and what it then holds.
 */
import { pathToFileURL } from 'node:url';

const [what, path = ''] = process.argv.slice(2);
const library = pathToFileURL(path).href;

function heldMb() {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

async function load() {
  const before = heldMb();
  const from = performance.now();
  const { readBuyersLine, readDesignation } = await import(library);
  const loadedAt = performance.now();
  readDesignation('6205-2RS/C3');
  readBuyersLine('25*52*15 密封 500个');
  const answeredAt = performance.now();
  return { loadMs: loadedAt - from, firstAnswersMs: answeredAt - loadedAt, heldMb: heldMb() - before };
}

/** The texts to read are sources; what is loaded above is not, so it is loaded without their hooks. */
async function speed() {
  await import('./sources.mjs');
  const { measureSpeed } = await import('./speed.ts');
  return measureSpeed(await import(library));
}

process.stdout.write(JSON.stringify(await (what === 'load' ? load() : speed())));
