import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks } from '../../components/desk.js';
import { FirmsTable } from '../../features/moderation/firms-table.js';
import { listFirms, rejectFirm, verifyFirm } from '../../features/moderation/moderation.server.js';
import { QueuePage } from '../../features/moderation/queue.js';
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
  const words = useWords();
  return (
    <>
      <h1 className="aloud">{t('firmsTitle')}</h1>
      <div className="filters">
        <StateLinks
          states={TABS}
          current={verification}
          nameOf={words.verification}
          addressOf={(state) => withQuery(paths.adminFirms, { verification: state, q })}
        />
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
      <QueuePage page={page} path={paths.adminFirms} query={{ verification, q }}>
        <FirmsTable firms={page.items} keys={keys} />
      </QueuePage>
    </>
  );
}
