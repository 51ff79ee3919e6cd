import './messages.js';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { A } from '../../components/link.js';
import { withoutLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';

export function SelectionTabs() {
  const { t } = useTranslation('catalog');
  const here = withoutLanguage(useLocation().pathname);
  return (
    <nav className="tabs" aria-label={t('select.tabs')}>
      {([paths.select, paths.selectShaft] as const).map((path) => (
        <A key={path} to={path} aria-current={path === here ? 'page' : undefined}>
          {t(path === paths.select ? 'select.title' : 'shaft.title')}
        </A>
      ))}
    </nav>
  );
}
