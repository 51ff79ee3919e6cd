import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey } from '../components/field.js';
import { Badge, Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import '../features/notifications/messages.js';
import { listNotifications, markAllRead, markRead } from '../features/notifications/notifications.server.js';
import { attempt } from '../lib/api.server.js';
import { formatDateTime } from '../lib/format.js';
import { localAddress, textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/notifications.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('notifications')} · ${t('site')}` }, { name: 'description', content: t('tagline') }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const cursor = scope.url.searchParams.get('cursor') ?? undefined;
  const page = await listNotifications(scope.api, cursor);
  return { ...page, newest: cursor === undefined ? page.items[0] : undefined };
}

/** Opening one marks it read and goes to what it is about; all are read up to the newest that was seen. */
export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const upTo = textOf(form, 'upTo');
  if (upTo) {
    const read = await attempt(() => markAllRead(scope.api, upTo, keyOf(form)));
    if (read.ok) return doneAndGo(scope, paths.notifications, 'allRead');
  } else await attempt(() => markRead(scope.api, textOf(form, 'id'), keyOf(form)));
  return redirect(inLanguage(localAddress(form.get('link'), paths.notifications), scope.language), 303);
}

export default function Notifications({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation('notifications');
  const language = useLanguage();
  return (
    <div className="page form-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {page.unread > 0 && page.newest && (
          <form method="post">
            <IdempotencyKey value={`read-up-to-${page.newest.id}`} />
            <input type="hidden" name="upTo" value={page.newest.id} />
            <button className="button small">{t('markAllRead')}</button>
          </form>
        )}
      </div>
      {page.items.length === 0 && (
        <Empty title={t('empty')}>
          <p>{t('emptyBody')}</p>
        </Empty>
      )}
      <ul className="feed">
        {page.items.map((each) => (
          <li key={each.id} className={each.readAt ? 'read' : ''}>
            <p className="strong">
              {each.title} {!each.readAt && <Badge tone="warn">{t('unread')}</Badge>}
            </p>
            {each.body && <p>{each.body}</p>}
            <p className="muted small">{formatDateTime(each.at, language)}</p>
            <form method="post">
              <IdempotencyKey value={`read-${each.id}`} />
              <input type="hidden" name="id" value={each.id} />
              <input type="hidden" name="link" value={each.link ?? ''} />
              {(each.link || !each.readAt) && (
                <button className="button small">{each.link ? t('open') : t('markRead')}</button>
              )}
            </form>
          </li>
        ))}
      </ul>
      <Pager path={paths.notifications} nextCursor={page.nextCursor} />
    </div>
  );
}
