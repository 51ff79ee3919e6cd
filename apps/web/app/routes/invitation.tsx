import { useTranslation } from 'react-i18next';
import { NewPasswordField } from '../features/identity/new-password-field.js';
import { redirect } from 'react-router';
import { TextField } from '../components/field.js';
import { Empty } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { findInvitation, joinFirm } from '../features/identity/members.server.js';
import '../features/identity/messages.js';
import { attempt } from '../lib/api.server.js';
import { secretOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { useFaults } from '../lib/faults.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/invitation.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('member.joinTitle', { ns: 'identity' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const found = await attempt(() => findInvitation(api, params.id, url.searchParams.get('token') ?? ''));
  return { invited: found.ok ? found.value : null };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const name = textOf(form, 'name');
  const joined = await attempt(() =>
    joinFirm(scope.api, params.id, {
      token: scope.url.searchParams.get('token') ?? '',
      name,
      password: secretOf(form, 'password'),
      locale: scope.language,
    }),
  );
  if (!joined.ok) return { problem: joined.problem, name };
  scope.session.begin(joined.value);
  return redirect(inLanguage(paths.orders, scope.language), 303);
}

export default function Invitation({ loaderData: { invited }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  return (
    <div className="page form-page">
      <h1>{t('member.joinTitle')}</h1>
      {invited ? (
        <form method="post" className="fields">
          <p className="wide-field">{t('member.joinLead', { firm: invited.organisationName })}</p>
          <div className="wide-field">
            <ProblemNotice problem={problem} shownFields={['name', 'password']} />
          </div>
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            readOnly
            defaultValue={invited.email}
          />
          <TextField
            label={t('yourName')}
            name="name"
            autoComplete="name"
            maxLength={60}
            defaultValue={actionData?.name}
            error={fault('name')}
          />
          <div className="wide-field">
            <NewPasswordField label={t('password')} error={fault('password')} />
          </div>
          <button className="button primary" type="submit">
            {t('member.join')}
          </button>
        </form>
      ) : (
        <Empty title={t('member.noInvitation')}>
          <p>{t('member.noInvitationBody')}</p>
        </Empty>
      )}
    </div>
  );
}
