import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, Notice } from '../../components/notice.js';
import { findMyReputation } from '../../features/sourcing/matches.server.js';
import '../../features/sourcing/messages.js';
import type { OwnReputationView } from '../../lib/api-types.js';
import { formatDateTime, formatDuration } from '../../lib/format.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/reputation.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('record.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  return findMyReputation(scopeOf({ context }).api);
}

/** The seller's own record: what each figure is made of, and how to better it. */
export default function Reputation({ loaderData: own }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <>
      <div className="page-head">
        <h1>{t('record.title')}</h1>
        <p className="muted">{t('record.lead')}</p>
      </div>
      <dl className="figures">
        <div>
          <dt>{t('record.reliability')}</dt>
          <dd>
            {own.reliability} {own.isNew && <Badge>{t('record.new')}</Badge>}
          </dd>
        </div>
        {own.records.map(({ kind, percent, kept, counted, share }) => (
          <div key={kind}>
            <dt>
              {t(`record.kind.${kind}`)} <span className="small">{t('record.share', { share })}</span>
            </dt>
            <dd>{percent} %</dd>
            <dd className="muted small">
              {counted === 0
                ? t('record.none')
                : t(kind === 'answer' ? 'record.countsOfRfqs' : 'record.counts', { kept, count: counted })}
            </dd>
          </div>
        ))}
      </dl>
      {own.isNew && <Notice>{t('record.newHint', { count: own.newBelow })}</Notice>}
      <p className="muted">{t('record.decay', { count: own.halfLifeDays })}</p>
      {own.records.map((record) => (
        <section key={record.kind} className="record">
          <h2>{t(`record.kind.${record.kind}`)}</h2>
          <p>{record.how}</p>
          <p className="muted small">
            {t(record.presumedMinutes === null ? 'record.presumed' : 'record.presumedTime', {
              count: record.presumedDeeds,
              percent: record.presumedPercent,
              time: formatDuration(record.presumedMinutes ?? 0, language),
            })}
            {record.kind !== 'quality' &&
              record.usualMinutes !== null &&
              ` ${t(`record.usual.${record.kind}`, { time: formatDuration(record.usualMinutes, language) })}`}
          </p>
          <p>
            <span className="strong">{t('record.improve')}</span> {record.improve}
          </p>
        </section>
      ))}
      <Broken broken={own.broken} />
    </>
  );
}

function Broken({ broken }: { broken: OwnReputationView['broken'] }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  if (broken.length === 0) return null;
  return (
    <section className="record">
      <h2>{t('record.broken')}</h2>
      <ul className="order-rows">
        {broken.map(({ kind, subjectId, dueAt, doneAt, failed }) => (
          <li key={kind + subjectId}>
            <span className="strong">
              {t(kind === 'dispatch' && failed ? 'record.rejected' : `record.against.${kind}`)}
            </span>
            {kind === 'answer' ? (
              <A to={paths.sellerRfq(subjectId)}>{t('record.seeRfq')}</A>
            ) : (
              <A to={paths.order(subjectId)}>{t('record.see')}</A>
            )}
            <span className="muted small">
              {!failed && t('record.due', { at: formatDateTime(dueAt, language) })}{' '}
              {doneAt ? t('record.done', { at: formatDateTime(doneAt, language) }) : t('record.undone')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
