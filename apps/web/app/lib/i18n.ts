import i18next, { type i18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from './language.js';
import commonEn from './locales/en.json' with { type: 'json' };
import commonZh from './locales/zh.json' with { type: 'json' };
import wordsEn from './locales/words.en.json' with { type: 'json' };
import wordsZh from './locales/words.zh.json' with { type: 'json' };

type Messages = Record<string, unknown>;

/**
 * One frozen instance per language: the server answers both at once, so nothing may ever "change the language".
 * Features add their own key file when their module loads, which keeps a page's script to the words it shows.
 */
const instances = Object.fromEntries(
  LANGUAGES.map((language) => {
    const instance = i18next.createInstance();
    void instance.init({
      lng: language,
      fallbackLng: false,
      defaultNS: 'common',
      ns: ['common', 'words'],
      resources: {},
      initAsync: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
    return [language, instance];
  }),
) as Record<Language, i18n>;

export function addMessages(namespace: string, messages: Record<Language, Messages>): void {
  for (const language of LANGUAGES)
    instances[language].addResourceBundle(language, namespace, messages[language]);
}

addMessages('common', { zh: commonZh, en: commonEn });
addMessages('words', { zh: wordsZh, en: wordsEn });

export function i18nFor(language: Language): i18n {
  return instances[language];
}

export function useLanguage(): Language {
  return useTranslation('common').i18n.language as Language;
}
