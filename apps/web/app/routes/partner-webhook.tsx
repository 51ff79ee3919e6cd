import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks, SubmitButton } from '../components/desk.js';
import { IdempotencyKey } from '../components/field.js';
import { A } from '../components/link.js';
import { Empty, Notice } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { DeliveriesTable } from '../features/partner-api/deliveries-table.js';
import { CodeBlock } from '../features/partner-api/quick-start.js';
import { WebhookFields } from '../features/partner-api/webhook-fields.js';
import { WebhookBadge } from '../features/partner-api/webhooks-list.js';
import {
  changeSecret,
  changeWebhook,
  deleteWebhook,
  eventTypesOf,
  findWebhook,
  listDeliveries,
  listWebhooks,
  sendDeliveryAgain,
  testWebhook,
} from '../features/partner-api/webhooks.server.js';
import { attempt } from '../lib/api.server.js';
import { formatDateTime } from '../lib/format.js';
import { oneOf, textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/partner-webhook.js';

const STATES = ['', 'waiting', 'delivered', 'given_up'] as const;

export const handle = { hydrate: true };

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('webhook.title', { ns: 'partner-api' })} · ${t('site')}` }];
}

export async function loader({ params: { id }, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const { searchParams } = scope.url;
  const state = oneOf(searchParams.get('state'), STATES) || undefined;
  const [webhook, { eventTypes }, log] = await Promise.all([
    findWebhook(scope.api, id),
    listWebhooks(scope.api),
    listDeliveries(scope.api, id, { state, cursor: searchParams.get('cursor') ?? undefined }),
  ]);
  const keys = newKeys('test', 'turn', 'secret', 'delete', 'change', ...log.items.map((each) => each.id));
  return { webhook, eventTypes, log, state: state ?? '', keys };
}

export async function action({ request, params: { id }, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const { api } = scope;
  const form = await request.formData();
  const key = keyOf(form);
  const here = paths.partnerWebhook(id);
  const asked = { url: textOf(form, 'url'), eventTypes: eventTypesOf(form) };
  const acts: Record<string, () => Promise<[page: string, message: string]>> = {
    test: () => testWebhook(api, id, key).then(() => [here, 'webhookTested']),
    again: () => sendDeliveryAgain(api, id, textOf(form, 'id'), key).then(() => [here, 'webhookSentAgain']),
    on: () => changeWebhook(api, id, { isOn: true }, key).then(() => [here, 'webhookOn']),
    off: () => changeWebhook(api, id, { isOn: false }, key).then(() => [here, 'webhookOff']),
    delete: () => deleteWebhook(api, id, key).then(() => [paths.partner, 'webhookDeleted']),
    change: () => changeWebhook(api, id, asked, key).then(() => [here, 'webhookChanged']),
  };
  const intent = textOf(form, 'intent');
  if (intent === 'secret') {
    const changed = await attempt(() => changeSecret(api, id, key));
    return changed.ok ? { secret: changed.value.secret } : { problem: changed.problem };
  }
  const done = await attempt(acts[intent] ?? acts.change!);
  return done.ok ? doneAndGo(scope, ...done.value) : { problem: done.problem, asked };
}

export default function PartnerWebhook({ loaderData, actionData }: Route.ComponentProps) {
  const { webhook, log, state, keys } = loaderData;
  const { t } = useTranslation('partner-api');
  const secret = actionData && 'secret' in actionData ? actionData.secret : undefined;
  const problem = actionData && 'problem' in actionData ? actionData.problem : undefined;
  const refused = problem?.errors && actionData && 'asked' in actionData ? actionData.asked : undefined;
  const path = paths.partnerWebhook(webhook.id);
  return (
    <div className="page stack">
      <div className="page-head">
        <p>
          <A to={paths.partner}>{t('title')}</A>
        </p>
        <h1 className="address">{new URL(webhook.url).host}</h1>
        <WebhookBadge webhook={webhook} />
        <p className="muted address">{webhook.url}</p>
      </div>
      {secret && (
        <Notice tone="ok" title={t('webhook.changedTitle')}>
          <p>{t('webhook.changedBody')}</p>
          <CodeBlock text={secret} />
        </Notice>
      )}
      <ProblemNotice problem={problem} shownFields={['url', 'eventTypes']} />
      <StateNotice webhook={webhook} />
      <Acts webhook={webhook} keys={keys} />
      <details className="more" open={refused !== undefined}>
        <summary>{t('webhook.settings')}</summary>
        <Form method="post" className="fields one create-key">
          <IdempotencyKey value={keys.change ?? ''} />
          <WebhookFields
            url={refused?.url ?? webhook.url}
            eventTypes={loaderData.eventTypes}
            chosen={(refused ?? webhook).eventTypes ?? []}
            problem={problem}
          />
          <div className="acts">
            <SubmitButton name="intent" value="change">
              {t('webhook.save')}
            </SubmitButton>
          </div>
        </Form>
      </details>
      <section aria-labelledby="log" className="stack">
        <h2 id="log">{t('webhook.log')}</h2>
        <StateLinks
          states={STATES}
          current={state}
          nameOf={(each) => t(`webhook.state.${each || 'waiting'}`)}
          addressOf={(each) => withQuery(path, { state: each })}
        />
        {log.items.length > 0 ? (
          <DeliveriesTable deliveries={log.items} keys={keys} maySend={webhook.isOn} />
        ) : (
          <Empty title={t('webhook.logNone')}>
            <p>{t('webhook.logNoneBody')}</p>
          </Empty>
        )}
        <Pager path={path} query={{ state }} nextCursor={log.nextCursor} />
      </section>
    </div>
  );
}

type Webhook = Route.ComponentProps['loaderData']['webhook'];

function StateNotice({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('partner-api');
  const language = useLanguage();
  const { isOn, offReason, failingSince, previousSecretUntil } = webhook;
  return (
    <>
      {!isOn && (
        <Notice tone={offReason === 'failing' ? 'bad' : 'plain'}>
          <p>{t(offReason === 'failing' ? 'webhook.offFailing' : 'webhook.offOwner')}</p>
        </Notice>
      )}
      {isOn && failingSince && (
        <Notice tone="warn">
          <p>{t('webhook.failingSince', { time: formatDateTime(failingSince, language) })}</p>
        </Notice>
      )}
      {previousSecretUntil && (
        <p className="muted">
          {t('webhook.previousUntil', { time: formatDateTime(previousSecretUntil, language) })}
        </p>
      )}
    </>
  );
}

function Acts({ webhook, keys }: { webhook: Webhook; keys: Record<string, string> }) {
  const { t } = useTranslation('partner-api');
  return (
    <div className="acts">
      {webhook.isOn && (
        <Form method="post">
          <IdempotencyKey value={keys.test ?? ''} />
          <SubmitButton name="intent" value="test">
            {t('webhook.test')}
          </SubmitButton>
        </Form>
      )}
      <Form method="post">
        <IdempotencyKey value={keys.turn ?? ''} />
        <SubmitButton
          className={webhook.isOn ? '' : 'primary'}
          name="intent"
          value={webhook.isOn ? 'off' : 'on'}
        >
          {t(webhook.isOn ? 'webhook.switchOff' : 'webhook.switchOn')}
        </SubmitButton>
        {!webhook.isOn && <p className="muted small">{t('webhook.onHint')}</p>}
      </Form>
      <Confirmed
        title={t('webhook.changeSecret')}
        hint={t('webhook.changeSecretHint')}
        idempotencyKey={keys.secret}
      >
        <SubmitButton className="small" name="intent" value="secret">
          {t('webhook.changeSecret')}
        </SubmitButton>
      </Confirmed>
      <Confirmed title={t('webhook.delete')} hint={t('webhook.deleteHint')} idempotencyKey={keys.delete}>
        <SubmitButton className="danger small" name="intent" value="delete">
          {t('webhook.delete')}
        </SubmitButton>
      </Confirmed>
    </div>
  );
}

/** What cannot be undone says so before its button is there. */
function Confirmed({
  title,
  hint,
  idempotencyKey,
  children,
}: {
  title: string;
  hint: string;
  idempotencyKey: string | undefined;
  children: ReactNode;
}) {
  return (
    <details className="more">
      <summary>{title}</summary>
      <p className="small">{hint}</p>
      <Form method="post">
        <IdempotencyKey value={idempotencyKey ?? ''} />
        {children}
      </Form>
    </details>
  );
}
