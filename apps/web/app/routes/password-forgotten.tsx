import { useTranslation } from 'react-i18next';
import { TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { askPassword } from '../features/identity/identity.server.js';
import '../features/identity/messages.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/password-forgotten.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('forgottenTitle', { ns: 'identity' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export async function action({ request, context }: Route.ActionArgs) {
  const email = textOf(await request.formData(), 'email');
  const asked = await attempt(() => askPassword(scopeOf({ context }).api, email));
  return { email, problem: asked.ok ? undefined : asked.problem };
}

export default function PasswordForgotten({ actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  return (
    <div className="page form-page">
      <h1>{t('forgottenTitle')}</h1>
      {actionData && !problem ? (
        <Notice tone="ok" title={t('resetAsked', { email: actionData.email })}>
          <p>{t('resetAskedBody')}</p>
        </Notice>
      ) : (
        <form method="post" className="fields one">
          <p>{t('forgottenLead')}</p>
          <ProblemNotice problem={problem} shownFields={['email']} />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            defaultValue={actionData?.email}
            error={fault('email')}
          />
          <button className="button primary" type="submit">
            {t('askReset')}
          </button>
        </form>
      )}
      <p>
        <A to={paths.login}>{common('signIn')}</A>
      </p>
    </div>
  );
}
