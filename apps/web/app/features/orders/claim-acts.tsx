import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IdempotencyKey, SelectField, TextArea, TextField } from '../../components/field.js';
import type { ClaimView, OrderView } from '../../lib/api-types.js';
import { formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { OUTCOMES, REASONS } from './claim.words.js';
import { ConsignmentFields, type Typed } from './consignment-fields.js';

const IMAGES = 'image/jpeg,image/png,image/webp';

interface ClaimFormProps {
  claim: ClaimView;
  idempotencyKey: string;
  /** What stood in the form that was refused. */
  typed?: Typed;
}

/** What the viewer can do with a claim now: the likeliest first, what ends or opposes it folded away. */
export function ClaimActs({ claim, idempotencyKey, typed = {} }: ClaimFormProps) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const may = (act: ClaimView['allowedActions'][number]) => claim.allowedActions.includes(act);
  const formOf = (act: string) => ({
    claim,
    idempotencyKey,
    act,
    typed: typed.claimId === claim.id && typed.act === act ? typed : undefined,
  });
  if (claim.allowedActions.length === 0) return null;
  const proposed = t(`claim.outcome.${claim.outcome}`);
  const sum = claim.refund.amountMinor > 0 ? ` ${formatMoney(claim.refund, language)}` : '';
  return (
    <div className="claim-acts no-print">
      {may(claim.outcome) && (
        <Press
          {...formOf(claim.state === 'open' ? 'accept' : 'agree')}
          tone={claim.outcome === 'reject' ? '' : 'primary'}
        >
          {t(claim.state === 'open' ? 'claim.accept' : 'claim.agree', { what: proposed + sum })}
        </Press>
      )}
      {may('keep_replacement') && (
        <Press {...formOf('keep-replacement')} tone="primary">
          {t('claim.keepReplacement')}
        </Press>
      )}
      {may('receive_replacement') && (
        <Press {...formOf('receive-replacement')}>{t('claim.receiveReplacement')}</Press>
      )}
      {may('receive_return') && (
        <Press {...formOf('receive-return')} tone="primary">
          {t('claim.receiveReturn', { sum })}
        </Press>
      )}
      {may('send_replacement') && (
        <Sending {...formOf('send-replacement')} label={t('claim.sendReplacement')} />
      )}
      {may('send_back') && (
        <Sending {...formOf('send-back')} label={t('claim.sendBack')} hint={t('claim.sendBackHint')} />
      )}
      {may('offer') && (
        <Saying {...formOf('offer')} label={t('claim.offer')} words={t('claim.words')}>
          <OutcomeFields draft={formOf('offer').typed} />
        </Saying>
      )}
      {may('refuse') && (
        <Saying {...formOf('refuse')} label={t('claim.refuse')} words={t('claim.why')} tone="danger" />
      )}
      {may('escalate') && (
        <Saying {...formOf('escalate')} label={t('claim.escalate')} words={t('claim.why')}>
          <p className="muted small">{t('claim.escalateHint')}</p>
        </Saying>
      )}
      {may('withdraw') && (
        <details>
          <summary>{t('claim.withdraw')}</summary>
          <Press {...formOf('withdraw')} tone="danger" hint={t('claim.withdrawHint')}>
            {t('claim.withdraw')}
          </Press>
        </details>
      )}
    </div>
  );
}

interface ActProps extends ClaimFormProps {
  act: string;
}

function ClaimForm({ claim, idempotencyKey, children }: ClaimFormProps & { children: ReactNode }) {
  return (
    <form method="post" encType="multipart/form-data" className="fields one">
      <IdempotencyKey value={idempotencyKey} />
      <input type="hidden" name="claimId" value={claim.id} />
      {children}
    </form>
  );
}

function Press({
  act,
  tone = '',
  hint,
  children,
  ...form
}: ActProps & { tone?: string; hint?: string; children: ReactNode }) {
  return (
    <ClaimForm {...form}>
      {hint && <p className="small">{hint}</p>}
      <button className={`button ${tone}`} name="act" value={act}>
        {children}
      </button>
    </ClaimForm>
  );
}

