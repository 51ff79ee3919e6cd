import './messages.js';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.js';
import { A } from '../../components/link.js';
import type { UnderstoodView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { inBoth, useWords } from '../../lib/words.js';
import {
  type AppliedFilter,
  appliedFilters,
  changed,
  type Criteria,
  FACETS,
  withoutPiece,
} from './criteria.js';
import { useFacetWords } from './facet-words.js';

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
  const filterLabel = useFilterLabel(criteria);
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

function useFilterLabel(criteria: Criteria) {
  const { t } = useTranslation('search');
  const words = useWords();
  const facetWords = useFacetWords();
  const named: Record<string, string> = {
    dynamicLoad: 'C',
    staticLoad: 'C₀',
    limitingSpeed: t('column.speed'),
    price: t('price'),
    leadTime: t('limit.leadTimeMax'),
    moq: t('limit.moqMax'),
  };
  return ({ name, value }: AppliedFilter): string => {
    if (name === 'type' || name === 'seal') return facetWords(name, value);
    const facet = FACETS.find((each) => each === name);
    if (facet) return `${t(`facet.${facet}`)} ${facetWords(facet, value)}`;
    if (name === 'inStock' || name === 'green' || name === 'running') return t(name);
    const measure = name.replace(/(Min|Max)$/, '');
    const label = named[measure] ?? words.dimension(measure);
    if (name.endsWith('Min')) return t('atLeast', { label, value });
    if (name.endsWith('Max')) return t('atMost', { label, value });
    return t('exactly', { label, value: criteria.within ? `${value} ± ${criteria.within}` : value });
  };
}
