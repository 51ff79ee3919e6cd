import './messages.js';
import { useTranslation } from 'react-i18next';
import { Empty, Notice } from '../../components/notice.js';
import type { ReconciliationView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

const FIGURES = [
  'ledger',
  'lines',
  'unmatched',
  'byHand',
  'underWay',
  'opening',
  'expected',
  'closing',
] as const;

/** How the market's account at its bank stands, by its books and by what the bank says. */
export function BankStanding({ bank }: { bank: ReconciliationView['bank'] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return bank.map((standing) => (
    <dl key={standing.ledger.currency} className="figures">
      {FIGURES.map((key) => {
        const amount = standing[key];
        return (
          amount && (
            <div key={key}>
              <dt>{t(`reconciliation.bank.${key}`)}</dt>
              <dd>{formatMoney(amount, language)}</dd>
            </div>
          )
        );
      })}
    </dl>
  ));
}

export function Reconciliation({ report: { runs, items } }: { report: ReconciliationView }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const [last] = runs;
  if (!last)
    return (
      <Empty title={t('reconciliation.none')}>
        <p>{t('reconciliation.noneBody')}</p>
      </Empty>
    );
  return (
    <>
      <Notice
        tone={items.length === 0 ? 'ok' : 'bad'}
        title={t(items.length === 0 ? 'reconciliation.equal' : 'reconciliation.differs')}
      >
        <p>
          {t('reconciliation.last', {
            at: formatDateTime(last.ranAt, language),
            compared: formatNumber(last.compared, language),
            missed: formatNumber(last.missedEvents, language),
          })}
        </p>
      </Notice>
      {items.length > 0 && (
        <div className="table-frame">
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('reconciliation.what')}</th>
                <th scope="col">{t('reconciliation.how')}</th>
                <th scope="col" className="num">
                  {t('reconciliation.theirs')}
                </th>
                <th scope="col" className="num">
                  {t('reconciliation.ledger')}
                </th>
                <th scope="col">{t('reconciliation.since')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    {t(`reconciliation.subject.${item.subject}`)}{' '}
                    <code className="muted small">{item.providerReference}</code>
                  </th>
                  <td data-label={t('reconciliation.how')}>{t(`reconciliation.kind.${item.kind}`)}</td>
                  <td className="num" data-label={t('reconciliation.theirs')}>
                    {formatMoney(item.provider, language)}
                  </td>
                  <td className="num" data-label={t('reconciliation.ledger')}>
                    {formatMoney(item.ledger, language)}
                  </td>
                  <td data-label={t('reconciliation.since')}>{formatDateTime(item.firstSeenAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
