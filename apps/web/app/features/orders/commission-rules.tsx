import './messages.js';
import { useTranslation } from 'react-i18next';
import { Form, useFetcher } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, SelectField, TextField } from '../../components/field.js';
import { Badge, type Tone } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { View } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDate, formatDateTime, formatRate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import wordsInChinese from '../../lib/locales/words.zh.json' with { type: 'json' };
import type { Problem } from '../../lib/problem.js';
import { useWords } from '../../lib/words.js';
import { useBounds } from './commission-rates.js';

type Rule = View<'CommissionRuleView'>;

const FAMILIES = Object.keys(wordsInChinese.family);
export const TERMS_FIELDS = ['basisPoints', 'leastMinor', 'mostMinor', 'validFrom', 'validUntil'];
const TONES: Record<Rule['state'], Tone> = {
  in_force: 'ok',
  coming: 'warn',
  over: 'plain',
  changed: 'plain',
  ended: 'plain',
};

/** What was typed, by field. */
export type RuleDraft = Record<string, string>;

interface TermsProps {
  rule?: Rule;
  draft?: RuleDraft;
  problem: Problem | undefined;
}

function TermsFields({ rule, draft, problem }: TermsProps) {
  const { t } = useTranslation('orders');
  const fault = useFaults(problem);
  const yuan = (money: Rule['least']) => (money ? money.amountMinor / 100 : '');
  // A rule that is in force goes on from today with other terms.
  const from = rule?.state === 'coming' ? rule.validFrom : '';
  return (
    <>
      <TextField
        label={t('rates.rate')}
        unit="%"
        name="rate"
        inputMode="decimal"
        autoComplete="off"
        hint={t('rates.rateHint')}
        defaultValue={draft?.rate ?? (rule ? rule.basisPoints / 100 : '')}
        error={fault('basisPoints')}
      />
      <TextField
        label={t('rates.least')}
        unit="¥"
        name="least"
        inputMode="decimal"
        autoComplete="off"
        isOptional
        defaultValue={draft?.least ?? yuan(rule?.least ?? null)}
        error={fault('leastMinor')}
      />
      <TextField
        label={t('rates.most')}
        unit="¥"
        name="most"
        inputMode="decimal"
        autoComplete="off"
        isOptional
        defaultValue={draft?.most ?? yuan(rule?.most ?? null)}
        error={fault('mostMinor')}
      />
      <TextField
        label={t('rates.validFrom')}
        name="validFrom"
        type="date"
        isOptional
        hint={t('rates.validFromHint')}
        defaultValue={draft?.validFrom ?? from}
        error={fault('validFrom')}
      />
      <TextField
        label={t('rates.validUntil')}
        name="validUntil"
        type="date"
        isOptional
        hint={t('rates.validUntilHint')}
        defaultValue={draft?.validUntil ?? rule?.validUntil ?? ''}
        error={fault('validUntil')}
      />
    </>
  );
}

export function AddRule({
  draft,
  problem,
  idempotencyKey,
}: Omit<TermsProps, 'rule'> & { idempotencyKey: string }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const fault = useFaults(problem);
  return (
    <details className="more" open={draft !== undefined || undefined}>
      <summary>{t('rates.add')}</summary>
      <Form method="post" className="fields" key={draft ? 'refused' : idempotencyKey}>
        <IdempotencyKey value={idempotencyKey} />
        <SelectField
          label={t('rates.family')}
          name="family"
          isOptional="silently"
          defaultValue={draft?.family ?? ''}
          error={fault('family')}
        >
          <option value="">{t('rates.allFamilies')}</option>
          {FAMILIES.map((family) => (
            <option key={family} value={family}>
              {words.family(family)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('seller')}
          name="seller"
          isOptional
          maxLength={100}
          autoComplete="off"
          hint={t('rates.sellerHint')}
          defaultValue={draft?.seller ?? ''}
          error={fault('sellerId')}
        />
        <TermsFields draft={draft} problem={problem} />
        <div className="acts wide-field">
          <SubmitButton name="act" value="add">
            {t('rates.add')}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}

export function RulesTable({ rules, keys }: { rules: Rule[]; keys: Record<string, string> }) {
  const { t } = useTranslation('orders');
  const columns = ['family', 'seller', 'rate', 'days', 'state', 'setBy', 'act'] as const;
  return (
    <div className="table-frame">
      <table className="data queue" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((key) => (
              <th key={key} role="columnheader" scope="col">
                {key === 'seller' || key === 'state' ? t(key) : t(`rates.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} keys={keys} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule, keys }: { rule: Rule; keys: Record<string, string> }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const bounds = useBounds();
  const day = (iso: string | null) => (iso ? formatDate(iso, language) : '');
  const setBy = (who: string | null, at: string) =>
    [who, formatDateTime(at, language)].filter(Boolean).join(' · ');
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {rule.family ? words.family(rule.family) : t('rates.allFamilies')}
      </th>
      <td role="cell" data-label={t('seller')}>
        {rule.seller?.name ?? t('rates.allSellers')}
      </td>
      <td role="cell" data-label={t('rates.rate')}>
        <span className="strong">{formatRate(rule.basisPoints, language)}</span>{' '}
        <span className="muted small">{bounds(rule)}</span>
      </td>
      <td role="cell" data-label={t('rates.days')}>
        {day(rule.validFrom)} – {day(rule.validUntil)}
      </td>
      <td role="cell">
        <Badge tone={TONES[rule.state]}>{t(`rates.states.${rule.state}`)}</Badge>
      </td>
      <td role="cell" className="muted small" data-label={t('rates.setBy')}>
        {setBy(rule.addedBy, rule.addedAt)}
        {rule.endedAt && <p>{t('rates.endedBy', { by: setBy(rule.endedBy, rule.endedAt) })}</p>}
      </td>
      <td role="cell">
        {(rule.state === 'in_force' || rule.state === 'coming') && <RuleActs rule={rule} keys={keys} />}
      </td>
    </tr>
  );
}

function RuleActs({ rule, keys }: { rule: Rule; keys: Record<string, string> }) {
  const { t } = useTranslation('orders');
  const fetcher = useFetcher<{ problem?: Problem }>();
  const isBusy = fetcher.state !== 'idle';
  const problem = fetcher.data?.problem;
  return (
    <div className="decision">
      <ProblemNotice problem={problem} shownFields={TERMS_FIELDS} />
      <details>
        <summary className="button small">{t('rates.change')}</summary>
        <fetcher.Form method="post" className="fields one">
          <IdempotencyKey value={keys[`change ${rule.id}`] ?? ''} />
          <input type="hidden" name="id" value={rule.id} />
          <TermsFields rule={rule} problem={problem} />
          <button className="button small primary" name="act" value="change" disabled={isBusy}>
            {t('rates.confirmChange')}
          </button>
        </fetcher.Form>
      </details>
      <fetcher.Form method="post">
        <IdempotencyKey value={keys[`end ${rule.id}`] ?? ''} />
        <input type="hidden" name="id" value={rule.id} />
        <button className="button small danger" name="act" value="end" disabled={isBusy}>
          {t('rates.end')}
        </button>
      </fetcher.Form>
    </div>
  );
}
