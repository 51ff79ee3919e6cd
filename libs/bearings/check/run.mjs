/** `npm run bearings:check [-- <folder>] [--verbose]`: the library against the reference tables, straight from the sources. */
import { existsSync } from 'node:fs';
import './sources.mjs';

const [folder = '../shared/reference'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
if (!existsSync(folder)) {
  console.error(`No reference tables in ${folder}; name their folder as the first argument.`);
  process.exit(1);
}
const { checkCatalogue } = await import('./catalogue.check.ts');
const { checkFigures } = await import('./figures.check.ts');
const { checkDesignations } = await import('./designations.check.ts');
const { measureSpeed } = await import('./speed.ts');
const verbose = process.argv.includes('--verbose');
checkCatalogue(folder, verbose);
checkFigures(folder, verbose);
checkDesignations(folder, verbose);
const speed = measureSpeed(await import('../src/index.ts'));
console.log('\nSpeed on one core, best of rounds');
console.log(`${speed.designationsPerSecond.toLocaleString('en').padStart(9)} designations a second`);
console.log(`${speed.linesPerSecond.toLocaleString('en').padStart(9)} buyers' lines a second`);
