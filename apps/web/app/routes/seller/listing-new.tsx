import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, useFetcher } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { findMe } from '../../features/identity/identity.server.js';
import { termsOf } from '../../features/listings/listing-form.server.js';
import {
  listMyListings,
  offeredAs,
  offerListing,
  readDesignation,
} from '../../features/listings/listings.server.js';
import { ReadingCard } from '../../features/listings/reading-card.js';
import { TermsFields } from '../../features/listings/terms-fields.js';
import { RateNote } from '../../features/orders/commission-rates.js';
import { findMyRates } from '../../features/orders/commission.server.js';
import { attempt } from '../../lib/api.server.js';
import { textOf } from '../../lib/forms.server.js';
import { i18nFor, useLanguage } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { inLanguage, languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { useFaults } from '../../lib/faults.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import type { loader as readLoader } from './read.js';
import type { Route } from './+types/listing-new.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('addTitle', { ns: 'listings' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

/** The last listing's brand and terms are the likeliest for the next one. */
export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const designation = url.searchParams.get('designation')?.trim() ?? '';
  const [me, { rates }, last, reading] = await Promise.all([
    findMe(api),
    findMyRates(api),
    listMyListings(api, { limit: 1 }),
    designation ? readDesignation(api, designation) : [],
  ]);
  const [latest] = last.items;
  const { province, city } = me.organisation;
  const terms = {
    brand: latest?.brand,
    taxIncluded: latest ? latest.netPriceBreaks === null : true,
    origin: latest?.origin,
    certificates: latest?.certificates,
    leadTimeDays: latest?.leadTimeDays,
    shipFrom: latest?.shipFrom ?? { province, city: city ?? '' },
  };
  return { designation, reading, rates, terms, keys: newKeys('offer') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const designation = textOf(form, 'designation');
  const terms = termsOf(form);
  const draft = form.has('draft');
  const offered = await attempt(() =>
    offerListing(scope.api, { designation, ...terms, stock: terms.stock ?? 0, draft }, keyOf(form)),
  );
  if (!offered.ok) {
    const reading = designation ? await readDesignation(scope.api, designation) : [];
    return { problem: offered.problem, designation, terms, reading };
  }
  return doneAndGo(
    scope,
    textOf(form, 'another') ? paths.sellerListingNew : paths.sellerListings,
    offeredAs(offered.value.state),
  );
}

const FIELDS = [
  'designation',
  'brand',
  'priceBreaks',
  'stock',
  'leadTimeDays',
  'moq',
  'orderMultiple',
  'madeToOrder',
  'origin',
  'shipFrom',
  'certificates',
  'validUntil',
  'note',
];

export default function ListingNew({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('listings');
  const problem = actionData?.problem;
  const fault = useFaults(problem);
  // What is on offer already is named by the refusal: it is amended there.
  const named: unknown = problem?.code === 'listing.duplicate' ? problem.errors?.[0]?.expected : undefined;
  const existingId = typeof named === 'string' ? named : undefined;
  return (
    <div className="form-column">
      <h1>{t('addTitle')}</h1>
      <ProblemNotice problem={problem} shownFields={FIELDS} />
      {existingId && (
        <p>
          <DeskLink to={paths.sellerListing(existingId)}>{t('openExisting')}</DeskLink>
        </p>
      )}
      <Form method="post" className="fields compact" key={actionData ? 'refused' : loaderData.keys.offer}>
        <IdempotencyKey value={loaderData.keys.offer} />
        <NumberField
          initial={actionData?.designation ?? loaderData.designation}
          reading={actionData?.reading ?? loaderData.reading}
          rates={loaderData.rates}
          error={fault('designation')}
        />
        <TermsFields terms={actionData?.terms ?? loaderData.terms} problem={problem} isOpen={false} />
        <div className="acts wide-field">
          <SubmitButton>{t('publish')}</SubmitButton>
          <SubmitButton className="" name="another" value="true">
            {t('publishAnother')}
          </SubmitButton>
          <SubmitButton className="" name="draft" value="true">
            {t('saveDraft')}
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}

const PAUSE_MS = 180;

interface NumberFieldProps {
  initial: string;
  reading: Route.ComponentProps['loaderData']['reading'];
  rates: Route.ComponentProps['loaderData']['rates'];
  error: string | undefined;
}

/** The number, and below it what it is read as while it is typed. */
function NumberField({ initial, reading, rates, error }: NumberFieldProps) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const fetcher = useFetcher<typeof readLoader>();
  const [text, setText] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const candidates = fetcher.data?.candidates ?? reading;
  const read = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    if (value.trim() === '') return;
    timer.current = setTimeout(() => {
      void fetcher.load(inLanguage(withQuery(paths.sellerRead, { text: value.trim() }), language));
    }, PAUSE_MS);
  };
  return (
    <div className="wide-field number-field">
      <TextField
        label={t('number')}
        name="designation"
        hint={t('numberHint')}
        defaultValue={initial}
        onChange={({ currentTarget }) => read(currentTarget.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={120}
        error={error}
        autoFocus
      />
      <ReadingCard text={fetcher.data || initial ? text.trim() : ''} candidates={candidates} />
      <RateNote rates={rates} family={candidates[0]?.type} />
    </div>
  );
}
