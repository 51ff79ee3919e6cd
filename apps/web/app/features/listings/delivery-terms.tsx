import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { components } from '../../lib/api.gen.js';
import { useFaults } from '../../lib/faults.js';
import type { Problem } from '../../lib/problem.js';

const FIELDS = { freeAbove: 'freeAboveMinor', minOrder: 'minOrderMinor' } as const;

/** From what worth of goods on a seller pays the freight, and below what it takes no order. */
export function DeliveryTerms({
  terms,
  problem,
  idempotencyKey,
}: {
  terms: components['schemas']['FreightRuleView'];
  problem: Problem | undefined;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('listings');
  const fault = useFaults(problem);
  return (
    <section>
      <h2>{t('delivery.title')}</h2>
      <ProblemNotice problem={problem} shownFields={Object.values(FIELDS)} />
      <Form method="post" className="fields">
        <IdempotencyKey value={idempotencyKey} />
        {(['freeAbove', 'minOrder'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`delivery.${name}`)}
            hint={t(`delivery.${name}Hint`)}
            name={name}
            isOptional
            inputMode="decimal"
            autoComplete="off"
            defaultValue={terms[name] ? terms[name].amountMinor / 100 : ''}
            error={fault(FIELDS[name])}
          />
        ))}
        <div className="acts wide-field">
          <SubmitButton name="act" value="delivery">
            {t('saveChanges')}
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
