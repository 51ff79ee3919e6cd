import './messages.js';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.js';
import { A } from '../../components/link.js';
import type { UnderstoodView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';
import { type AppliedFilter, appliedFilters, changed, type Criteria, withoutPiece } from './criteria.js';

/** What the box understood, and every filter in force; each can be taken away by itself. */
export function UnderstoodChips({
  criteria,
  understood,
}: {
  criteria: Criteria;
  understood: UnderstoodView[];
}) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  const filterLabel = useFilterLabel();
  const filters = appliedFilters(criteria);
  if (understood.length + filters.length === 0) return null;
  return (
    <div className="chips">
      {understood.length > 0 && <span className="muted small">{t('understood')}</span>}
      <ul>
        {understood.map((each) => (
          <Chip
            key={each.start}
            source={each.source}
            label={inBoth(each.label, language)}
            isUnread={each.kind === 'text'}
            to={withQuery(
              paths.parts,
              changed(criteria, { q: withoutPiece(criteria.q ?? '', each) || undefined }),
            )}
          />
        ))}
        {filters.map((filter) => (
          <Chip
            key={`${filter.name}=${filter.value}`}
            label={filterLabel(filter)}
            to={withQuery(paths.parts, filter.without)}
          />
        ))}
      </ul>
    </div>
  );
}

/** What was written and how it was read; only the reading where that says the same. What was not understood looks so. */
function Chip({
  source = '',
  label,
  isUnread = false,
  to,
}: {
  source?: string;
  label: string;
  isUnread?: boolean;
  to: string;
}) {
  const { t } = useTranslation('search');
  const said = label.toLowerCase().includes(source.toLowerCase()) ? '' : source;
  return (
    <li>
      <A
        className={isUnread ? 'chip unread' : 'chip'}
        to={to}
        aria-label={t('removeChip', { label: said ? `${said}: ${label}` : label })}
        data-swap-link=""
      >
        {said && <span className="muted">{said}</span>}
        <span>{label}</span>
        <Icon name="close" />
      </A>
    </li>
  );
}

function useFilterLabel() {
  const { t } = useTranslation('search');
  const words = useWords();
  return ({ name, value }: AppliedFilter): string => {
    if (name === 'type') return words.family(value);
    if (name === 'seal') return words.seal(value);
    if (name === 'series') return `${t('facet.series')} ${value}`;
    if (name === 'inStock') return t('inStock');
    const label = words.dimension(name.replace(/(Min|Max)$/, ''));
    if (name.endsWith('Min')) return t('atLeast', { label, value });
    return t(name.endsWith('Max') ? 'atMost' : 'exactly', { label, value });
  };
}
