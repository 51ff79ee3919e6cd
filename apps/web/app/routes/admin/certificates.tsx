import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import { CertificatesQueue } from '../../features/moderation/certificates-queue.js';
import {
  listCertificates,
  rejectCertificate,
  verifyCertificate,
} from '../../features/moderation/moderation.server.js';
import { QueuePage } from '../../features/moderation/queue.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/certificates.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('certificatesTitle', { ns: 'moderation' })} · ${t('site')}` }];
}

const STATES = ['pending', 'verified', 'rejected'] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'pending';
  const page = await listCertificates(api, { state, cursor: url.searchParams.get('cursor') ?? undefined });
  return { page, state, keys: Object.values(newKeys(...page.items.map(({ id }) => id))) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = scopeOf({ context });
  const form = await request.formData();
  const id = textOf(form, 'id');
  const decided = await attempt(() =>
    textOf(form, 'act') === 'reject'
      ? rejectCertificate(api, id, textOf(form, 'reason'), keyOf(form))
      : verifyCertificate(api, id, keyOf(form)),
  );
  return { problem: decided.ok ? undefined : decided.problem };
}

export default function Certificates({ loaderData: { page, state, keys } }: Route.ComponentProps) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  return (
    <>
      <h1 className="aloud">{t('certificatesTitle')}</h1>
      <div className="filters">
        <StateLinks
          states={STATES}
          current={state}
          nameOf={words.verification}
          addressOf={(each) => withQuery(paths.adminCertificates, { state: each })}
        />
      </div>
      <QueuePage page={page} path={paths.adminCertificates} query={{ state }}>
        <CertificatesQueue certificates={page.items} keys={keys} />
      </QueuePage>
    </>
  );
}
