import { describe, expect, it } from '@jest/globals';
import { inLanguage, languageOf, withoutLanguage } from './language.js';

describe('language by address', () => {
  it.each([
    ['/', 'zh', '/'],
    ['/parts/6205-2RS', 'zh', '/parts/6205-2RS'],
    ['/en', 'en', '/'],
    ['/en/parts', 'en', '/parts'],
    ['/engine', 'zh', '/engine'],
  ])('%s is %s and means %s', (pathname, language, bare) => {
    expect(languageOf(pathname)).toBe(language);
    expect(withoutLanguage(pathname)).toBe(bare);
  });

  it.each(['/', '/parts', '/?q=6205', '/parts?q=1'])('%s survives the way to English and back', (path) => {
    const english = inLanguage(path, 'en');
    expect(languageOf(english)).toBe('en');
    expect(withoutLanguage(english)).toBe(path);
    expect(withoutLanguage(path)).toBe(path);
  });
});
