import './messages.js';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.js';
import { A } from '../../components/link.js';
import { paths, withQuery } from '../../lib/paths.js';
import { compareToggled, type Criteria, MOST_COMPARED } from './criteria.js';

/** What was picked to be compared, at the foot of the list. */
export function CompareTray({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('search');
  const { compare = [] } = criteria;
  if (compare.length === 0) return null;
  return (
    <section className="tray" aria-label={t('compare')}>
      <span className="muted small">{t('picked', { count: compare.length, most: MOST_COMPARED })}</span>
      <ul>
        {compare.map((designation) => (
          <li key={designation}>
            <A
              className="chip"
              to={withQuery(paths.parts, compareToggled(criteria, designation))}
              rel="nofollow"
              aria-label={t('compareNot', { designation })}
              data-swap-link=""
            >
              {designation}
              <Icon name="close" />
            </A>
          </li>
        ))}
      </ul>
      {compare.length > 1 ? (
        <A
          className="button primary"
          rel="nofollow"
          to={withQuery(paths.compare, { part: compare, quantity: criteria.quantity })}
        >
          {t('compareNow')}
        </A>
      ) : (
        <span className="muted small">{t('pickAnother')}</span>
      )}
    </section>
  );
}
