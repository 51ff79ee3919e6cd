import { useTranslation } from 'react-i18next';
import { NewPasswordField } from '../features/identity/new-password-field.js';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { choosePassword } from '../features/identity/identity.server.js';
import '../features/identity/messages.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { secretOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/password-reset.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('resetTitle', { ns: 'identity' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const token = scope.url.searchParams.get('token') ?? '';
  const password = secretOf(form, 'password');
  const chosen = await attempt(() => choosePassword(scope.api, params.id, { token, password }));
  if (!chosen.ok) return { problem: chosen.problem };
  scope.session.end();
  return doneAndGo(scope, paths.login, 'passwordChosen');
}

export default function PasswordReset({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  return (
    <div className="page form-page">
      <h1>{t('resetTitle')}</h1>
      <form method="post" className="fields one">
        <ProblemNotice problem={problem} shownFields={['password']} />
        <NewPasswordField label={t('newPassword')} error={fault('password')} />
        <button className="button primary" type="submit">
          {t('choosePassword')}
        </button>
      </form>
      <p>
        <A to={paths.passwordReset}>{t('askAnotherLink')}</A>
      </p>
    </div>
  );
}
