import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useLanguage } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { A } from './link.js';

const THEME_LABELS = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
export type ThemeChoice = keyof typeof THEME_LABELS;

export function SiteFooter({ theme }: { theme: ThemeChoice }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <footer className="site">
      <div className="bar">
        <p>
          {t('footerAbout')}
          <br />
          <span className="muted">{t('footerVat')}</span>
        </p>
        <ul className="links">
          <li>
            <A to={paths.parts}>{t('allParts')}</A>
          </li>
          <li>
            <A to={paths.select}>{t('selectByLife')}</A>
          </li>
          <li>
            <A to={paths.partner}>{t('partnerApi')}</A>
          </li>
          <li>
            <a href="/api/docs">{t('apiReference')}</a>
          </li>
        </ul>
        <form
          method="post"
          action={inLanguage(paths.preferences, language)}
          className="segmented"
          aria-label={t('theme')}
        >
          <input type="hidden" name="back" value={pathname + search} />
          {(['auto', 'light', 'dark'] as const).map((choice) => (
            <button key={choice} name="theme" value={choice} aria-pressed={choice === theme}>
              {t(THEME_LABELS[choice])}
            </button>
          ))}
        </form>
      </div>
    </footer>
  );
}
