import { useTranslation } from 'react-i18next';
import { Form, redirect } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextArea } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { importTone } from '../../features/listings/import-progress.js';
import { listImports, sendImport } from '../../features/listings/imports.server.js';
import { attempt } from '../../lib/api.server.js';
import { formatDateTime, formatNumber } from '../../lib/format.js';
import { fileOf, textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { inLanguage, languageOf, type Language } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/imports.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('imports.title', { ns: 'listings' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  return {
    page: await listImports(api, url.searchParams.get('cursor') ?? undefined),
    keys: newKeys('send', 'paste'),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const pasted = textOf(form, 'pasted');
  const file = fileOf(form, 'file') ?? (pasted ? asTable(pasted, scope.language) : undefined);
  if (!file) return { problem: undefined, pasted };
  const sent = await attempt(() => sendImport(scope.api, file, keyOf(form)));
  if (!sent.ok) return { problem: sent.problem, pasted };
  return redirect(inLanguage(paths.sellerImport(sent.value.id), scope.language), 303);
}

/** A block of cells as spreadsheets copy it. */
function asTable(text: string, language: Language): File {
  const { t } = i18nFor(language);
  return new File([text], t('imports.pasted', { ns: 'listings' }), { type: 'text/plain' });
}

export default function Imports({ loaderData: { page, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  return (
    <>
      <div className="page-head">
        <h1>{t('imports.title')}</h1>
        <a className="button" href={inLanguage(paths.sellerExport, language)} download>
          {t('imports.export')}
        </a>
      </div>
      <p className="muted">{t('imports.lead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={[]} />
      <Form method="post" encType="multipart/form-data" className="acts drop">
        <IdempotencyKey value={keys.send} />
        <input type="file" name="file" accept=".csv,.xlsx,.txt" required aria-label={t('imports.file')} />
        <SubmitButton>{t('imports.send')}</SubmitButton>
      </Form>
      <details className="more" open={Boolean(actionData?.pasted)}>
        <summary>{t('imports.paste')}</summary>
        <Form method="post" className="fields">
          <IdempotencyKey value={keys.paste} />
          <TextArea
            label={t('imports.paste')}
            hint={t('imports.pasteHint')}
            name="pasted"
            rows={8}
            spellCheck={false}
            defaultValue={actionData?.pasted}
          />
          <div className="acts">
            <SubmitButton>{t('imports.pasteSend')}</SubmitButton>
          </div>
        </Form>
      </details>
      {page.items.length === 0 ? (
        <Empty title={t('imports.none')}>
          <p>{t('imports.noneBody')}</p>
        </Empty>
      ) : (
        <div className="table-frame">
          <table className="data imports">
            <thead>
              <tr>
                <th scope="col">{t('imports.file')}</th>
                <th scope="col">{t('column.state')}</th>
                <th scope="col" className="num">
                  {t('imports.rows')}
                </th>
                <th scope="col">{t('imports.sent')}</th>
              </tr>
            </thead>
            <tbody>
              {page.items.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <DeskLink to={paths.sellerImport(each.id)}>{each.fileName || each.id}</DeskLink>
                  </th>
                  <td>
                    <Badge tone={importTone(each.state)}>{t(`imports.state.${each.state}`)}</Badge>
                  </td>
                  <td className="num">{each.rows === null ? '—' : formatNumber(each.rows, language)}</td>
                  <td>{formatDateTime(each.createdAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pager path={paths.sellerImports} nextCursor={page.nextCursor} />
    </>
  );
}
