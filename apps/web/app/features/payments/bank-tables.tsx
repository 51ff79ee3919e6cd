import './messages.js';
import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { Badge, Empty } from '../../components/notice.js';
import type { BankStatementView, View } from '../../lib/api-types.js';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { QueueTable } from '../moderation/queue.js';

const TABS = { lines: paths.adminBank, payments: paths.adminBankPayments, debts: paths.adminDebts };

/** What the bank's statements say, what it is told to send, and what sellers owe. */
export function BankTabs({ current }: { current: keyof typeof TABS }) {
  const { t } = useTranslation('payments');
  return (
    <StateLinks
      states={['lines', 'payments', 'debts']}
      current={current}
      nameOf={(tab) => t(`bankTab.${tab}`)}
      addressOf={(tab) => TABS[tab]}
    />
  );
}

const COUNTS = ['credits', 'matched', 'unmatched', 'received', 'repeated', 'faultCount'] as const;

export function StatementsTable({ statements }: { statements: BankStatementView[] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (statements.length === 0) {
    return (
      <Empty title={t('statement.none')}>
        <p>{t('statement.noneBody')}</p>
      </Empty>
    );
  }
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

/** The market's own money that the provider has paid out, and no line of the bank has shown. */
export function AwaitedPayoutsTable({ payouts }: { payouts: View<'AwaitedPayoutView'>[] }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const columns = ['reference', 'amount', 'arrives', 'state'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`awaited.${each}`))}>
      {payouts.map(({ id, reference, amount, state, arrivesAt, isOverdue }) => (
        <tr key={id} role="row">
          <th role="rowheader" scope="row">
            <code>{reference}</code>
          </th>
          <td role="cell" className="strong">
            {formatMoney(amount, language)}
          </td>
          <td role="cell">
            {formatDate(arrivesAt, language)} {isOverdue && <Badge tone="warn">{t('awaited.overdue')}</Badge>}
          </td>
          <td role="cell">{t(`awaited.is.${state}`)}</td>
        </tr>
      ))}
    </QueueTable>
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
