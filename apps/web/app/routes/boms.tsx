import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey, TextArea } from '../components/field.js';
import { A } from '../components/link.js';
import { Badge, Empty } from '../components/notice.js';
import { Pager } from '../components/pager.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { listBoms, saveBom, sendBom } from '../features/sourcing/boms.server.js';
import '../features/sourcing/messages.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { formatDate } from '../lib/format.js';
import { fileOf, textOf } from '../lib/forms.server.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { PAGE_SIZE } from '../lib/paging.js';
import { paths } from '../lib/paths.js';
import { requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/boms.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('bom.title', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** The address may bring what was typed elsewhere; who has not signed in comes back to it. */
export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { searchParams } = scope.url;
  const page = await listBoms(scope.api, {
    cursor: searchParams.get('cursor') ?? undefined,
    limit: PAGE_SIZE,
  });
  return { page, text: searchParams.get('text') ?? '', keys: newKeys('save', 'send') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const file = fileOf(form, 'file');
  const text = textOf(form, 'text');
  const saved = await attempt(() =>
    file ? sendBom(scope.api, file, keyOf(form)) : saveBom(scope.api, { text }, keyOf(form)),
  );
  if (!saved.ok) return { problem: saved.problem, text };
  return redirect(inLanguage(paths.bom(saved.value.id), scope.language), 303);
}

export default function Boms({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const fault = useFaults(actionData?.problem);
  const { page, keys } = loaderData;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('bom.title')}</h1>
        <p className="muted">{t('bom.lead')}</p>
      </div>
      <ProblemNotice problem={actionData?.problem} shownFields={['text']} />
      <div className="bom-ways">
        <form method="post" className="fields one">
          <IdempotencyKey value={keys.save} />
          <TextArea
            label={t('bom.paste')}
            name="text"
            rows={8}
            hint={t('bom.pasteHint')}
            placeholder={'6205-2RS C3\t500\tSKF\n30206\t20\nNU205 铜保持架 10套'}
            spellCheck={false}
            data-pasted-list=""
            defaultValue={actionData?.text || loaderData.text}
            error={fault('text')}
          />
          <button className="button primary" type="submit">
            {t('bom.read')}
          </button>
        </form>
        <form method="post" encType="multipart/form-data" className="acts drop">
          <IdempotencyKey value={keys.send} />
          <p className="small muted">{t('bom.fileHint')}</p>
          <input type="file" name="file" accept=".csv,.xlsx,.txt" required aria-label={t('bom.file')} />
          <button className="button" type="submit">
            {t('bom.send')}
          </button>
        </form>
      </div>
      {page.items.length === 0 ? (
        <Empty title={t('bom.none')}>
          <p>{t('bom.noneBody')}</p>
        </Empty>
      ) : (
        <ul className="requests">
          {page.items.map((each) => (
            <li key={each.id}>
              <div>
                <p>
                  <A className="strong" to={paths.bom(each.id)}>
                    {each.name}
                  </A>
                </p>
                <p className="small muted">
                  {[
                    t('bom.linesCount', { count: each.lineCount }),
                    each.madeBy?.name,
                    formatDate(each.createdAt, language),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {each.readCount < each.lineCount ? (
                <Badge tone="warn">{t('bom.openCount', { count: each.lineCount - each.readCount })}</Badge>
              ) : (
                <Badge tone="ok">{t('bom.allRead')}</Badge>
              )}
            </li>
          ))}
        </ul>
      )}
      <Pager path={paths.boms} nextCursor={page.nextCursor} />
    </div>
  );
}
