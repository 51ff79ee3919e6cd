import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { TextField } from '../../components/field.js';
import { Empty } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import '../../features/payments/messages.js';
import { findAccountStatement } from '../../features/payments/payments.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { inLanguage, languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/statement.js';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('accountStatement.title', { ns: 'payments' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

/** Whoever names no period gets the month up to today. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const to = url.searchParams.get('to') ?? DAY.format(new Date());
  const from = url.searchParams.get('from') ?? `${to.slice(0, 8)}01`;
  const found = await attempt(() => findAccountStatement(api, { from, to }));
  return found.ok
    ? { from, to, statement: found.value, problem: undefined }
    : { from, to, statement: null, problem: found.problem };
}

export default function Statement({ loaderData }: Route.ComponentProps) {
  const { from, to, statement, problem } = loaderData;
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const query = { from, to };
  return (
    <div className="stack">
      <h1>{t('accountStatement.title')}</h1>
      <ProblemNotice problem={problem} />
      <form action={inLanguage(paths.sellerStatement, language)} className="filters">
        <TextField label={t('accountStatement.from')} name="from" type="date" defaultValue={from} />
        <TextField label={t('accountStatement.to')} name="to" type="date" defaultValue={to} />
        <button className="button" type="submit">
          {t('accountStatement.show')}
        </button>
      </form>
      {statement && (
        <>
          <dl className="figures">
            {(['opening', 'closing'] as const).map((key) => (
              <div key={key}>
                <dt>{t(`accountStatement.${key}`)}</dt>
                <dd>{formatMoney(statement[key], language)}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a href={inLanguage(withQuery(paths.sellerStatementCsv, query), language)}>CSV</a> ·{' '}
            <a href={inLanguage(withQuery(paths.sellerStatementPdf, query), language)}>PDF</a>
          </p>
          {statement.movements.length === 0 ? (
            <Empty title={t('accountStatement.none')} />
          ) : (
            <div className="table-frame">
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{t('at')}</th>
                    <th scope="col">{t('accountStatement.what')}</th>
                    <th scope="col">{t('accountStatement.order')}</th>
                    <th scope="col" className="num">
                      {t('amount')}
                    </th>
                    <th scope="col" className="num">
                      {t('accountStatement.balance')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {statement.movements.map((movement) => (
                    <tr key={`${movement.causeId} ${movement.purpose}`}>
                      <th scope="row">{formatDateTime(movement.at, language)}</th>
                      <td data-label={t('accountStatement.what')}>{movement.words}</td>
                      <td data-label={t('accountStatement.order')}>
                        {movement.order ? (
                          <A to={paths.order(movement.order.id)}>{movement.order.number}</A>
                        ) : (
                          '—'
                        )}
                      </td>
                      <td className="num" data-label={t('amount')}>
                        {formatMoney(movement.amount, language)}
                      </td>
                      <td className="num" data-label={t('accountStatement.balance')}>
                        {formatMoney(movement.balance, language)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </div>
  );
}
