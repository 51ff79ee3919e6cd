import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import type { View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDateTime, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import type { Problem } from '../../lib/problem.js';
import { QueueTable } from '../moderation/queue.js';
import { DecideForm } from './decide-form.js';

type DebtView = View<'DebtView'>;
type WriteOffView = View<'WriteOffView'>;
type Keys = Record<string, string>;

/** A proposal that was refused, in its row. */
interface RefusedWriteOff {
  debt: string;
  reason: string;
  problem: Problem;
}

/** The debt as it is shown: it is written off as seen, or not at all. */
export const debtKey = ({ sellerId, account, amount }: DebtView): string =>
  `${sellerId}|${account}|${amount.amountMinor}`;

/** What each seller owes, and what is proposed where it will not be had. */
export function DebtsTable({
  debts,
  keys,
  refused,
}: {
  debts: DebtView[];
  keys: Keys;
  refused: RefusedWriteOff | undefined;
}) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const columns = ['seller', 'amount', 'act'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`debt.column.${each}`))}>
      {debts.map((debt) => (
        <tr key={debtKey(debt)} role="row">
          <th role="rowheader" scope="row">
            {debt.sellerName}
            <p className="small muted">{t(`debt.account.${debt.account}`)}</p>
          </th>
          <td role="cell" className="strong">
            {formatMoney(debt.amount, language)}
          </td>
          <td role="cell">
            {debt.isProposed ? (
              <span className="muted">{t('debt.isProposed')}</span>
            ) : (
              <ProposeForm
                debt={debt}
                idempotencyKey={keys[debtKey(debt)] ?? ''}
                refused={refused?.debt === debtKey(debt) ? refused : undefined}
              />
            )}
          </td>
        </tr>
      ))}
    </QueueTable>
  );
}

function ProposeForm({
  debt,
  idempotencyKey,
  refused,
}: {
  debt: DebtView;
  idempotencyKey: string;
  refused: RefusedWriteOff | undefined;
}) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const fault = useFaults(refused?.problem);
  return (
    <div className="decision">
      <details open={refused !== undefined}>
        <summary className="button small">{t('debt.propose')}</summary>
        <Form method="post" className="fields one">
          <IdempotencyKey value={idempotencyKey} />
          <input type="hidden" name="debt" value={debtKey(debt)} />
          <TextField
            label={t('debt.reason')}
            name="reason"
            hint={t('debt.reasonHint')}
            defaultValue={refused?.reason}
            error={fault('reason')}
            maxLength={500}
            autoComplete="off"
          />
          <SubmitButton className="small danger" name="act" value="propose">
            {t('debt.proposeOf', { amount: formatMoney(debt.amount, language) })}
          </SubmitButton>
        </Form>
      </details>
    </div>
  );
}

/** Proposed by one person, for another to confirm; or decided. */
export function WriteOffsTable({ writeOffs, keys }: { writeOffs: WriteOffView[]; keys: Keys }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const columns = ['seller', 'amount', 'reason', 'people'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`debt.column.${each}`))}>
      {writeOffs.map((own) => (
        <tr key={own.id} role="row">
          <th role="rowheader" scope="row">
            {own.sellerName}
            <p className="small muted">{t(`debt.account.${own.account}`)}</p>
          </th>
          <td role="cell" className="strong">
            {formatMoney(own.amount, language)}
          </td>
          <td role="cell">{own.reason}</td>
          <td role="cell">
            {t('batch.proposedBy', { name: own.proposedBy })}{' '}
            <span className="small muted">{formatDateTime(own.createdAt, language)}</span>
            {own.decidedBy && <p className="small">{t('batch.approvedBy', { name: own.decidedBy })}</p>}
            {own.state === 'proposed' && (
              <DecideForm
                id={own.id}
                isMine={own.isMine}
                confirm={t('debt.confirm')}
                idempotencyKey={keys[own.id] ?? ''}
              />
            )}
          </td>
        </tr>
      ))}
    </QueueTable>
  );
}
