import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Empty } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { changeMembers, listMembers, type MembersDeed } from '../features/identity/members.server.js';
import {
  FirmLimitForm,
  InvitationsList,
  InviteForm,
  MembersTable,
} from '../features/identity/members-table.js';
import { attempt } from '../lib/api.server.js';
import { fenOf, oneOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/members.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('member.title', { ns: 'identity' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export async function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const { userId } = requireVisitor(scope);
  const members = await listMembers(scope.api);
  const own = members.items.find(({ id }) => id === userId);
  const mayChange = own !== undefined && own.role !== 'member';
  const mayRank = own?.role === 'owner';
  const keys = newKeys(
    'invite',
    'limit-firm',
    ...members.items.map(({ id }) => id),
    ...members.invitations.map(({ id }) => id),
  );
  return { members, userId, mayChange, mayRank, keys };
}

const DONE: Record<MembersDeed['act'], string> = {
  invite: 'memberInvited',
  withdraw: 'invitationWithdrawn',
  remove: 'memberRemoved',
  role: 'roleChanged',
  limit: 'limitSet',
  'limit-firm': 'limitSet',
};

/** An empty limit is none; what is no number goes to the API, which says so. */
function limitIn(form: FormData): number | null {
  return textOf(form, 'yuan') === '' ? null : (fenOf(form, 'yuan') ?? -1);
}

function deedOf(form: FormData): MembersDeed | undefined {
  const act = oneOf(textOf(form, 'act'), ['invite', 'withdraw', 'remove', 'role', 'limit', 'limit-firm']);
  const id = textOf(form, 'id');
  switch (act) {
    case 'invite':
      return {
        act,
        email: textOf(form, 'email'),
        role: oneOf(textOf(form, 'role'), ['member', 'admin']) ?? 'member',
      };
    case 'role':
      return { act, id, role: oneOf(textOf(form, 'role'), ['owner', 'admin', 'member']) ?? 'member' };
    case 'limit':
      return { act, id, limitMinor: limitIn(form) };
    case 'limit-firm':
      return { act, limitMinor: limitIn(form) };
    default:
      return act && { act, id };
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const deed = deedOf(form);
  if (!deed) return undefined;
  const done = await attempt(() => changeMembers(scope.api, deed, keyOf(form)));
  if (done.ok) return doneAndGo(scope, paths.members, DONE[deed.act]);
  const typed = { yuan: textOf(form, 'yuan'), email: textOf(form, 'email'), role: textOf(form, 'role') };
  return { of: 'id' in deed ? deed.id : deed.act, act: deed.act, problem: done.problem, typed };
}

export default function MembersPage({ loaderData, actionData: refused }: Route.ComponentProps) {
  const { members, userId, mayChange, mayRank, keys } = loaderData;
  const { t } = useTranslation('identity');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('member.title')}</h1>
        <A to={paths.approvals}>{t('member.toApprovals')}</A>
      </div>
      <div className="stack">
        <p className="muted">{t('member.lead')}</p>
        <ProblemNotice problem={refused?.problem} shownFields={['email', 'role', 'limitMinor']} />
        <MembersTable
          members={members}
          userId={userId}
          mayChange={mayChange}
          mayRank={mayRank}
          keys={keys}
          refused={refused}
        />
        {mayChange && (
          <>
            <h2>{t('member.firmLimitTitle')}</h2>
            <FirmLimitForm
              limitMinor={members.limitMinor}
              idempotencyKey={keys['limit-firm'] ?? ''}
              refused={refused?.of === 'limit-firm' ? refused : undefined}
            />
            <h2>{t('member.inviteTitle')}</h2>
            <InviteForm
              idempotencyKey={keys.invite ?? ''}
              refused={refused?.of === 'invite' ? refused : undefined}
            />
          </>
        )}
        <h2>{t('member.invited')}</h2>
        {members.invitations.length > 0 ? (
          <InvitationsList invitations={members.invitations} mayChange={mayChange} keys={keys} />
        ) : (
          <Empty title={t('member.nobodyInvited')} />
        )}
      </div>
    </div>
  );
}
