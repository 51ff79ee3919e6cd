import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { reactRouter } from '@react-router/dev/vite';
import { defineConfig, type Plugin } from 'vite';

const ENHANCE_ENTRY = 'app/enhance/index.ts';
const CLIENT_MANIFEST = new URL('../../build/client/.vite/manifest.json', import.meta.url);

/**
 * Public pages do not hydrate: beside their HTML they load one small script. It is an entry of its own in the client build,
 * and the server learns its hashed address from `virtual:enhance-url`.
 */
function enhanceScript(): Plugin {
  const virtualId = '\0virtual:enhance-url';
  let serving = false;
  return {
    name: 'enhance-script',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    buildStart() {
      if (!serving && this.environment.name === 'client') {
        this.emitFile({
          type: 'chunk',
          id: new URL(ENHANCE_ENTRY, import.meta.url).pathname,
          name: 'enhance',
        });
      }
    },
    resolveId: (id) => (id === 'virtual:enhance-url' ? virtualId : undefined),
    load(id) {
      if (id !== virtualId) return undefined;
      if (serving) return `export default '/${ENHANCE_ENTRY}'`;
      if (this.environment.name === 'client') return `export default ''`;
      const manifest = JSON.parse(readFileSync(CLIENT_MANIFEST, 'utf8')) as Record<string, { file: string }>;
      return `export default '/${manifest[ENHANCE_ENTRY]?.file}'`;
    },
  };
}

/** Compressed once, when built: the server sends the `.br` or `.gz` beside an asset to whoever takes it. */
function compressed(): Plugin {
  return {
    name: 'compressed-assets',
    applyToEnvironment: ({ name }) => name === 'client',
    writeBundle({ dir = '' }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        const content = readFileSync(join(dir, fileName));
        writeFileSync(join(dir, `${fileName}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(dir, `${fileName}.br`), brotliCompressSync(content));
      }
    },
  };
}

export default defineConfig({
  plugins: [enhanceScript(), reactRouter(), compressed()],
  // The server bundle carries its own React in production form, whatever NODE_ENV the server runs with.
  ssr: { noExternal: true },
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true },
  environments: { ssr: { build: { rollupOptions: { input: './server.ts' } } } },
});
