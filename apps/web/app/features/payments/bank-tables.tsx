import './messages.js';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/notice.js';
import type { BankRowView, BankStatementView } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';

const COUNTS = ['credits', 'matched', 'unmatched', 'received', 'repeated', 'faultCount'] as const;

export function StatementsTable({ statements }: { statements: BankStatementView[] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (statements.length === 0) return <Empty title={t('statement.none')} />;
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('statement.file')}</th>
            {COUNTS.map((count) => (
              <th key={count} scope="col" className="num">
                {t(`statement.${count}`)}
              </th>
            ))}
            <th scope="col">{t('at')}</th>
          </tr>
        </thead>
        <tbody>
          {statements.map((statement) => (
            <tr key={statement.id}>
              <th scope="row">
                {statement.fileName || statement.id}
                {statement.faults.length > 0 && <Faults statement={statement} />}
              </th>
              {COUNTS.map((count) => (
                <td key={count} className="num" data-label={t(`statement.${count}`)}>
                  {formatNumber(statement[count], language)}
                </td>
              ))}
              <td>{formatDateTime(statement.createdAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Faults({ statement: { faults } }: { statement: BankStatementView }) {
  const { t } = useTranslation('payments');
  return (
    <details>
      <summary>{t('statement.faults')}</summary>
      <ul className="small">
        {faults.map(({ lineNo, column, value, expected }) => (
          <li key={`${lineNo} ${column}`}>{t('statement.fault', { lineNo, column, value, expected })}</li>
        ))}
      </ul>
    </details>
  );
}

export function UnmatchedTable({ rows }: { rows: BankRowView[] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (rows.length === 0) return <Empty title={t('unmatched.none')} />;
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('unmatched.reference')}</th>
            <th scope="col" className="num">
              {t('amount')}
            </th>
            <th scope="col">{t('unmatched.why')}</th>
            <th scope="col">{t('unmatched.payer')}</th>
            <th scope="col">{t('unmatched.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.bankReference} <span className="muted small">{row.bookedOn}</span>
              </th>
              <td className="num">{formatMoney(row.amount, language)}</td>
              <td>
                {row.reason && t(`unmatched.reason.${row.reason}`)}
                {row.expected && (
                  <span className="muted small">
                    {' '}
                    {t('unmatched.expected', { code: row.code, amount: formatMoney(row.expected, language) })}
                  </span>
                )}
              </td>
              <td>
                {row.payerName} <span className="muted small">{row.payerAccount}</span>
              </td>
              <td>{row.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
