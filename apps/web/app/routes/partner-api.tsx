import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../components/desk.js';
import { IdempotencyKey, TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { KeysList } from '../features/partner-api/keys-list.js';
import { createKey, listKeys, revokeKey } from '../features/partner-api/partner-api.server.js';
import { CodeBlock, QuickStart } from '../features/partner-api/quick-start.js';
import { scopeKey, SCOPES } from '../features/partner-api/scopes.js';
import { attempt } from '../lib/api.server.js';
import { textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { useFaults } from '../lib/faults.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/partner-api.js';

export const handle = { hydrate: true };

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('partnerApi')} · ${t('site')}` }, { name: 'description', content: t('tagline') }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, session, origin } = scopeOf({ context });
  const { visitor } = session;
  const isSignedIn = visitor !== null;
  // The market's own people have no keys: they read how it goes.
  const hasKeys = isSignedIn && visitor.kind !== 'platform';
  const apiKeys = hasKeys ? (await listKeys(api)).items : [];
  const keys = newKeys('create', ...apiKeys.map(({ id }) => id));
  return {
    isSignedIn,
    hasKeys,
    apiKeys,
    origin,
    createKeyKey: keys.create ?? '',
    revokeKeys: apiKeys.map(({ id }) => keys[id] ?? ''),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  if (textOf(form, 'intent') === 'revoke') {
    const revoked = await attempt(() => revokeKey(scope.api, textOf(form, 'id'), keyOf(form)));
    return revoked.ok ? doneAndGo(scope, paths.partner, 'keyRevoked') : { problem: revoked.problem };
  }
  const scopes = SCOPES.filter((scopeName) => form.getAll('scopes').includes(scopeName));
  const created = await attempt(() =>
    createKey(scope.api, { name: textOf(form, 'name'), scopes }, keyOf(form)),
  );
  return created.ok ? { created: created.value } : { problem: created.problem };
}

export default function PartnerApi({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('partner-api');
  const created = actionData && 'created' in actionData ? actionData.created : undefined;
  const problem = actionData && 'problem' in actionData ? actionData.problem : undefined;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="muted">{t('lead')}</p>
      </div>
      <div className="two-columns">
        <div className="stack">
          {created && (
            <Notice tone="ok" title={t('createdTitle')}>
              <p>{t('createdBody')}</p>
              <CodeBlock text={created.key} />
            </Notice>
          )}
          <section aria-labelledby="keys" className="stack">
            <h2 id="keys">{t('keysTitle')}</h2>
            {loaderData.hasKeys ? (
              <>
                <KeysList apiKeys={loaderData.apiKeys} keys={loaderData.revokeKeys} />
                <CreateForm problem={problem} idempotencyKey={loaderData.createKeyKey} />
              </>
            ) : loaderData.isSignedIn ? (
              <p className="muted">{t('onlyFirms')}</p>
            ) : (
              <p>
                <A className="button primary" to={withQuery(paths.login, { next: paths.partner })}>
                  {t('signIn')}
                </A>
              </p>
            )}
          </section>
        </div>
        <QuickStart origin={loaderData.origin} apiKey={created?.key} />
      </div>
    </div>
  );
}

function CreateForm({
  problem,
  idempotencyKey,
}: {
  problem: Parameters<typeof ProblemNotice>[0]['problem'];
  idempotencyKey: string;
}) {
  const { t } = useTranslation('partner-api');
  const fault = useFaults(problem);
  return (
    <Form method="post" className="fields one create-key" key={idempotencyKey}>
      <ProblemNotice problem={problem} shownFields={['name', 'scopes']} />
      <IdempotencyKey value={idempotencyKey} />
      <TextField
        label={t('name')}
        name="name"
        hint={t('nameHint')}
        maxLength={60}
        autoComplete="off"
        error={fault('name')}
      />
      <fieldset>
        <legend>{t('scopes')}</legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="check">
            <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === 'catalog:read'} />
            <span>{t(scopeKey(scope))}</span>
            <code className="muted small">{scope}</code>
          </label>
        ))}
        {fault('scopes') && <p className="error small">{fault('scopes')}</p>}
      </fieldset>
      <div className="acts">
        <SubmitButton name="intent" value="create">
          {t('create')}
        </SubmitButton>
      </div>
    </Form>
  );
}
