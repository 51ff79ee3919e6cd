import { readCookie, writeCookie } from './cookies.server.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = 'theme';
const YEAR_SECONDS = 31_536_000;

export function readTheme(cookieHeader: string | null): Theme {
  const value = readCookie(cookieHeader, COOKIE);
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

export function writeTheme(theme: Theme, secure: boolean): string {
  return writeCookie(COOKIE, theme, { maxAgeSeconds: YEAR_SECONDS, secure });
}
