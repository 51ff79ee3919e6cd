/**
 * `npm run bearings:check [-- <folder>] [--verbose]`: the library against the reference tables, straight from the sources.
 * Node strips the types itself; all it lacks is to find `x.ts` where a source imports `x.js`.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});

const [folder = '../shared/reference'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
if (!existsSync(folder)) {
  console.error(`No reference tables in ${folder}; name their folder as the first argument.`);
  process.exit(1);
}
const { checkCatalogue } = await import('./catalogue.check.ts');
const { checkFigures } = await import('./figures.check.ts');
const { checkSpeed } = await import('./speed.check.ts');
const { checkDesignations } = await import('./designations.check.ts');
const verbose = process.argv.includes('--verbose');
checkCatalogue(folder, verbose);
checkFigures(folder, verbose);
checkDesignations(folder, verbose);
checkSpeed(folder);
