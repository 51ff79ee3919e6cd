import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, SelectField, TextField } from '../../components/field.js';
import type { View } from '../../lib/api-types.js';

type Fault = (field: string) => string | undefined;
type Terms = View<'CreditTermsView'>;

function TermsFields({ terms, fault }: { terms?: Terms; fault: Fault }) {
  const { t } = useTranslation('orders');
  return (
    <>
      <TextField
        label={t('credit.days')}
        name="days"
        type="number"
        min={1}
        max={180}
        hint={t('credit.daysHint')}
        defaultValue={terms?.days ?? 30}
        error={fault('days')}
      />
      <TextField
        label={t('credit.limit')}
        unit="¥"
        name="limit"
        inputMode="decimal"
        hint={t('credit.limitHint')}
        defaultValue={terms ? terms.limit.amountMinor / 100 : undefined}
        error={fault('limitMinor')}
      />
      <TextField
        label={t('credit.graceDays')}
        name="graceDays"
        type="number"
        min={0}
        max={60}
        hint={t('credit.graceHint')}
        defaultValue={terms?.graceDays ?? 0}
        error={fault('graceDays')}
      />
    </>
  );
}

/** To a buyer that ordered before, or by its social credit code. */
export function GrantForm({
  buyers,
  fault,
  idempotencyKey,
}: {
  buyers: { id: string; name: string }[];
  fault: Fault;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  return (
    <details className="more" open={buyers.length > 0 || undefined}>
      <summary>{t('credit.grant')}</summary>
      <Form method="post" className="fields form-column">
        <IdempotencyKey value={idempotencyKey} />
        <SelectField label={t('credit.buyer')} name="buyerId" isOptional error={fault('buyerId')}>
          <option value="">—</option>
          {buyers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('credit.uscc')}
          name="uscc"
          maxLength={18}
          isOptional
          hint={t('credit.usccHint')}
          error={fault('uscc')}
        />
        <TermsFields fault={fault} />
        <SubmitButton name="act" value="grant">
          {t('credit.grant')}
        </SubmitButton>
      </Form>
    </details>
  );
}

export function TermsActs({
  terms,
  fault,
  keys,
}: {
  terms: Terms;
  fault: Fault;
  keys: Record<'change' | 'act', string>;
}) {
  const { t } = useTranslation('orders');
  return (
    <section aria-labelledby="terms" className="stack">
      <h2 id="terms">{t('credit.terms')}</h2>
      {terms.reason && <p>{terms.reason}</p>}
      {terms.state !== 'ended' && (
        <Form method="post" className="fields form-column">
          <IdempotencyKey value={keys.change} />
          <TermsFields terms={terms} fault={fault} />
          <SubmitButton name="act" value="change">
            {t('credit.change')}
          </SubmitButton>
        </Form>
      )}
      {terms.state === 'suspended' && (
        <Form method="post">
          <IdempotencyKey value={keys.act} />
          <SubmitButton name="act" value="resume">
            {t('credit.resume')}
          </SubmitButton>
        </Form>
      )}
      {terms.state !== 'ended' && (
        <details className="more">
          <summary>{t('credit.stop')}</summary>
          <Form method="post" className="fields one form-column">
            <IdempotencyKey value={keys.act} />
            <TextField label={t('credit.reason')} name="reason" maxLength={500} error={fault('reason')} />
            <div className="acts">
              {terms.state === 'active' && (
                <SubmitButton className="" name="act" value="suspend">
                  {t('credit.suspend')}
                </SubmitButton>
              )}
              <SubmitButton className="danger" name="act" value="end">
                {t('credit.end')}
              </SubmitButton>
            </div>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Money that the seller had from the buyer directly. */
export function ReceiptForm({
  today,
  fault,
  idempotencyKey,
}: {
  today: string;
  fault: Fault;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('orders');
  return (
    <details className="more">
      <summary>{t('credit.noteReceipt')}</summary>
      <Form method="post" className="fields form-column">
        <IdempotencyKey value={idempotencyKey} />
        <TextField
          label={t('credit.received')}
          unit="¥"
          name="amount"
          inputMode="decimal"
          hint={t('credit.receivedHint')}
          error={fault('amountMinor')}
        />
        <TextField
          label={t('credit.receivedOn')}
          name="receivedOn"
          type="date"
          max={today}
          defaultValue={today}
          error={fault('receivedOn')}
        />
        <TextField
          label={t('credit.receiptNote')}
          name="note"
          maxLength={200}
          isOptional
          error={fault('note')}
        />
        <SubmitButton name="act" value="receipt">
          {t('credit.noteReceipt')}
        </SubmitButton>
      </Form>
    </details>
  );
}
