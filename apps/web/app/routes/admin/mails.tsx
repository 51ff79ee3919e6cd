import { useTranslation } from 'react-i18next';
import { RowForm, SubmitButton } from '../../components/desk.js';
import { Badge, Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import '../../features/notifications/messages.js';
import { listUndeliveredMails, sendMailAgain } from '../../features/notifications/notifications.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatDateTime } from '../../lib/format.js';
import { textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/mails.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('undelivered.title', { ns: 'notifications' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const page = await listUndeliveredMails(api, url.searchParams.get('cursor') ?? undefined);
  return { page, keys: newKeys(...page.items.map(({ id }) => id)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const sent = await attempt(() => sendMailAgain(scope.api, textOf(form, 'id'), keyOf(form)));
  return sent.ok ? doneAndGo(scope, paths.adminMails, 'mailSentAgain') : { problem: sent.problem };
}

export default function UndeliveredMails({ loaderData, actionData }: Route.ComponentProps) {
  const { page, keys } = loaderData;
  const { t } = useTranslation('notifications');
  return (
    <div className="stack">
      <h1>{t('undelivered.title')}</h1>
      <p className="muted">{t('undelivered.lead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={[]} />
      {page.items.length > 0 ? (
        <MailsTable mails={page.items} keys={keys} />
      ) : (
        <Empty title={t(page.hasServer ? 'undelivered.none' : 'undelivered.noServer')}>
          <p>{t(page.hasServer ? 'undelivered.noneBody' : 'undelivered.noServerBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminMails} nextCursor={page.nextCursor} />
    </div>
  );
}

type Mails = Route.ComponentProps['loaderData']['page']['items'];

function MailsTable({ mails, keys }: { mails: Mails; keys: Record<string, string> }) {
  const { t } = useTranslation('notifications');
  const language = useLanguage();
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('undelivered.mail')}</th>
            <th scope="col">{t('undelivered.to')}</th>
            <th scope="col">{t('undelivered.written')}</th>
            <th scope="col">{t('undelivered.why')}</th>
            <th scope="col">{t('undelivered.send')}</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row">{mail.subject}</th>
              <td data-label={t('undelivered.to')}>{mail.to}</td>
              <td data-label={t('undelivered.written')}>{formatDateTime(mail.writtenAt, language)}</td>
              <td data-label={t('undelivered.why')}>
                <Badge tone={mail.state === 'refused' ? 'bad' : 'warn'}>
                  {t(`undelivered.state.${mail.state}`)}
                </Badge>{' '}
                {t(`undelivered.stateBody.${mail.state}`, { failure: mail.failure })}
              </td>
              <td>
                <RowForm id={mail.id} idempotencyKey={keys[mail.id]}>
                  <SubmitButton className="small">{t('undelivered.send')}</SubmitButton>
                </RowForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
