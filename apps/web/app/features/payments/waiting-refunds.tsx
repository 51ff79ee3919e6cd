import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { View } from '../../lib/api-types.js';
import { formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { PayeeFields } from './payee-fields.js';

interface WaitingRefundsProps {
  refunds: View<'WaitingRefundView'>[];
  problem: Problem | undefined;
  typed: { holder: string; bank: string; accountNumber: string };
  idempotencyKey: string;
}

/** What cannot go back to the card that paid, and where the firm wants it. */
export function WaitingRefunds({ refunds, problem, typed, idempotencyKey }: WaitingRefundsProps) {
  const { t } = useTranslation('payments');
  const language = useLanguage();
  return (
    <Notice tone="warn" title={t('waitingRefunds.title')}>
      <p>{t('waitingRefunds.body')}</p>
      <ul className="plain">
        {refunds.map(({ id, referenceId, amount }) => (
          <li key={id}>
            {formatMoney(amount, language)} · <A to={paths.order(referenceId)}>{t('waitingRefunds.order')}</A>
          </li>
        ))}
      </ul>
      <ProblemNotice problem={problem} shownFields={['holder', 'bank', 'accountNumber']} />
      <Form method="post" className="fields one form-column">
        <IdempotencyKey value={idempotencyKey} />
        <PayeeFields problem={problem} typed={typed} />
        <SubmitButton>{t('waitingRefunds.name')}</SubmitButton>
      </Form>
    </Notice>
  );
}
