import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, SelectField, TextField } from '../../components/field.js';
import { Badge, Empty } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import {
  listCertificates,
  showCertificate,
  withdrawCertificate,
} from '../../features/identity/certificates.server.js';
import { certificateTone } from '../../features/identity/certificate-tone.js';
import '../../features/identity/messages.js';
import { CERTIFICATE_KINDS } from '../../lib/certificates.js';
import { attempt } from '../../lib/api.server.js';
import type { CertificateView } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { formatDate } from '../../lib/format.js';
import { fileOf, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { inLanguage, languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/certificates.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('certificatesTitle', { ns: 'identity' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { items } = await listCertificates(scopeOf({ context }).api);
  return { items, keys: newKeys('show', ...items.map(({ id }) => id)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const withdrawn = textOf(form, 'withdraw');
  const typed = {
    kind: oneOf(textOf(form, 'kind'), CERTIFICATE_KINDS) ?? 'iso_9001',
    number: textOf(form, 'number'),
    issuer: textOf(form, 'issuer'),
    validUntil: textOf(form, 'validUntil'),
  };
  const done = await attempt(() =>
    withdrawn
      ? withdrawCertificate(scope.api, withdrawn, keyOf(form))
      : showCertificate(scope.api, typed, fileOf(form, 'file'), keyOf(form)),
  );
  if (!done.ok) return { problem: done.problem, typed };
  return doneAndGo(scope, paths.sellerCertificates, withdrawn ? 'certificateWithdrawn' : 'certificateShown');
}

const FIELDS = ['kind', 'number', 'issuer', 'validUntil'];

export default function Certificates({ loaderData: { items, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const fault = useFaults(actionData?.problem);
  const typed = actionData?.typed;
  return (
    <>
      <div className="page-head">
        <h1>{t('certificatesTitle')}</h1>
        <p className="muted">{t('certificatesLead')}</p>
      </div>
      {items.length === 0 ? (
        <Empty title={t('noCertificates')} />
      ) : (
        <ul className="certificates">
          {items.map((each) => (
            <Shown key={each.id} certificate={each} idempotencyKey={keys[each.id] ?? ''} />
          ))}
        </ul>
      )}
      <section className="form-column" aria-labelledby="show">
        <h2 id="show">{t('showCertificate')}</h2>
        <ProblemNotice problem={actionData?.problem} shownFields={FIELDS} />
        <Form method="post" encType="multipart/form-data" className="fields compact">
          <IdempotencyKey value={keys.show ?? ''} />
          <SelectField label={t('certificateKind')} name="kind" defaultValue={typed?.kind ?? 'iso_9001'}>
            {CERTIFICATE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.certificate(kind)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('certificateNumber')}
            name="number"
            maxLength={80}
            defaultValue={typed?.number}
            error={fault('number')}
          />
          <TextField
            label={t('certificateIssuer')}
            name="issuer"
            maxLength={120}
            defaultValue={typed?.issuer}
            error={fault('issuer')}
          />
          <TextField
            label={t('certificateUntil')}
            name="validUntil"
            type="date"
            defaultValue={typed?.validUntil}
            error={fault('validUntil')}
          />
          <TextField
            label={t('certificateFile')}
            name="file"
            type="file"
            isOptional
            accept="image/jpeg,image/png,image/webp,application/pdf"
            hint={t('certificateFileHint')}
          />
          <div className="acts wide-field">
            <SubmitButton>{t('sendCertificate')}</SubmitButton>
          </div>
        </Form>
      </section>
    </>
  );
}

function Shown({
  certificate: it,
  idempotencyKey,
}: {
  certificate: CertificateView;
  idempotencyKey: string;
}) {
  const { t } = useTranslation('identity');
  const words = useWords();
  const language = useLanguage();
  return (
    <li>
      <div>
        <p className="strong">
          {words.certificate(it.kind)}{' '}
          <Badge tone={certificateTone(it)}>
            {it.expired && it.state === 'verified'
              ? t('certificateExpired')
              : t(`certificateState.${it.state}`)}
          </Badge>
        </p>
        <p className="small muted">
          {[
            it.number,
            it.issuer,
            t('certificateUntilDay', { day: formatDate(it.validUntil, language) }),
          ].join(' · ')}
        </p>
        {it.reason && <p className="small error">{it.reason}</p>}
      </div>
      <div className="acts">
        {it.hasFile && (
          <a href={inLanguage(paths.certificateFile(it.id), language)}>{t('certificateOpen')}</a>
        )}
        <Form method="post">
          <IdempotencyKey value={idempotencyKey} />
          <button
            className="button small"
            name="withdraw"
            value={it.id}
            aria-label={`${t('withdrawCertificate')} ${it.number}`}
          >
            {t('withdrawCertificate')}
          </button>
        </Form>
      </div>
    </li>
  );
}
