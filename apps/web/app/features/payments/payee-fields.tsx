import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { useFaults } from '../../lib/faults.js';
import type { Problem } from '../../lib/problem.js';

/** A bank account: whose, where, and its number. */
export function PayeeFields({
  problem,
  typed,
}: {
  problem: Problem | undefined;
  typed: { holder: string; bank: string; accountNumber: string };
}) {
  const { t } = useTranslation('payments');
  const fault = useFaults(problem);
  return (
    <>
      <TextField
        label={t('payee.holder')}
        name="holder"
        defaultValue={typed.holder}
        error={fault('holder')}
        maxLength={100}
        autoComplete="off"
      />
      <TextField
        label={t('payee.bank')}
        name="bank"
        hint={t('payee.bankHint')}
        defaultValue={typed.bank}
        error={fault('bank')}
        maxLength={100}
        autoComplete="off"
      />
      <TextField
        label={t('payee.accountNumber')}
        name="accountNumber"
        inputMode="numeric"
        defaultValue={typed.accountNumber}
        error={fault('accountNumber')}
        maxLength={48}
        autoComplete="off"
      />
    </>
  );
}
