import { readCookie, writeCookie } from './cookies.server.js';
import { type Language, LANGUAGES } from './language.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const THEME_COOKIE = 'theme';
const LANGUAGE_COOKIE = 'language';
const YEAR_SECONDS = 31_536_000;

export function readTheme(cookieHeader: string | null): Theme {
  const value = readCookie(cookieHeader, THEME_COOKIE);
  return THEMES.find((theme) => theme === value) ?? 'auto';
}

export function writeTheme(theme: Theme, secure: boolean): string {
  return writeCookie(THEME_COOKIE, theme, { maxAgeSeconds: YEAR_SECONDS, secure });
}

/** The language of a page that sends its visitor to another site, for the way back. */
export function readLanguage(cookieHeader: string | null): Language | undefined {
  const value = readCookie(cookieHeader, LANGUAGE_COOKIE);
  return LANGUAGES.find((language) => language === value);
}

export function writeLanguage(language: Language, secure: boolean): string {
  return writeCookie(LANGUAGE_COOKIE, language, { maxAgeSeconds: YEAR_SECONDS, secure });
}
