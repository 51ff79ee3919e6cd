import { useTranslation } from 'react-i18next';
import { NewPasswordField } from '../features/identity/new-password-field.js';
import { redirect } from 'react-router';
import { ProvinceField, TextField } from '../components/field.js';
import { A } from '../components/link.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { register, type Registration } from '../features/identity/identity.server.js';
import '../features/identity/messages.js';
import { attempt } from '../lib/api.server.js';
import { localAddress, secretOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { useFaults } from '../lib/faults.js';
import { deskOf, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/register.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('register')} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (scope.session.visitor) throw redirect(deskOf(scope));
  const { searchParams } = scope.url;
  return {
    next: searchParams.get('next') ?? '',
    kind: searchParams.get('kind') === 'seller' ? 'seller' : 'buyer',
  };
}

function registrationOf(form: FormData, locale: 'zh' | 'en'): Registration {
  const some = (name: 'city' | 'town' | 'industrialPark' | 'uscc') => {
    const text = textOf(form, name);
    return text ? { [name]: text } : {};
  };
  return {
    email: textOf(form, 'email'),
    password: secretOf(form, 'password'),
    name: textOf(form, 'name'),
    locale,
    organisation: {
      kind: textOf(form, 'kind') === 'seller' ? 'seller' : 'buyer',
      name: textOf(form, 'firm'),
      // Whatever else was sent, the API refuses.
      province: textOf(form, 'province') as Registration['organisation']['province'],
      ...some('city'),
      ...some('town'),
      ...some('industrialPark'),
      ...some('uscc'),
    },
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const registration = registrationOf(form, scope.language);
  const registered = await attempt(() => register(scope.api, registration));
  if (!registered.ok) {
    const typed = { ...registration, password: '' };
    return { problem: registered.problem, typed };
  }
  scope.session.begin(registered.value);
  return redirect(localAddress(textOf(form, 'next'), deskOf(scope)), 303);
}

const FIELDS = [
  'email',
  'password',
  'name',
  'organisation.name',
  'organisation.province',
  'organisation.city',
  'organisation.town',
  'organisation.industrialPark',
  'organisation.uscc',
];

export default function Register({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const { t: common } = useTranslation();
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  const typed = actionData?.typed;
  const kind = typed?.organisation.kind ?? loaderData?.kind ?? 'buyer';
  return (
    <div className="page form-page">
      <h1>{t('registerTitle')}</h1>
      <ProblemNotice problem={problem} shownFields={FIELDS} />
      <form method="post" className="fields">
        <input type="hidden" name="next" value={loaderData?.next ?? ''} />
        <fieldset className="wide-field choices">
          <legend>{t('iAm')}</legend>
          {(['buyer', 'seller'] as const).map((each) => (
            <label key={each} className="choice">
              <input type="radio" name="kind" value={each} defaultChecked={each === kind} />
              <span>
                <span className="strong">{t(each)}</span>
                <span className="muted small">{t(`${each}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="wide-field">
          <TextField
            label={t('firmName')}
            name="firm"
            autoComplete="organization"
            maxLength={100}
            defaultValue={typed?.organisation.name}
            error={fault('organisation.name')}
          />
        </div>
        <ProvinceField
          label={t('province')}
          name="province"
          defaultValue={typed?.organisation.province}
          error={fault('organisation.province')}
        />
        <TextField
          label={t('city')}
          name="city"
          isOptional
          autoComplete="address-level2"
          maxLength={40}
          defaultValue={typed?.organisation.city}
          error={fault('organisation.city')}
        />
        <div className="only-seller">
          <TextField
            label={t('town')}
            name="town"
            isOptional
            maxLength={40}
            defaultValue={typed?.organisation.town}
            error={fault('organisation.town')}
          />
        </div>
        <div className="only-seller">
          <TextField
            label={t('park')}
            name="industrialPark"
            isOptional
            maxLength={60}
            defaultValue={typed?.organisation.industrialPark}
            error={fault('organisation.industrialPark')}
          />
        </div>
        <div className="wide-field only-seller">
          <TextField
            label={t('uscc')}
            name="uscc"
            isOptional
            hint={t('usccHint')}
            maxLength={18}
            autoCapitalize="characters"
            defaultValue={typed?.organisation.uscc}
            error={fault('organisation.uscc')}
          />
        </div>
        <TextField
          label={t('yourName')}
          name="name"
          autoComplete="name"
          maxLength={60}
          defaultValue={typed?.name}
          error={fault('name')}
        />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          defaultValue={typed?.email}
          error={fault('email')}
        />
        <div className="wide-field">
          <NewPasswordField label={t('password')} error={fault('password')} />
        </div>
        <button className="button primary" type="submit">
          {t('create')}
        </button>
      </form>
      <p>
        {t('haveAccount')} <A to={withQuery(paths.login, { next: loaderData?.next })}>{common('signIn')}</A>
      </p>
    </div>
  );
}
