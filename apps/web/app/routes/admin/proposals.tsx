import { useTranslation } from 'react-i18next';
import { StateLinks } from '../../components/desk.js';
import {
  acceptProposal,
  listProposals,
  rejectProposal,
} from '../../features/moderation/moderation.server.js';
import { ProposalsQueue } from '../../features/moderation/proposals-queue.js';
import { QueuePage } from '../../features/moderation/queue.js';
import { attempt } from '../../lib/api.server.js';
import { oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/proposals.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('proposalsTitle', { ns: 'moderation' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const STATES = ['proposed', 'accepted', 'rejected', 'superseded'] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES) ?? 'proposed';
  const page = await listProposals(api, { state, cursor: url.searchParams.get('cursor') ?? undefined });
  return { page, state, keys: Object.values(newKeys(...page.items.map(({ id }) => id))) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = scopeOf({ context });
  const form = await request.formData();
  const id = textOf(form, 'id');
  const decided = await attempt(() =>
    textOf(form, 'act') === 'reject'
      ? rejectProposal(api, id, textOf(form, 'reason'), keyOf(form))
      : acceptProposal(api, id, keyOf(form)),
  );
  return { problem: decided.ok ? undefined : decided.problem };
}

export default function Proposals({ loaderData: { page, state, keys } }: Route.ComponentProps) {
  const { t } = useTranslation('moderation');
  const words = useWords();
  return (
    <>
      <h1 className="aloud">{t('proposalsTitle')}</h1>
      <div className="filters">
        <StateLinks
          states={STATES}
          current={state}
          nameOf={words.proposalState}
          addressOf={(each) => withQuery(paths.adminProposals, { state: each })}
        />
      </div>
      <QueuePage page={page} path={paths.adminProposals} query={{ state }}>
        <ProposalsQueue proposals={page.items} keys={keys} />
      </QueuePage>
    </>
  );
}
