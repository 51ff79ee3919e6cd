import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import type { LaunchOptions } from '@playwright/test';

/** Where people's own browsers are; none is downloaded. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags of the packaged browser that would change what pages may do, or let one page's crash end all. */
const NOT_FOR_TESTS = /^--(single-process|disable-web-security|allow-running-insecure-content)$/;

/** A browser of the machine where there is one, else the Chromium that npm brought. */
export async function browserToUse(): Promise<{ launchOptions: LaunchOptions }> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return { launchOptions: { executablePath: installed, args: ['--no-sandbox'] } };
  return {
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((arg) => !NOT_FOR_TESTS.test(arg)),
    },
  };
}
