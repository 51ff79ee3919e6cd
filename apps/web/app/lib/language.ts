export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The value of `lang` and `hreflang`. */
export const LANGUAGE_TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** Chinese has no prefix, English lives under `/en`. */
export function languageOf(pathname: string): Language {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh';
}

export function withoutLanguage(pathname: string): string {
  return languageOf(pathname) === 'en' ? pathname.slice('/en'.length) || '/' : pathname;
}

export function inLanguage(path: string, language: Language): string {
  if (language === 'zh') return path;
  return path === '/' || path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`;
}
