import './messages.js';
import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import type { UnmetDemandView } from '../../lib/api-types.js';
import { formatDate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';

/** `most`: searches of the most wanted, by which each line's bar is drawn. */
export function DemandTable({ items, most }: { items: UnmetDemandView[]; most: number }) {
  const { t } = useTranslation('insights');
  const language = useLanguage();
  return (
    <div className="table-frame demand">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col" className="num">
              {t('searches')}
            </th>
            <th scope="col" className="num" title={t('narrowedHint')}>
              {t('narrowed')}
            </th>
            <th scope="col" className="num">
              {t('provinces')}
            </th>
            <th scope="col">{t('lastDay')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                <Wanted item={item} />
              </th>
              <td className="num" data-label={t('searches')}>
                <meter value={item.searches} max={most} aria-hidden /> {item.searches}
              </td>
              <td className="num" data-label={t('narrowed')}>
                {item.narrowed}
              </td>
              <td className="num" data-label={t('provinces')}>
                {item.provinces || '—'}
              </td>
              <td className="muted nowrap" data-label={t('lastDay')}>
                {formatDate(item.lastDay, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A size is kept as `25×52×15 tapered_roller contact_seal_2`, `?` for what was not said. */
function Wanted({ item: { kind, key } }: { item: UnmetDemandView }) {
  const words = useWords();
  if (kind === 'part') return <DeskLink to={paths.part(key)}>{key}</DeskLink>;
  const [sizes = '', ...said] = key.split(' ');
  const features = said.map((word) => (words.family(word) === word ? words.seal(word) : words.family(word)));
  return (
    <>
      <DeskLink to={withQuery(paths.parts, { q: sizes.replaceAll('×?', '') })}>{sizes}</DeskLink>{' '}
      <span className="muted">{features.join(' · ')}</span>
    </>
  );
}
