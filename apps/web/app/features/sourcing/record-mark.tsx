import './messages.js';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/notice.js';
import type { ReputationView } from '../../lib/api-types.js';

/** What a seller's record says in a few words, with the count behind it; nothing where there is none yet. */
export function RecordMark({ record }: { record: ReputationView | undefined }) {
  const { t } = useTranslation('sourcing');
  const { kept, counted } = record?.dispatch ?? { kept: 0, counted: 0 };
  if (counted === 0) return null;
  return <span className="muted small">{t('record.onTime', { kept, count: counted })}</span>;
}

/** All that is known of a seller, for its page. */
export function RecordFacts({ record }: { record: ReputationView }) {
  const { t } = useTranslation('sourcing');
  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">
        {t('record.title')} {record.isNew && <Badge>{t('record.new')}</Badge>}
      </h2>
      <dl className="facts">
        {(['dispatch', 'quality', 'answer'] as const).map((kind) => {
          const { kept, counted, percent } = record[kind];
          return (
            <div key={kind}>
              <dt>{t(`record.kind.${kind}`)}</dt>
              <dd>
                {counted === 0 ? t('record.none') : t('record.of', { kept, count: counted, percent })}
                {kind === 'answer' &&
                  record.answer.medianHours !== null &&
                  ` · ${t('record.hours', { hours: record.answer.medianHours })}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
