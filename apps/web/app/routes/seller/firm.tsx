import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextArea, TextField } from '../../components/field.js';
import { Badge, Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { askVerification, findMe } from '../../features/identity/identity.server.js';
import '../../features/identity/messages.js';
import { findDeliveryTerms, setDeliveryTerms } from '../../features/listings/delivery-terms.server.js';
import { DeliveryTerms } from '../../features/listings/delivery-terms.js';
import { MyRates } from '../../features/orders/commission-rates.js';
import { findMyRates } from '../../features/orders/commission.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatDate } from '../../lib/format.js';
import { textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useFaults } from '../../lib/faults.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/firm.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('firmTitle', { ns: 'identity' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api } = scopeOf({ context });
  const [{ organisation }, terms, commission] = await Promise.all([
    findMe(api),
    findDeliveryTerms(api),
    findMyRates(api),
  ]);
  return { firm: organisation, terms, commission, keys: newKeys('ask', 'delivery') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  if (textOf(form, 'act') === 'delivery') {
    const set = await attempt(() => setDeliveryTerms(scope.api, form, keyOf(form)));
    return set.ok ? doneAndGo(scope, paths.sellerFirm, 'deliveryTermsSet') : { refused: set.problem };
  }
  const note = textOf(form, 'note');
  const asked = await attempt(() =>
    askVerification(scope.api, { uscc: textOf(form, 'uscc'), ...(note ? { note } : {}) }, keyOf(form)),
  );
  return asked.ok
    ? doneAndGo(scope, paths.sellerFirm, 'verificationAsked')
    : { problem: asked.problem, uscc: textOf(form, 'uscc'), note };
}

export default function Firm({
  loaderData: { firm, terms, commission, keys },
  actionData,
}: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const language = useLanguage();
  const fault = useFaults(actionData?.problem);
  const canAsk = firm.verification === 'unverified' || firm.verification === 'rejected';
  const facts = [
    {
      label: t('where'),
      value: [words.province(firm.province), firm.city, firm.town, firm.industrialPark]
        .filter(Boolean)
        .join(' '),
    },
    { label: t('uscc'), value: firm.uscc ?? '—' },
    {
      label: t('certificates'),
      value: firm.certificates.map(({ kind }) => words.certificate(kind)).join(' · ') || '—',
    },
    { label: t('since'), value: formatDate(firm.createdAt, language) },
  ];
  return (
    <div className="form-column">
      <div className="page-head">
        <h1>{firm.name}</h1>
        <Badge
          tone={firm.verification === 'verified' ? 'ok' : firm.verification === 'rejected' ? 'bad' : 'warn'}
        >
          {words.verification(firm.verification)}
        </Badge>
      </div>
      <Notice
        tone={firm.verification === 'verified' ? 'ok' : 'warn'}
        title={t(`verificationText.${firm.verification}` as 'verificationText.rejected', {
          reason: firm.verificationReason ?? '',
        })}
      />
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {canAsk && (
        <Form method="post" className="fields one">
          <ProblemNotice problem={actionData?.problem} shownFields={['uscc', 'note']} />
          <IdempotencyKey value={keys.ask} />
          <TextField
            label={t('uscc')}
            name="uscc"
            hint={t('usccHint')}
            maxLength={18}
            autoCapitalize="characters"
            defaultValue={actionData?.uscc ?? firm.uscc ?? ''}
            error={fault('uscc')}
          />
          <TextArea
            label={t('usccNote')}
            name="note"
            isOptional
            maxLength={500}
            defaultValue={actionData?.note}
          />
          <div className="acts">
            <SubmitButton>
              {t(firm.verification === 'rejected' ? 'askAgain' : 'askVerification')}
            </SubmitButton>
          </div>
        </Form>
      )}
      <DeliveryTerms terms={terms} problem={actionData?.refused} idempotencyKey={keys.delivery} />
      <MyRates commission={commission} />
    </div>
  );
}
