import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { findMyListing } from '../../features/listings/listings.server.js';
import { Calendar, LotsTable, MovementsTable, PricesTable } from '../../features/listings/stock-tables.js';
import { findStock, moveLot, receiveLot, setCapacity } from '../../features/listings/stock.server.js';
import { attempt } from '../../lib/api.server.js';
import { useFaults } from '../../lib/faults.js';
import { numberOf, oneOf, textOf } from '../../lib/forms.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { keyOf, newKeys } from '../../lib/keys.server.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { doneAndGo, scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/listing-stock.js';

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const designation = loaderData?.listing.partType.designation ?? '';
  return [{ title: `${t('stockPage.title', { ns: 'listings', designation })} · ${t('site')}` }];
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, url } = scopeOf({ context });
  const [listing, stock] = await Promise.all([
    findMyListing(api, params.id),
    findStock(api, params.id, url.searchParams.get('cursor') ?? undefined),
  ]);
  return { listing, ...stock, keys: newKeys('receive', 'capacity', ...stock.lots.map(({ id }) => id)) };
}

const KINDS = ['counted', 'received', 'scrapped'] as const;

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const { api } = scope;
  const quantity = numberOf(form, 'quantity') ?? 0;
  const optional = (name: string) => textOf(form, name) || undefined;
  const act = textOf(form, 'act');
  const done = await attempt<unknown>(() => {
    if (act === 'capacity') {
      const day = { day: textOf(form, 'day'), capacity: numberOf(form, 'capacity') ?? 0 };
      return setCapacity(api, params.id, day, keyOf(form));
    }
    const note = optional('note');
    const kind = oneOf(textOf(form, 'kind'), KINDS);
    if (kind) {
      const ref = { id: params.id, lotId: textOf(form, 'lotId') };
      return moveLot(api, ref, { kind, quantity, note }, keyOf(form));
    }
    const labels = {
      lotNumber: optional('lotNumber'),
      dateCode: optional('dateCode'),
      location: optional('location'),
    };
    return receiveLot(api, params.id, { ...labels, quantity, note }, keyOf(form));
  });
  if (!done.ok) return { problem: done.problem };
  return doneAndGo(scope, paths.sellerListingStock(params.id), 'stockBooked');
}

export default function ListingStock({ loaderData, actionData }: Route.ComponentProps) {
  const { listing, lots, movements, prices, calendar, keys } = loaderData;
  const { t } = useTranslation('listings');
  const fault = useFaults(actionData?.problem);
  const { designation } = listing.partType;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t('stockPage.title', { designation })}</h1>
        <p className="muted">{listing.brand}</p>
        <DeskLink to={paths.sellerListing(listing.id)}>{t('stockPage.back')}</DeskLink>
      </div>
      <ProblemNotice problem={actionData?.problem} shownFields={['lotNumber', 'dateCode', 'location']} />
      <LotsTable lots={lots} keys={keys} />
      <details className="more">
        <summary>{t('stockPage.receive')}</summary>
        <Form method="post" className="fields compact" key={keys.receive}>
          <IdempotencyKey value={keys.receive ?? ''} />
          <TextField label={t('stockPage.pieces')} name="quantity" inputMode="numeric" autoComplete="off" />
          <TextField
            label={t('stockPage.lotNumber')}
            name="lotNumber"
            isOptional
            maxLength={60}
            error={fault('lotNumber')}
          />
          <TextField
            label={t('stockPage.dateCode')}
            name="dateCode"
            isOptional
            maxLength={4}
            inputMode="numeric"
            hint={t('stockPage.dateCodeHint')}
            error={fault('dateCode')}
          />
          <TextField
            label={t('stockPage.location')}
            name="location"
            isOptional
            maxLength={60}
            error={fault('location')}
          />
          <TextField label={t('stockPage.note')} name="note" isOptional maxLength={200} />
          <div className="acts wide-field">
            <SubmitButton>{t('stockPage.book')}</SubmitButton>
          </div>
        </Form>
      </details>
      {calendar.madeToOrder && <Calendar days={calendar.days} idempotencyKey={keys.capacity ?? ''} />}
      <PricesTable prices={prices} />
      <MovementsTable movements={movements.items} />
      <Pager path={paths.sellerListingStock(listing.id)} nextCursor={movements.nextCursor} />
    </div>
  );
}
