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
import { WebhookCheck } from '../features/partner-api/webhook-check.js';
import { WebhookFields } from '../features/partner-api/webhook-fields.js';
import { WebhooksList } from '../features/partner-api/webhooks-list.js';
import { eventTypesOf, listWebhooks, makeWebhook } from '../features/partner-api/webhooks.server.js';
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
  // The market's own people have no keys: they read how it goes. Nor has a firm's member, other than its owner.
  const isOfFirm = isSignedIn && visitor.kind !== 'platform';
  const owned = isOfFirm ? await attempt(() => Promise.all([listKeys(api), listWebhooks(api)])) : undefined;
  const [apiKeys, webhooks] = owned?.ok ? owned.value : [undefined, undefined];
  const ids = (apiKeys?.items ?? []).map(({ id }) => id);
  const keys = newKeys('create', 'makeWebhook', ...ids);
  return {
    isSignedIn,
    isOfFirm,
    isOwner: owned?.ok ?? false,
    apiKeys: apiKeys?.items ?? [],
    webhooks: webhooks?.items ?? [],
    eventTypes: webhooks?.eventTypes ?? [],
    origin,
    createKeyKey: keys.create ?? '',
    makeWebhookKey: keys.makeWebhook ?? '',
    revokeKeys: ids.map((id) => keys[id] ?? ''),
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
  if (textOf(form, 'intent') === 'make-webhook') {
    const asked = { url: textOf(form, 'url'), eventTypes: eventTypesOf(form) };
    const made = await attempt(() => makeWebhook(scope.api, asked, keyOf(form)));
    return made.ok ? { made: made.value } : { webhookProblem: made.problem, asked };
  }
  const scopes = SCOPES.filter((scopeName) => form.getAll('scopes').includes(scopeName));
  const created = await attempt(() =>
    createKey(scope.api, { name: textOf(form, 'name'), scopes }, keyOf(form)),
  );
  return created.ok ? { created: created.value } : { problem: created.problem };
}

export default function PartnerApi({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('partner-api');
  const { isSignedIn, isOfFirm, isOwner } = loaderData;
  const created = actionData && 'created' in actionData ? actionData.created : undefined;
  const made = actionData && 'made' in actionData ? actionData.made : undefined;
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
          {made && (
            <Notice tone="ok" title={t('webhook.madeTitle')}>
              <p>{t('webhook.madeBody')}</p>
              <CodeBlock text={made.secret} />
              <p>
                <A to={paths.partnerWebhook(made.id)}>{t('webhook.openLog')}</A>
              </p>
            </Notice>
          )}
          {isOwner ? (
            <Owned loaderData={loaderData} actionData={actionData} />
          ) : (
            <section aria-labelledby="keys" className="stack">
              <h2 id="keys">{t('keysTitle')}</h2>
              {isSignedIn ? (
                <p className="muted">{t(isOfFirm ? 'onlyOwner' : 'onlyFirms')}</p>
              ) : (
                <p>
                  <A className="button primary" to={withQuery(paths.login, { next: paths.partner })}>
                    {t('signIn')}
                  </A>
                </p>
              )}
            </section>
          )}
        </div>
        <div className="stack">
          <QuickStart origin={loaderData.origin} apiKey={created?.key} />
          <WebhookCheck secret={made?.secret} />
        </div>
      </div>
    </div>
  );
}

/** What the owner of a firm has here. */
function Owned({ loaderData, actionData }: Pick<Route.ComponentProps, 'loaderData' | 'actionData'>) {
  const { t } = useTranslation('partner-api');
  const problem = actionData && 'problem' in actionData ? actionData.problem : undefined;
  const refused = actionData && 'webhookProblem' in actionData ? actionData : undefined;
  const madeId = actionData && 'made' in actionData ? actionData.made?.id : undefined;
  return (
    <>
      <section aria-labelledby="keys" className="stack">
        <h2 id="keys">{t('keysTitle')}</h2>
        <KeysList apiKeys={loaderData.apiKeys} keys={loaderData.revokeKeys} />
        <CreateForm problem={problem} idempotencyKey={loaderData.createKeyKey} />
      </section>
      <section aria-labelledby="webhooks" className="stack">
        <h2 id="webhooks">{t('webhook.title')}</h2>
        <p className="muted">{t('webhook.lead')}</p>
        <WebhooksList webhooks={loaderData.webhooks} />
        <Form method="post" className="fields one create-key" key={madeId}>
          <ProblemNotice problem={refused?.webhookProblem} shownFields={['url', 'eventTypes']} />
          <IdempotencyKey value={loaderData.makeWebhookKey} />
          <WebhookFields
            url={refused?.asked?.url ?? ''}
            eventTypes={loaderData.eventTypes}
            chosen={refused?.asked?.eventTypes ?? []}
            problem={refused?.webhookProblem}
          />
          <div className="acts">
            <SubmitButton name="intent" value="make-webhook">
              {t('webhook.make')}
            </SubmitButton>
          </div>
        </Form>
      </section>
    </>
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
