import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PartView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth, useWords } from '../../lib/words.js';

/** The designation, piece by piece, and how others write it. */
export function DesignationExplained({ part }: { part: PartView }) {
  const { t } = useTranslation('catalog');
  return (
    <section id="explained" aria-labelledby="explained-title">
      <h2 id="explained-title">{t('explained')}</h2>
      {part.explanation.length > 0 && <Pieces part={part} />}
      <h3 className="sub-head">{t('spellings')}</h3>
      <table className="data matrix spellings" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t('spelling')}
            </th>
            <th role="columnheader" scope="col">
              {t('writtenBy')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {part.spellings.map(({ designation, styles }) => (
            <tr key={designation} role="row">
              <th role="rowheader" scope="row" className="mono strong">
                {designation}
              </th>
              <td role="cell">{styles.map((style) => t(`style.${style}`)).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">{t('spellingsNote')}</p>
    </section>
  );
}

function Pieces({ part }: { part: PartView }) {
  const { t, i18n } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  const nameOf = (by: string) =>
    i18n.exists(`style.${by}`, { ns: 'catalog' }) ? t(`style.${by as 'SKF'}`) : by;
  return (
    <dl className="explained">
      {part.explanation.map(({ code, kind, meaning, feature, readBy }) => (
        <div key={`${kind} ${code}`}>
          <dt className="mono">{code}</dt>
          <dd>
            {inBoth(meaning, language)}
            <span className="small muted said">
              {[feature && words.feature(feature), readBy && t('readBy', { by: nameOf(readBy) })]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
