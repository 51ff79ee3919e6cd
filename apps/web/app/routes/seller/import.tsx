import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { ImportFaults, ImportSamples } from '../../features/listings/import-findings.js';
import { ImportMapping } from '../../features/listings/import-mapping.js';
import { ImportProgress, importTone, isRunning } from '../../features/listings/import-progress.js';
import {
  actOnImport,
  checkImport,
  findImport,
  type ImportAct,
  listImportFaults,
} from '../../features/listings/imports.server.js';
import { DeskLink } from '../../components/link.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/import.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    {
      title: `${loaderData?.found.fileName ?? ''} · ${t('imports.title', { ns: 'listings' })} · ${t('site')}`,
    },
  ];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = scopeOf({ context });
  const found = await findImport(api, params.id);
  const faults =
    found.counts.rejected > 0 && !isRunning(found) ? await listImportFaults(api, params.id) : null;
  return { found, faults: faults?.items ?? [], keys: newKeys('check', 'apply', 'cancel', 'resume') };
}

const ACTS = ['apply', 'cancel', 'resume'] as const satisfies readonly ImportAct[];

export async function action({ request, params, context }: Route.ActionArgs) {
  const { api } = scopeOf({ context });
  const form = await request.formData();
  const act = oneOf(textOf(form, 'act'), ACTS);
  const done = await attempt(() =>
    act ? actOnImport(api, params.id, act, keyOf(form)) : check(api, params.id, form),
  );
  return { problem: done.ok ? undefined : done.problem };
}

/** Which of our columns stands where, as the selects say; a column that is named twice is the first. */
function check(api: Parameters<typeof checkImport>[0], id: string, form: FormData) {
  const columns = new Map<string, number>();
  for (const [name, value] of form) {
    const place = /^place(\d+)$/.exec(name)?.[1];
    if (place && typeof value === 'string' && value && !columns.has(value)) columns.set(value, Number(place));
  }
  return checkImport(
    api,
    id,
    [...columns].map(([column, place]) => ({ column: column as 'designation', place })),
    keyOf(form),
  );
}

export default function Import({ loaderData: { found, faults, keys }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('listings');
  const begun = found.position > 0 || found.state !== 'uploaded';
  const canMap = found.state !== 'applied' && found.state !== 'applying' && found.state !== 'checking';
  return (
    <>
      <div className="page-head">
        <h1>{found.fileName || t('imports.title')}</h1>
        <Badge tone={importTone(found.state)}>{t(`imports.state.${found.state}`)}</Badge>
        <DeskLink to={paths.sellerImports}>{t('imports.all')}</DeskLink>
      </div>
      <ProblemNotice problem={actionData?.problem} shownFields={[]} />
      {begun && <ImportProgress import={found} keys={keys} />}
      {found.state === 'checked' && <ImportSamples import={found} />}
      <ImportFaults faults={faults} />
      {canMap && (
        <section aria-labelledby="map">
          <h2 id="map">{t('imports.mapTitle')}</h2>
          <ImportMapping import={found} idempotencyKey={keys.check} />
        </section>
      )}
    </>
  );
}
