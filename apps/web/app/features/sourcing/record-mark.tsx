import './messages.js';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/notice.js';
import type { ReputationView } from '../../lib/api-types.js';
import { formatDuration } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

/** What a seller's record says in a few words, with the count behind it; nothing where there is none yet. */
export function RecordMark({ record }: { record: ReputationView | undefined }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  if (record === undefined) return null;
  const { kept, counted } = record.dispatch;
  const facts = [
    ...(counted > 0 ? [t('record.onTime', { kept, count: counted })] : []),
    ...(['accept', 'answer'] as const).flatMap((kind) => {
      const { usualMinutes } = record[kind];
      if (usualMinutes === null) return [];
      return [t(`record.within.${kind}`, { time: formatDuration(usualMinutes, language) })];
    }),
  ];
  return facts.length > 0 && <span className="muted small">{facts.join(' · ')}</span>;
}

/** All that is known of a seller, for its page. */
export function RecordFacts({ record }: { record: ReputationView }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">
        {t('record.title')} {record.isNew && <Badge>{t('record.new')}</Badge>}
      </h2>
      <dl className="facts">
        {(['dispatch', 'quality', 'accept', 'answer'] as const).map((kind) => {
          const { kept, counted, percent } = record[kind];
          const usual = kind === 'accept' || kind === 'answer' ? record[kind].usualMinutes : null;
          return (
            <div key={kind}>
              <dt>{t(`record.kind.${kind}`)}</dt>
              <dd>
                {counted === 0
                  ? t('record.none')
                  : t(kind === 'answer' ? 'record.ofRfqs' : 'record.of', { kept, count: counted, percent })}
                {usual !== null && ` · ${t('record.about', { time: formatDuration(usual, language) })}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
