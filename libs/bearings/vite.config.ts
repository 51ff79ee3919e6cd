import { defineConfig } from 'vite';

/** The built library becomes one file: a hundred small ones take longer to find than to read. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  build: {
    lib: { entry: '../../dist/libs/bearings/src/index.js', formats: ['es'], fileName: () => 'index.js' },
    outDir: '../../dist/libs/bearings/src',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    target: 'esnext',
  },
});
