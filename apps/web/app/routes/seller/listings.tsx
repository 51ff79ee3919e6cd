import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { StateLinks, SubmitButton } from '../../components/desk.js';
import { IdempotencyKey } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Empty, Notice } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';
import { saveSheet, type SheetOutcome } from '../../features/listings/listing-sheet.server.js';
import { ListingSheet, PriceShift } from '../../features/listings/listing-sheet.js';
import { listMyListings } from '../../features/listings/listings.server.js';
import { MyListings } from '../../features/listings/my-listings.js';
import { oneOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import { useWords } from '../../lib/words.js';
import type { Route } from './+types/listings.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('listingsTitle', { ns: 'listings' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

const STATES = ['live', 'draft', 'in_review', 'paused', 'taken_down', 'ended'] as const;
const TABS = ['', ...STATES];

export async function loader({ context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const state = oneOf(url.searchParams.get('state'), STATES);
  const q = url.searchParams.get('q')?.trim() ?? '';
  const page = await listMyListings(api, {
    state,
    q,
    cursor: url.searchParams.get('cursor') ?? undefined,
    limit: 50,
  });
  const keys = Object.values(newKeys(...page.items.map(({ id }) => id)));
  const sheet = url.searchParams.get('sheet') === '1' ? '1' : '';
  return { page, filter: { state: state ?? '', q, sheet }, keys, saveKeys: newKeys('save', 'undo') };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = scopeOf({ context });
  const form = await request.formData();
  return saveSheet(api, form, keyOf(form));
}

export default function Listings({ loaderData, actionData }: Route.ComponentProps) {
  const { page, filter, keys, saveKeys } = loaderData;
  const { state, q, sheet } = filter;
  const { t } = useTranslation('listings');
  const words = useWords();
  return (
    <>
      <div className="page-head">
        <h1>{t('listingsTitle')}</h1>
        <div className="acts">
          <DeskLink
            className="button"
            to={withQuery(paths.sellerListings, { state, q, sheet: sheet ? '' : '1' })}
          >
            {t(sheet ? 'sheet.leave' : 'sheet.title')}
          </DeskLink>
          <DeskLink className="button primary" to={paths.sellerListingNew}>
            {t('addListing')}
          </DeskLink>
        </div>
      </div>
      <div className="filters">
        <StateLinks
          states={TABS}
          current={state}
          nameOf={words.listingState}
          addressOf={(each) => withQuery(paths.sellerListings, { ...filter, state: each })}
        />
        <Form className="quantity" role="search">
          {state && <input type="hidden" name="state" value={state} />}
          {sheet && <input type="hidden" name="sheet" value={sheet} />}
          <input
            type="search"
            name="q"
            defaultValue={q}
            placeholder={t('filterBy')}
            aria-label={t('filterBy')}
          />
          <button className="button" type="submit">
            {t('find')}
          </button>
        </Form>
      </div>
      {actionData && <Saved outcome={actionData} undoKey={saveKeys.undo} />}
      {page.items.length > 0 && sheet ? (
        <Form method="post" className="sheet-form">
          <IdempotencyKey value={saveKeys.save} />
          <ListingSheet listings={page.items} faults={actionData?.faults ?? {}} />
          <div className="save-bar">
            <SubmitButton>{t('saveChanges')}</SubmitButton>
            <PriceShift />
            <p className="muted small">{t('sheet.hint')}</p>
          </div>
        </Form>
      ) : page.items.length > 0 ? (
        <MyListings listings={page.items} keys={keys} />
      ) : state || q ? (
        <Empty title={t('emptyFiltered')} />
      ) : (
        <Empty title={t('emptyListings')}>
          <p>{t('emptyListingsBody')}</p>
          <DeskLink className="button primary" to={paths.sellerListingNew}>
            {t('addListing')}
          </DeskLink>
        </Empty>
      )}
      <Pager path={paths.sellerListings} query={filter} nextCursor={page.nextCursor} />
    </>
  );
}

/** What came of a sheet, and the way back. */
function Saved({ outcome, undoKey }: { outcome: SheetOutcome; undoKey: string }) {
  const { t } = useTranslation('listings');
  const refused = Object.keys(outcome.faults).length;
  return (
    <Notice tone={refused > 0 ? 'bad' : 'ok'}>
      <p>
        {t('sheet.saved', { count: outcome.changed })}
        {refused > 0 && ` ${t('sheet.refused', { count: refused })}`}
      </p>
      {outcome.undo.length > 0 && (
        <Form method="post">
          <IdempotencyKey value={undoKey} />
          <button className="button small" name="undo" value={JSON.stringify(outcome.undo)}>
            {t('sheet.undo')}
          </button>
        </Form>
      )}
    </Notice>
  );
}
