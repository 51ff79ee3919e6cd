import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { IdempotencyKey, ProvinceField, TextArea, TextField } from '../components/field.js';
import { ProblemNotice } from '../components/problem-notice.js';
import '../features/sourcing/messages.js';
import { leaveRequest, type RequestToLeave } from '../features/sourcing/sourcing.server.js';
import { attempt } from '../lib/api.server.js';
import { useFaults } from '../lib/faults.js';
import { numberOf, textOf } from '../lib/forms.server.js';
import { i18nFor } from '../lib/i18n.js';
import { keyOf, newKeys } from '../lib/keys.server.js';
import { inLanguage, languageOf } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../lib/scope.server.js';
import type { Route } from './+types/request-new.js';

const NAMES = ['text', 'quantity', 'province', 'brand', 'neededBy', 'note'] as const;
type Typed = Record<(typeof NAMES)[number], string>;

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('newTitle', { ns: 'sourcing' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
    { name: 'robots', content: 'noindex' },
  ];
}

/** The address says what is known already; who has not signed in comes back to it. */
export function loader({ context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  if (requireVisitor(scope).kind !== 'buyer') throw redirect(inLanguage(paths.home, scope.language));
  const { searchParams } = scope.url;
  const known = Object.fromEntries(NAMES.map((name) => [name, searchParams.get(name) ?? ''])) as Typed;
  return { known, keys: newKeys('leave') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const typed = Object.fromEntries(NAMES.map((name) => [name, textOf(form, name)])) as Typed;
  const left = await attempt(() =>
    leaveRequest(scope.api, requestOf(typed, numberOf(form, 'quantity')), keyOf(form)),
  );
  if (!left.ok) return { problem: left.problem, typed };
  return doneAndGo(scope, paths.requests, 'requestLeft');
}

function requestOf({ text, province, brand, neededBy, note }: Typed, quantity = 0): RequestToLeave {
  return {
    lines: [{ text, quantity, ...(brand && { brand }) }],
    // Whatever else was sent, the API refuses.
    ...(province && { province: province as RequestToLeave['province'] }),
    ...(neededBy && { neededBy }),
    ...(note && { note }),
  };
}

const FIELDS = ['lines.0.text', 'lines.0.quantity', 'lines.0.brand', 'province', 'neededBy', 'note'];

export default function RequestNew({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('sourcing');
  const fault = useFaults(actionData?.problem);
  const typed = actionData?.typed ?? loaderData.known;
  return (
    <div className="page form-page">
      <h1>{t('newTitle')}</h1>
      <p className="muted">{t('newLead')}</p>
      <ProblemNotice problem={actionData?.problem} shownFields={FIELDS} />
      <form method="post" className="fields">
        <IdempotencyKey value={loaderData.keys.leave} />
        <div className="wide-field">
          <TextField
            label={t('text')}
            name="text"
            maxLength={200}
            hint={t('textHint')}
            defaultValue={typed.text}
            error={fault('lines.0.text')}
          />
        </div>
        <TextField
          label={t('quantity')}
          name="quantity"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed.quantity}
          error={fault('lines.0.quantity')}
        />
        <ProvinceField
          label={t('province')}
          name="province"
          isOptional
          defaultValue={typed.province}
          error={fault('province')}
        />
        <TextField
          label={t('brand')}
          name="brand"
          maxLength={40}
          isOptional
          defaultValue={typed.brand}
          error={fault('lines.0.brand')}
        />
        <TextField
          label={t('neededBy')}
          name="neededBy"
          type="date"
          isOptional
          hint={t('neededByHint')}
          defaultValue={typed.neededBy}
          error={fault('neededBy')}
        />
        <div className="wide-field">
          <TextArea
            label={t('note')}
            name="note"
            rows={3}
            maxLength={1000}
            isOptional
            hint={t('noteHint')}
            defaultValue={typed.note}
            error={fault('note')}
          />
        </div>
        <button className="button primary" type="submit">
          {t('leave')}
        </button>
      </form>
    </div>
  );
}
