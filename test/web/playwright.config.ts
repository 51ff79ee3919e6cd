import { defineConfig } from '@playwright/test';
import { browserToUse } from './browser.js';

/** The launcher starts the market and says where by BASE_URL; nothing is started here. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...(await browserToUse()),
    baseURL: process.env.BASE_URL,
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
  },
  projects: [
    {
      name: 'desktop',
      metadata: { language: 'zh' },
      use: { viewport: { width: 1440, height: 900 }, locale: 'zh-CN' },
    },
    {
      // What people do on the way, and what must fit every screen. The rest is the same code at another width.
      name: 'phone',
      grep: /@phone/,
      metadata: { language: 'en' },
      use: {
        viewport: { width: 390, height: 844 },
        isMobile: true,
        hasTouch: true,
        deviceScaleFactor: 2,
        locale: 'en',
      },
    },
  ],
});
