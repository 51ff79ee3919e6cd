import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

const { resolve } = createRequire(import.meta.url);
const WEIGHTS = ['400Regular', '700Bold'];

/**
 * A bare machine has no Chinese glyphs: texts would be rows of boxes, narrower than what people see. The fonts of our own papers stand
 * beside those that it has.
 */
function fontsFile(): string {
  const fonts = WEIGHTS.map((weight) =>
    dirname(resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)),
  );
  const folder = join(tmpdir(), 'chinese-fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
    ${[join(tmpdir(), 'fonts'), ...fonts].map((each) => `<dir>${each}</dir>`).join('')}
    <cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}

/** A browser of the machine where there is one, else the Chromium that npm brought. */
export async function browserToUse(): Promise<{ launchOptions: LaunchOptions }> {
  const env = { ...process.env, FONTCONFIG_FILE: fontsFile() };
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return { launchOptions: { executablePath: installed, args: ['--no-sandbox'], env } };
  return {
    launchOptions: {
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((arg) => !NOT_FOR_TESTS.test(arg)),
      env,
    },
  };
}
