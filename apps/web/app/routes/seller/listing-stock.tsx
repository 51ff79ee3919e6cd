import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import { SubmitButton } from '../../components/desk.js';
import { IdempotencyKey, TextField } from '../../components/field.js';
import { DeskLink } from '../../components/link.js';
import { Pager } from '../../components/pager.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { findMyListing } from '../../features/listings/listings.server.js';
import {
  Calendar,
  LabelFields,
  LotsTable,
  MovementsTable,
  PricesTable,
} from '../../features/listings/stock-tables.js';
import {
  findStock,
  labelLot,
  moveLot,
  receiveLot,
  setCapacity,
} from '../../features/listings/stock.server.js';
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
  return {
    listing,
    ...stock,
    keys: newKeys('receive', 'capacity', ...stock.lots.flatMap(({ id }) => [id, `label ${id}`])),
  };
}

const KINDS = ['counted', 'received', 'scrapped'] as const;

export async function action({ request, params, context }: Route.ActionArgs) {
  const scope = scopeOf({ context });
  const form = await request.formData();
  const { api } = scope;
  // A count of nothing is a count: what was not typed is refused.
  const quantity = numberOf(form, 'quantity') ?? Number.NaN;
  const optional = (name: string) => textOf(form, name) || undefined;
  const act = textOf(form, 'act');
  const done = await attempt<unknown>(() => {
    if (act === 'capacity') {
      const day = { day: textOf(form, 'day'), capacity: numberOf(form, 'capacity') ?? Number.NaN };
      return setCapacity(api, params.id, day, keyOf(form));
    }
    const note = optional('note');
    const kind = oneOf(textOf(form, 'kind'), KINDS);
    const ref = { id: params.id, lotId: textOf(form, 'lotId') };
    const labels = {
      lotNumber: optional('lotNumber'),
      dateCode: optional('dateCode'),
      location: optional('location'),
    };
    if (act === 'label') return labelLot(api, ref, cleared(labels), keyOf(form));
    if (kind) return moveLot(api, ref, { kind, quantity, note }, keyOf(form));
    return receiveLot(api, params.id, { ...labels, quantity, note }, keyOf(form));
  });
  if (!done.ok) return { problem: done.problem };
  return doneAndGo(scope, paths.sellerListingStock(params.id), 'stockBooked');
}

/** On a lot that is there an empty field takes away what stood in it. */
const cleared = (labels: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, label ?? null]));

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
        <Form method="post" className="fields compact" key={lots.length}>
          <IdempotencyKey value={keys.receive ?? ''} />
          <TextField label={t('stockPage.pieces')} name="quantity" inputMode="numeric" autoComplete="off" />
          <LabelFields fault={fault} />
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
