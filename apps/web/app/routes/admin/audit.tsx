import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { AuditTable } from '../../features/moderation/audit-table.js';
import { listAudit } from '../../features/moderation/moderation.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/audit.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('auditTitle', { ns: 'moderation' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const subjectKind = url.searchParams.get('subjectKind') ?? undefined;
  const subjectId = url.searchParams.get('subjectId') ?? undefined;
  const page = await listAudit(api, {
    subjectKind,
    subjectId,
    cursor: url.searchParams.get('cursor') ?? undefined,
  });
  return { page, subjectKind, subjectId };
}

export default function Audit({ loaderData: { page, subjectKind, subjectId } }: Route.ComponentProps) {
  const { t } = useTranslation('moderation');
  const { t: common } = useTranslation();
  return (
    <>
      <div className="page-head">
        <h1>{t('auditTitle')}</h1>
        {subjectId && <DeskLink to={paths.adminAudit}>{common('all')}</DeskLink>}
      </div>
      {page.items.length > 0 ? (
        <AuditTable entries={page.items} />
      ) : (
        <Empty title={t('auditEmpty')}>
          <p>{t('auditEmptyBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminAudit} query={{ subjectKind, subjectId }} nextCursor={page.nextCursor} />
    </>
  );
}
