import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { signIn } from '../features/identity/identity.server.js';
import '../features/identity/messages.js';
import { attempt } from '../lib/api.server.js';
import { localAddress, secretOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { deskOf, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/login.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('signIn')} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const next = scope.url.searchParams.get('next') ?? '';
  if (scope.session.visitor) throw redirect(localAddress(next, deskOf(scope)));
  return { next };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const email = textOf(form, 'email');
  const signedIn = await attempt(() => signIn(scope.api, email, secretOf(form, 'password')));
  if (!signedIn.ok) return { problem: signedIn.problem, email };
  scope.session.begin(signedIn.value);
  return redirect(localAddress(textOf(form, 'next'), deskOf(scope)), 303);
}

export default function Login({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  return (
    <div className="page form-page">
      <h1>{t('signInTitle')}</h1>
      {loaderData?.next && <p className="muted">{t('signInBack')}</p>}
      <ProblemNotice problem={actionData?.problem} />
      <form method="post" className="fields one">
        <input type="hidden" name="next" value={loaderData?.next ?? ''} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={actionData?.email}
        />
        <TextField label={t('password')} name="password" type="password" autoComplete="current-password" />
        <button className="button primary" type="submit">
          {common('signIn')}
        </button>
      </form>
      <p>
        <A to={paths.passwordReset}>{t('forgotten')}</A>
      </p>
      <p>
        {t('noAccount')}{' '}
        <A to={withQuery(paths.register, { next: loaderData?.next })}>{common('register')}</A>
      </p>
    </div>
  );
}
