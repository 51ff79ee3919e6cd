import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test as base, type TestInfo } from '@playwright/test';

export type Language = 'zh' | 'en';
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

const APP = join(import.meta.dirname, '../../apps/web/app');

function fileOf(language: Language, namespace: string): string {
  if (namespace === 'common') return join(APP, `lib/locales/${language}.json`);
  if (namespace === 'words') return join(APP, `lib/locales/words.${language}.json`);
  return join(APP, `features/${namespace}/locales/${language}.json`);
}

/** A text of the app by its key: `orders.placeOrder`, `common.search`, with `{{name}}` filled in. */
export function wordsOf(language: Language) {
  const files = new Map<string, unknown>();
  return (key: string, values: Record<string, string | number> = {}): string => {
    const [namespace = '', ...path] = key.split('.');
    if (!files.has(namespace))
      files.set(namespace, JSON.parse(readFileSync(fileOf(language, namespace), 'utf8')));
    const text = path.reduce<unknown>(
      (at, name) => (at as Record<string, unknown> | undefined)?.[name],
      files.get(namespace),
    );
    if (typeof text !== 'string') throw new Error(`no text ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** Chinese pages have no prefix. */
export const at = (language: Language, path: string): string =>
  language === 'zh' ? path : `/en${path === '/' ? '' : path}`;

export interface Market {
  t: ReturnType<typeof wordsOf>;
  /** A path of the app in the language of this run. */
  at: (path: string) => string;
  /** A browser of its own, for another person. */
  visit: () => Promise<Page>;
  /** Unlike that of any other test or run: for names that must not meet. */
  mark: string;
}

const languageOf = (info: TestInfo) => info.project.metadata.language as Language;

/** Every page of every test is watched: an error or a warning in the console, a broken policy among them, is a fault. */
function watch(context: BrowserContext, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
}

export const test = base.extend<{ market: Market; faults: string[]; allowed: RegExp[] }>({
  /** Messages that a test provokes on purpose. */
  allowed: [[], { option: true }],
  faults: [
    async ({ allowed }, use) => {
      const faults: string[] = [];
      await use(faults);
      expect(faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    watch(context, faults);
    await use(context);
  },
  market: async ({ browser, faults }, use, info) => {
    const language = languageOf(info);
    const visits: BrowserContext[] = [];
    await use({
      t: wordsOf(language),
      at: (path) => at(language, path),
      mark: `${info.project.name}-${Date.now().toString(36)}`,
      async visit() {
        const { viewport, isMobile, hasTouch, deviceScaleFactor, baseURL, locale, timezoneId } =
          info.project.use;
        const context = await browser.newContext({
          viewport,
          isMobile,
          hasTouch,
          deviceScaleFactor,
          baseURL,
          locale,
          timezoneId,
        });
        visits.push(context);
        watch(context, faults);
        return context.newPage();
      },
    });
    for (const context of visits) await context.close();
  },
});

export { expect };

/** What a browser does on Ctrl-V, run in the page. */
export const pasteInto = (selector: string, text: string): string => `(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', ${JSON.stringify(text)});
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.querySelector('${selector}').dispatchEvent(event);
})()`;

/** Nothing hangs over the edge: no page scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(over).toBe(0);
}

/** Fits the screen, and nothing serious hinders people: what does is named, one line for each place. */
export async function expectSound(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${String(target)}`)),
  ).toEqual([]);
}

/** Sound, and attached to the report as people see it. */
export async function expectSeen(page: Page, info: TestInfo, name: string): Promise<void> {
  await expectSound(page);
  await info.attach(name, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
}
