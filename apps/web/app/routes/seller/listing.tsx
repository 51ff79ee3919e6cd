import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { A, DeskLink } from '../../components/link.js';
import { Badge, Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { termsOf } from '../../features/listings/listing-form.server.js';
import {
  actOnListing,
  amendListing,
  changePhotographs,
  findMyListing,
  type ListingAct,
  offeredAs,
} from '../../features/listings/listings.server.js';
import { Photographs } from '../../features/listings/photographs.js';
import { listingTone } from '../../features/listings/my-listings.js';
import { TermsFields, typedTerms } from '../../features/listings/terms-fields.js';
import { attempt } from '../../lib/api.server.js';
import { numberOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, requireVisitor, scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/listing.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    {
      title: `${t('editTitle', { ns: 'listings', designation: loaderData?.listing.partType.designation ?? '' })} · ${t('site')}`,
    },
  ];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = scopeOf({ context });
  return {
    listing: await findMyListing(api, params.id),
    keys: newKeys('amend', 'photograph', 'publish', 'pause', 'resume', 'end'),
  };
}

const DONE: Record<ListingAct, typeof offeredAs> = {
  publish: offeredAs,
  pause: () => 'listingPaused',
  resume: () => 'listingResumed',
  end: () => 'listingEnded',
};

const isAct = (act: string): act is ListingAct => Object.hasOwn(DONE, act);

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  requireVisitor(scope);
  const form = await request.formData();
  const act = textOf(form, 'act');
  if (isAct(act)) {
    const done = await attempt(() => actOnListing(scope.api, params.id, act, keyOf(form)));
    if (!done.ok) return { problem: done.problem };
    return textOf(form, 'stay')
      ? { problem: undefined }
      : doneAndGo(scope, paths.sellerListings, DONE[act](done.value.state));
  }
  if (act === 'photograph') {
    const changed = await attempt(() => changePhotographs(scope.api, params.id, form, keyOf(form)));
    return { problem: changed.ok ? undefined : changed.problem };
  }
  const terms = termsOf(form);
  const amended = await attempt(() =>
    amendListing(scope.api, params.id, { ...terms, version: numberOf(form, 'version') }, keyOf(form)),
  );
  if (!amended.ok) return { problem: amended.problem, terms };
  return doneAndGo(scope, paths.sellerListings, 'listingSaved');
}

const FIELDS = [
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

export default function Listing({ loaderData, actionData }: Route.ComponentProps) {
  const { listing, keys } = loaderData;
  const { t } = useTranslation('listings');
  const words = useWords();
  const problem = actionData?.problem;
  const typed = actionData && 'terms' in actionData ? actionData.terms : undefined;
  const { designation, type } = listing.partType;
  return (
    <div className="form-column">
      <div className="page-head">
        <h1>{designation}</h1>
        <p className="muted">{words.family(type)}</p>
        <Badge tone={listingTone(listing.state)}>{words.listingState(listing.state)}</Badge>
        <A to={paths.part(designation)}>{t('asBuyersSee')}</A>
        <DeskLink to={paths.sellerListingStock(listing.id)}>{t('stockPage.link')}</DeskLink>
      </div>
      {listing.reviewReason && <Notice tone="bad" title={listing.reviewReason} />}
      <ProblemNotice problem={problem} shownFields={FIELDS} />
      <Form method="post" className="fields compact" key={listing.version}>
        <IdempotencyKey value={keys.amend} />
        <input type="hidden" name="version" value={listing.version} />
        <TermsFields
          terms={{ ...typedTerms(listing), ...typed, stock: typed?.stock ?? listing.onHand }}
          problem={problem}
          isOpen
        />
        <div className="acts wide-field">
          <SubmitButton>{t('saveChanges')}</SubmitButton>
        </div>
      </Form>
      <Photographs listing={listing} idempotencyKey={keys.photograph} />
      <div className="acts">
        {listing.state === 'draft' && <ActForm act="publish" idempotencyKey={keys.publish} />}
        {listing.state === 'live' && <ActForm act="pause" idempotencyKey={keys.pause} />}
        {listing.state === 'paused' && <ActForm act="resume" idempotencyKey={keys.resume} />}
        {listing.state !== 'ended' && (
          <details>
            <summary className="error">{t('end')}</summary>
            <p className="small">{t('endHint')}</p>
            <ActForm act="end" idempotencyKey={keys.end} />
          </details>
        )}
      </div>
    </div>
  );
}

const CLASS: Record<ListingAct, string> = {
  publish: 'primary',
  pause: '',
  resume: '',
  end: 'danger',
};

function ActForm({ act, idempotencyKey }: { act: ListingAct; idempotencyKey: string }) {
  const { t } = useTranslation('listings');
  return (
    <Form method="post">
      <IdempotencyKey value={idempotencyKey} />
      <SubmitButton className={CLASS[act]} name="act" value={act}>
        {t(act)}
      </SubmitButton>
    </Form>
  );
}
