import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { Notice } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDateTime } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import type { Problem } from '../../lib/problem.js';
import { PayeeFields } from './payee-fields.js';

/** What was typed into the form that was refused. */
export type AccountDraft = Record<'holder' | 'bank' | 'accountNumber' | 'accountNumberAgain', string>;

/** Where the market's bank pays the seller what buyers remitted; another account is typed twice and confirmed. */
export function BankAccount({
  account,
  firmName,
  problem,
  draft,
  idempotencyKey,
}: {
  account: View<'BankAccountView'> | null;
  firmName: string;
  problem: Problem | undefined;
  draft: AccountDraft | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return (
    <section aria-labelledby="bank-account" className="stack" id="bank">
      <h2 id="bank-account">{t('bankAccount.title')}</h2>
      <p className="muted">{t('bankAccount.lead')}</p>
      {account && (
        <dl className="facts">
          <div>
            <dt>{t('payee.holder')}</dt>
            <dd>{account.holder}</dd>
          </div>
          <div>
            <dt>{t('payee.bank')}</dt>
            <dd>{account.bank}</dd>
          </div>
          <div>
            <dt>{t('payee.accountNumber')}</dt>
            <dd>{account.accountNumber}</dd>
          </div>
          <div>
            <dt>{t('bankAccount.since')}</dt>
            <dd>{formatDateTime(account.namedAt, language)}</dd>
          </div>
        </dl>
      )}
      {account?.refusedAt && (
        <Notice tone="bad" title={t('bankAccount.refused')}>
          <p>{t('bankAccount.refusedBody', { at: formatDateTime(account.refusedAt, language) })}</p>
        </Notice>
      )}
      <details open={draft !== undefined || account?.refusedAt != null}>
        <summary className="button">{t(account ? 'bankAccount.change' : 'bankAccount.add')}</summary>
        <AccountForm
          isChange={account !== null}
          problem={draft && problem}
          typed={draft ?? { holder: firmName, bank: '', accountNumber: '', accountNumberAgain: '' }}
          idempotencyKey={idempotencyKey}
        />
      </details>
    </section>
  );
}

function AccountForm({
  isChange,
  problem,
  typed,
  idempotencyKey,
}: {
  isChange: boolean;
  problem: Problem | undefined;
  typed: AccountDraft;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('payments');
  const fault = useFaults(problem);
  return (
    <Form method="post" className="fields one form-column">
      <IdempotencyKey value={idempotencyKey} />
      <PayeeFields problem={problem} typed={typed} />
      <TextField
        label={t('bankAccount.again')}
        name="accountNumberAgain"
        inputMode="numeric"
        defaultValue={typed.accountNumberAgain}
        error={fault('accountNumberAgain')}
        maxLength={48}
        autoComplete="off"
      />
      <label className="check">
        <input type="checkbox" name="sure" required />
        <span>{t(isChange ? 'bankAccount.sureChange' : 'bankAccount.sure')}</span>
      </label>
      <SubmitButton name="act" value="bank-account">
        {t('bankAccount.save')}
      </SubmitButton>
    </Form>
  );
}
