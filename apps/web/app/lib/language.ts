export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The value of `lang` and `hreflang`. */
export const LANGUAGE_TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

const ENGLISH = /^\/en(?=[/?#]|$)/;

/** Chinese has no prefix, English lives under `/en`. */
export function languageOf(path: string): Language {
  return ENGLISH.test(path) ? 'en' : 'zh';
}

export function withoutLanguage(path: string): string {
  const bare = path.replace(ENGLISH, '');
  return bare.startsWith('/') ? bare : `/${bare}`;
}

export function inLanguage(path: string, language: Language): string {
  if (language === 'zh') return path;
  return path === '/' || path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`;
}
