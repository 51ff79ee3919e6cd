import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';

const FONT = join(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/index.css'),
  '..',
);

/** The name by which the app's own list of fonts asks for it. */
const FACES = readFileSync(join(FONT, 'index.css'), 'utf8')
  .replaceAll('Noto Sans SC Variable', 'Noto Sans SC')
  .replaceAll('url(./files/', 'url(/test-fonts/');

/** Style sheets carry a hash in their names: once read, read for good. */
const sheets = new Map<string, Promise<string>>();

async function sheetWithFaces(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return `${await response.text()}\n${FACES}`;
}

/**
 * The packaged browser has no Chinese glyphs: texts would be rows of boxes, narrower than what people see.
 * The app's style sheet is given the faces of one such font, served from the app's own address as its policy asks.
 */
export async function giveChineseFont(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/[^/]+\.css$/, async (route) => {
    const url = route.request().url();
    const sheet = sheets.get(url) ?? sheetWithFaces(url);
    sheets.set(url, sheet);
    await route.fulfill({ body: await sheet, contentType: 'text/css' });
  });
  await context.route(/\/test-fonts\/[\w-]+\.woff2$/, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ path: join(FONT, 'files', name), contentType: 'font/woff2' });
  });
}
