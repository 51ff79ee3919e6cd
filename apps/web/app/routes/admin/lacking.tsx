import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks } from '../../components/desk.js';
import { ProvinceOptions } from '../../components/field.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { DemandTable } from '../../features/insights/demand-table.js';
import { listUnmetDemand } from '../../features/insights/insights.server.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { PROVINCES } from '../../lib/provinces.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/lacking.js';

const KINDS = ['part', 'size'] as const;
const SPANS = ['7', '30', '90', '365'] as const;
const DAY_MS = 86_400_000;

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('lackingTitle', { ns: 'insights' })} · ${t('site')}` }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const said = (name: string) => url.searchParams.get(name);
  const kind = oneOf(said('kind'), KINDS);
  const province = oneOf(said('province'), PROVINCES);
  const days = oneOf(said('days'), SPANS) ?? '30';
  const from = new Date(Date.now() - Number(days) * DAY_MS).toISOString().slice(0, 10);
  const page = await listUnmetDemand(api, { kind, province, from, cursor: said('cursor') ?? undefined });
  // The bars of later pages are drawn by the first page's longest.
  const most = Number(said('most')) || (page.items[0]?.searches ?? 1);
  return { page, most, query: { kind: kind ?? '', province: province ?? '', days } };
}

/** What buyers look for that nobody offers: whom the market should win next. */
export default function Lacking({ loaderData: { page, most, query } }: Route.ComponentProps) {
  const { t } = useTranslation('insights');
  return (
    <>
      <div className="page-head">
        <h1>{t('lackingTitle')}</h1>
        <p className="muted">{t('lackingLead')}</p>
      </div>
      <div className="filters">
        <StateLinks
          states={['', ...KINDS]}
          current={query.kind}
          nameOf={(kind) => t(`kind.${kind || 'all'}`)}
          addressOf={(kind) => withQuery(paths.adminLacking, { ...query, kind })}
        />
        <Form className="quantity">
          {query.kind && <input type="hidden" name="kind" value={query.kind} />}
          <label>
            {t('from')}
            <select name="province" defaultValue={query.province}>
              <option value="">—</option>
              <ProvinceOptions />
            </select>
          </label>
          <label>
            {t('days')}
            <select name="days" defaultValue={query.days}>
              {SPANS.map((each) => (
                <option key={each} value={each}>
                  {t('lastDays', { count: Number(each) })}
                </option>
              ))}
            </select>
          </label>
          <button className="button" type="submit">
            {t('show')}
          </button>
        </Form>
      </div>
      {page.items.length > 0 ? (
        <DemandTable items={page.items} most={most} />
      ) : (
        <Empty title={t('lackingEmpty')}>
          <p>{t('lackingEmptyBody')}</p>
        </Empty>
      )}
      <Pager
        path={paths.adminLacking}
        query={{ ...query, most: String(most) }}
        nextCursor={page.nextCursor}
      />
    </>
  );
}