function Sending({ act, label, hint, typed, ...form }: ActProps & { label: string; hint?: string }) {
  return (
    <ClaimForm {...form}>
      <p className="strong small">{label}</p>
      {hint && <p className="muted small">{hint}</p>}
      <ConsignmentFields typed={typed} />
      <button className="button primary" name="act" value={act}>
        {label}
      </button>
    </ClaimForm>
  );
}

/** What needs words and may need photographs; folded away unless it was refused. */
function Saying({
  act,
  label,
  words,
  tone = '',
  typed,
  children,
  ...form
}: ActProps & { label: string; words: string; tone?: string; children?: ReactNode }) {
  return (
    <details open={typed !== undefined}>
      <summary>{label}</summary>
      <ClaimForm {...form}>
        {children}
        <SayFields label={words} draft={typed} />
        <button className={`button ${tone}`} name="act" value={act}>
          {label}
        </button>
      </ClaimForm>
    </details>
  );
}

/** What is proposed, and how much of the amount goes back. `withRejection`: for the market, which may also refuse. */
export function OutcomeFields({
  draft = {},
  withRejection = false,
}: {
  draft?: Typed;
  withRejection?: boolean;
}) {
  const { t } = useTranslation('orders');
  return (
    <>
      <SelectField label={t('claim.wish')} name="outcome" defaultValue={draft.outcome ?? 'refund'}>
        {[...OUTCOMES, ...(withRejection ? (['reject'] as const) : [])].map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`claim.outcome.${outcome}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('claim.refundAmount')}
        hint={t('claim.refundHint')}
        name="refund"
        inputMode="decimal"
        pattern="[0-9]+(\.[0-9]{1,2})?"
        autoComplete="off"
        defaultValue={draft.refund}
        isOptional
      />
    </>
  );
}

function SayFields({ label, draft = {} }: { label: string; draft?: Typed }) {
  const { t } = useTranslation('orders');
  return (
    <>
      <TextArea label={label} name="words" rows={3} maxLength={1000} defaultValue={draft.words} />
      <TextField
        label={t('claim.photographs')}
        hint={t('claim.photographsHint')}
        name="photographs"
        type="file"
        accept={IMAGES}
        multiple
        isOptional
      />
    </>
  );
}

const claimable = ({ shippedQuantity, claimedQuantity }: OrderView['lines'][number]): number =>
  shippedQuantity - claimedQuantity;

/** The buyer says what is not as agreed. On a phone the camera is one of the choices. */
export function OpenClaimForm({
  order,
  idempotencyKey,
  draft,
}: {
  order: OrderView;
  idempotencyKey: string;
  draft?: Typed;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const lines = order.lines.filter((line) => claimable(line) > 0);
  if (lines.length === 0) return null;
  return (
    <details open={draft !== undefined}>
      <summary>{t('claim.open')}</summary>
      <form method="post" encType="multipart/form-data" className="fields one">
        <IdempotencyKey value={idempotencyKey} />
        <p className="muted small">{t('claim.openHint')}</p>
        <SelectField label={t('part')} name="lineNo" defaultValue={draft?.lineNo}>
          {lines.map((line) => (
            <option key={line.lineNo} value={line.lineNo}>
              {[line.designation, line.brand, `≤ ${formatNumber(claimable(line), language)}`].join(' · ')}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('claim.pieces')}
          name="quantity"
          type="number"
          inputMode="numeric"
          min={1}
          max={Math.max(...lines.map(claimable))}
          defaultValue={draft?.quantity}
        />
        <SelectField label={t('claim.what')} name="reason" defaultValue={draft?.reason}>
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`claim.reason.${reason}`)}
            </option>
          ))}
        </SelectField>
        <SayFields label={t('claim.describe')} draft={draft} />
        <OutcomeFields draft={draft} />
        <button className="button primary" name="act" value="claim">
          {t('claim.open')}
        </button>
      </form>
    </details>
  );
}
