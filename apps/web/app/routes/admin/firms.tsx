import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { DeskLink } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { FirmsTable } from '../../features/moderation/firms-table.js';
import { listFirms, rejectFirm, verifyFirm } from '../../features/moderation/moderation.server.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/firms.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('firmsTitle', { ns: 'moderation' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const STATES = ['pending', 'unverified', 'verified', 'rejected'] as const;
const TABS = [...STATES, ''];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const verification = oneOf(url.searchParams.get('verification'), STATES);
  const q = url.searchParams.get('q')?.trim() ?? '';
  const page = await listFirms(api, {
    verification,
    ...(q ? { q } : {}),
    cursor: url.searchParams.get('cursor') ?? undefined,
  });
  return {
    page,
    verification: verification ?? '',
    q,
    keys: Object.values(newKeys(...page.items.map(({ id }) => id))),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = scopeOf({ context });
  const form = await request.formData();
  const id = textOf(form, 'id');
  const isRefusal = textOf(form, 'act') === 'reject';
  const decided = await attempt(() =>
    isRefusal ? rejectFirm(api, id, textOf(form, 'reason'), keyOf(form)) : verifyFirm(api, id, keyOf(form)),
  );
  return { problem: decided.ok ? undefined : decided.problem };
}

export default function Firms({ loaderData }: Route.ComponentProps) {
  const { page, verification, q, keys } = loaderData;
  const { t } = useTranslation('moderation');
  const { t: common } = useTranslation();
  const words = useWords();
  return (
    <>
      <h1 className="aloud">{t('firmsTitle')}</h1>
      <div className="filters">
        <div className="segmented">
          {TABS.map((state) => (
            <DeskLink
              key={state}
              to={withQuery(paths.adminFirms, { verification: state, q })}
              aria-current={state === verification ? 'page' : undefined}
            >
              {state ? words.verification(state) : common('all')}
            </DeskLink>
          ))}
        </div>
        <Form className="quantity" role="search">
          {verification && <input type="hidden" name="verification" value={verification} />}
          <input
            type="search"
            name="q"
            defaultValue={q}
            placeholder={t('filterFirms')}
            aria-label={t('filterFirms')}
          />
          <button className="button" type="submit">
            {t('find')}
          </button>
        </Form>
      </div>
      {page.items.length > 0 ? (
        <FirmsTable firms={page.items} keys={keys} />
      ) : (
        <Empty title={t('queueEmpty')}>
          <p>{t('queueEmptyBody')}</p>
        </Empty>
      )}
      <Pager path={paths.adminFirms} query={{ verification, q }} nextCursor={page.nextCursor} />
    </>
  );
}
