import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { Icon } from './icon.js';

/** The one box: a designation, dimensions or a sentence. Suggestions are added by the page's script; it works without. */
export function SearchForm({
  id,
  large = false,
  value = '',
  focus = false,
}: {
  id: string;
  large?: boolean;
  value?: string;
  focus?: boolean;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <form
      className={large ? 'search large' : 'search'}
      role="search"
      action={inLanguage(paths.parts, language)}
      data-boms={inLanguage(paths.boms, language)}
      data-suggest={inLanguage(paths.suggest, language)}
    >
      <label className="aloud" htmlFor={id}>
        {t('searchHint')}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        defaultValue={value}
        placeholder={large ? t('searchPlaceholder') : t('searchShort')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="search"
        autoFocus={focus}
        maxLength={400}
      />
      <button className="button primary" type="submit" aria-label={t('search')}>
        <Icon name="search" />
        <span>{t('search')}</span>
      </button>
    </form>
  );
}
