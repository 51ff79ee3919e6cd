import { useTranslation } from 'react-i18next';
import { data } from 'react-router';
import { Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import '../features/notifications/messages.js';
import { listMails } from '../features/notifications/notifications.server.js';
import { formatDateTime } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/mailbox.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('mailbox')} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url, mailbox } = scopeOf({ context });
  if (!mailbox) throw data(null, { status: 404 });
  return listMails(api, url.searchParams.get('cursor') ?? undefined);
}

export default function Mailbox({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('notifications');
  const language = useLanguage();
  return (
    <div className="page form-page">
      <h1>{t('mailTitle')}</h1>
      <p className="muted">{t('mailBody')}</p>
      {page.items.length === 0 && <Empty title={t('mailEmpty')} />}
      <ul className="feed">
        {page.items.map((mail) => (
          <li key={mail.id}>
            <p className="strong">{mail.subject}</p>
            <p className="muted small">
              {t('to')} {mail.to} · {formatDateTime(mail.sentAt ?? mail.writtenAt, language)}
            </p>
            <p className="pre">{mail.body}</p>
          </li>
        ))}
      </ul>
      <Pager path={paths.mailbox} nextCursor={page.nextCursor} />
    </div>
  );
}
