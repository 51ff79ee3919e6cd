import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { Badge, type Tone } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { QueueTable } from '../moderation/queue.js';
import { PayeeFields } from './payee-fields.js';

type BatchView = View<'BatchView'>;
type RemittanceView = View<'RemittanceView'>;
type Keys = Record<string, string>;

const TONES: Record<BatchView['state'], Tone> = {
  proposed: 'warn',
  approved: 'warn',
  exported: 'ok',
  withdrawn: 'plain',
};

/** What goes to the bank as one file, once two have seen it. */
export function BatchesTable({ batches, keys }: { batches: BatchView[]; keys: Keys }) {
  const { t } = useTranslation('payments');
  const columns = ['made', 'sum', 'state', 'people', 'act'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`batch.column.${each}`))}>
      {batches.map((batch) => (
        <BatchRow key={batch.id} batch={batch} idempotencyKey={keys[batch.id] ?? ''} />
      ))}
    </QueueTable>
  );
}

function BatchRow({ batch, idempotencyKey }: { batch: BatchView; idempotencyKey: string }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const { state, remittances, paid, returned } = batch;
  const count = (of: number) => formatNumber(of, language);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {formatDateTime(batch.createdAt, language)}
      </th>
      <td role="cell">
        <span className="strong">{formatMoney(batch.amount, language)}</span>
        <p className="small muted">{t('batch.count', { count: remittances })}</p>
      </td>
      <td role="cell">
        <Badge tone={TONES[state]}>{t(`batch.state.${state}`)}</Badge>
        {state === 'exported' && (
          <p className="small muted">
            {t('batch.ends', { paid: count(paid), returned: count(returned), all: count(remittances) })}
          </p>
        )}
      </td>
      <td role="cell">
        {t('batch.proposedBy', { name: batch.proposedBy })}
        {batch.approvedBy && <p className="small">{t('batch.approvedBy', { name: batch.approvedBy })}</p>}
      </td>
      <td role="cell">
        <BatchActs batch={batch} idempotencyKey={idempotencyKey} />
      </td>
    </tr>
  );
}

function BatchActs({ batch, idempotencyKey }: { batch: BatchView; idempotencyKey: string }) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  if (batch.state === 'withdrawn') return null;
  if (batch.state === 'exported')
    return (
      <a className="button small" href={inLanguage(paths.adminBankFile(batch.id), language)} download>
        {t('batch.download')}
      </a>
    );
  const isWaiting = batch.state === 'proposed';
  return (
    <>
      {isWaiting && batch.isMine && <p className="small muted">{t('fourEyes')}</p>}
      <Form method="post" className="decision">
        <IdempotencyKey value={idempotencyKey} />
        <input type="hidden" name="batch" value={batch.id} />
        {isWaiting && !batch.isMine && (
          <SubmitButton className="small primary" name="act" value="approve">
            {t('batch.approve')}
          </SubmitButton>
        )}
        {batch.state === 'approved' && (
          <SubmitButton className="small primary" name="act" value="export">
            {t('batch.export')}
          </SubmitButton>
        )}
        <SubmitButton className="small" name="act" value="withdraw">
          {t('withdraw')}
        </SubmitButton>
      </Form>
    </>
  );
}

/** A form of a row that was refused. */
export interface RefusedRow {
  reference: string;
  problem: Problem;
  draft: Record<'holder' | 'bank' | 'accountNumber' | 'reason', string>;
}

/** Each payment to a seller, refund to a buyer, and money that goes back to whoever sent it. */
export function RemittancesTable({
  remittances,
  keys,
  refused,
}: {
  remittances: RemittanceView[];
  keys: Keys;
  refused: RefusedRow | undefined;
}) {
  const { t } = useTranslation('payments');
  const columns = ['reference', 'amount', 'payee', 'since', 'act'] as const;
  return (
    <QueueTable columns={columns.map((each) => t(`remittance.column.${each}`))}>
      {remittances.map((each) => (
        <RemittanceRow
          key={each.reference}
          remittance={each}
          idempotencyKey={keys[each.reference] ?? ''}
          refused={refused?.reference === each.reference ? refused : undefined}
        />
      ))}
    </QueueTable>
  );
}

interface RowProps {
  remittance: RemittanceView;
  idempotencyKey: string;
  refused: RefusedRow | undefined;
}

function RemittanceRow({ remittance, idempotencyKey, refused }: RowProps) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  const { state, kind, holder, bank, accountNumber } = remittance;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <span className="strong">{t(`remittance.kind.${kind}`)}</span>{' '}
        <code className="small">{remittance.reference}</code>
      </th>
      <td role="cell" className="strong">
        {formatMoney(remittance.amount, language)}
      </td>
      <td role="cell">
        {holder || '—'}
        <p className="small muted">
          {accountNumber ? `${bank} ${accountNumber}` : t('remittance.noAccount')}
        </p>
        {remittance.reason && <p className="small">{remittance.reason}</p>}
      </td>
      <td role="cell">{formatDateTime(remittance.settledAt ?? remittance.createdAt, language)}</td>
      <td role="cell">
        {state === 'due' && kind !== 'payout' && (
          <AddressForm remittance={remittance} idempotencyKey={idempotencyKey} refused={refused} />
        )}
        {(state === 'exported' || state === 'paid') && (
          <EndForms remittance={remittance} idempotencyKey={idempotencyKey} refused={refused} />
        )}
      </td>
    </tr>
  );
}

function AddressForm({ remittance, idempotencyKey, refused }: RowProps) {
  const { t } = useTranslation('payments');
  return (
    <div className="decision">
      <details open={refused !== undefined}>
        <summary className="button small">{t('remittance.address')}</summary>
        <Form method="post" className="fields one">
          <IdempotencyKey value={idempotencyKey} />
          <input type="hidden" name="reference" value={remittance.reference} />
          <PayeeFields
            problem={refused?.problem}
            typed={refused?.draft ?? { holder: remittance.holder, bank: remittance.bank, accountNumber: '' }}
          />
          <SubmitButton className="small primary" name="act" value="address">
            {t('remittance.addressSave')}
          </SubmitButton>
        </Form>
      </details>
    </div>
  );
}

/** What the bank did with it, where no line of a statement says so. */
function EndForms({ remittance: { reference, state }, idempotencyKey, refused }: RowProps) {
  const { t } = useTranslation('payments');
  const hidden = (
    <>
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="reference" value={reference} />
    </>
  );
  return (
    <div className="decision">
      {state === 'exported' && (
        <Form method="post">
          {hidden}
          <SubmitButton className="small" name="act" value="paid">
            {t('remittance.paid')}
          </SubmitButton>
        </Form>
      )}
      <details open={refused !== undefined}>
        <summary className="button small">{t('remittance.returned')}</summary>
        <Form method="post" className="fields one">
          {hidden}
          <TextField
            label={t('remittance.reason')}
            name="reason"
            defaultValue={refused?.draft.reason}
            maxLength={200}
            autoComplete="off"
            isOptional
          />
          <SubmitButton className="small danger" name="act" value="returned">
            {t('remittance.returnedSave')}
          </SubmitButton>
        </Form>
      </details>
    </div>
  );
}
