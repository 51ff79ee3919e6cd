import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Notice } from '../components/notice.js';
import {
  equivalentsOf,
  findPart,
  lifeOf,
  offersOf,
  tolerancesOf,
} from '../features/catalog/catalog.server.js';
import { DesignationExplained } from '../features/catalog/designation.js';
import { sizeOf } from '../features/catalog/dimensions.js';
import { LifeCalculator } from '../features/catalog/life-calculator.js';
import { LIFE_FIELDS, readAsked } from '../features/catalog/life.questions.js';
import { PartData } from '../features/catalog/part-data.js';
import { PartDrawing } from '../features/catalog/part-drawing.js';
import { Equivalents, OtherReadings, Variants } from '../features/catalog/related-parts.js';
import { Tolerances } from '../features/catalog/tolerances.js';
import { findOffers } from '../features/listings/listings.server.js';
import { OffersTable } from '../features/listings/offers-table.js';
import { AskMakers } from '../features/sourcing/ask-makers.js';
import { recordsOf } from '../features/sourcing/matches.server.js';
import { RecordMark } from '../features/sourcing/record-mark.js';
import { TakeDown } from '../features/moderation/take-down.js';
import type { Api } from '../lib/api.server.js';
import type { PartView } from '../lib/api-types.js';
import { formatUnitPrice } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { newKeys } from '../lib/keys.server.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import { inBoth, useWords } from '../lib/words.js';
import type { Route } from './+types/part.js';

const DEFAULT_QUANTITY = 100;
const MAX_QUANTITY = 10_000_000;

function quantityOf(params: URLSearchParams): number {
  const asked = Number(params.get('quantity'));
  return Number.isInteger(asked) && asked > 0 && asked <= MAX_QUANTITY ? asked : DEFAULT_QUANTITY;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, url, session } = scopeOf({ context });
  const designation = params['*'];
  const asked = readAsked(url.searchParams, LIFE_FIELDS);
  const [part, { offers, records }, life, tolerances, replacing] = await Promise.all([
    findPart(api, designation),
    offersWithRecords(api, designation, {
      quantity: quantityOf(url.searchParams),
      cursor: url.searchParams.get('offers') ?? undefined,
    }),
    lifeOf(api, designation, asked),
    tolerancesOf(api, designation),
    replacingOf(api, designation),
  ]);
  const { visitor } = session;
  return {
    part,
    offers,
    records,
    asked,
    life,
    tolerances,
    ...replacing,
    quantity: url.searchParams.get('quantity'),
    canBuy: !visitor || visitor.kind === 'buyer',
    canPropose: visitor?.kind !== 'platform',
    takeDownKeys: visitor?.isAdmin ? newKeys(...offers.items.map(({ listingId }) => listingId)) : {},
  };
}

/** Who offers it, and what is known of them. */
async function offersWithRecords(
  api: Api,
  designation: string,
  query: { quantity: number; cursor: string | undefined },
) {
  const offers = await findOffers(api, designation, query);
  return {
    offers,
    records: await recordsOf(
      api,
      offers.items.map(({ seller }) => seller.id),
    ),
  };
}

/** What may replace it, and what that is offered for. */
async function replacingOf(api: Api, designation: string) {
  const equivalents = await equivalentsOf(api, designation);
  const partTypes = equivalents.items.flatMap(({ partType }) => partType ?? []);
  return { equivalents, equivalentOffers: await offersOf(api, partTypes) };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  if (!loaderData) return [{ title: t('error.partNotFoundTitle') }];
  const { part } = loaderData;
  const family = t(`family.${part.type}` as 'family.cage', { ns: 'words', defaultValue: part.type });
  const words = { designation: part.designation, family, size: sizeOf(part), count: part.offers.sellers };
  const description = t(part.offers.count > 0 ? 'description' : 'noOffersDescription', {
    ns: 'catalog',
    ...words,
  });
  return [
    { title: `${t('title', { ns: 'catalog', ...words })} · ${t('site')}` },
    { name: 'description', content: description },
    { 'script:ld+json': productOf(part, description) },
  ];
}

/** What search engines read: a product and the span of its offers. */
function productOf(part: PartView, description: string) {
  const { bestPrice, count } = part.offers;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: part.designation,
    mpn: part.designation,
    description,
    ...(part.massKg === null
      ? {}
      : { weight: { '@type': 'QuantitativeValue', value: part.massKg, unitCode: 'KGM' } }),
    ...(bestPrice
      ? {
          offers: {
            '@type': 'AggregateOffer',
            lowPrice: Number(bestPrice.unitPrice),
            priceCurrency: bestPrice.currency,
            offerCount: count,
          },
        }
      : {}),
  };
}

export default function Part({ loaderData }: Route.ComponentProps) {
  const { part, offers, asked, life, quantity, canBuy, canPropose, takeDownKeys } = loaderData;
  const { tolerances, equivalents, equivalentOffers, records } = loaderData;
  const { t } = useTranslation('catalog');
  const { t: sourcing } = useTranslation('sourcing');
  const words = useWords();
  const language = useLanguage();
  const askForQuotes = (
    <A rel="nofollow" to={withQuery(paths.rfqNew, { text: part.designation, quantity: offers.quantity })}>
      {sourcing('rfq.askHere')}
    </A>
  );
  return (
    <article className="page part-page">
      <div className="page-head">
        <h1>
          {part.designation} <span className="family">{words.family(part.type)}</span>
        </h1>
        <p className="muted">{sizeOf(part).replaceAll('×', ' × ')} mm</p>
        {part.offers.bestPrice && (
          <a className="strong" href="#offers">
            {t('offersFrom', {
              price: formatUnitPrice(part.offers.bestPrice, language),
              count: part.offers.sellers,
            })}
          </a>
        )}
        <A className="more-like" to={withQuery(paths.parts, { type: part.type, series: part.series })}>
          {t('backToResults')}
        </A>
      </div>
      <PartNav />
      {part.readAs && <Notice>{inBoth(part.readAs, language)}</Notice>}
      <OtherReadings equivalents={equivalents} />
      <div className="part-top">
        <PartDrawing part={part} />
        <div className="stack">
          <PartData part={part} canPropose={canPropose} />
          <Variants part={part} />
        </div>
      </div>
      <OffersTable
        designation={part.designation}
        offers={offers}
        canBuy={canBuy}
        kept={asked}
        instead={
          canBuy && (
            <>
              <AskMakers wanted={{ text: part.designation, quantity: String(offers.quantity) }} />
              {askForQuotes}
            </>
          )
        }
        renderMark={(sellerId) => <RecordMark record={records[sellerId]} />}
        more={
          <>
            <A
              rel="nofollow"
              to={withQuery(paths.matches, { part: part.designation, quantity: offers.quantity })}
            >
              {sourcing('match.open')}
            </A>
            {canBuy && askForQuotes}
          </>
        }
        renderAct={({ listingId, seller }) => {
          const idempotencyKey = takeDownKeys[listingId];
          return (
            idempotencyKey && (
              <TakeDown sellerId={seller.id} listingId={listingId} idempotencyKey={idempotencyKey} />
            )
          );
        }}
      />
      <div className="part-more">
        <Equivalents
          part={part}
          equivalents={equivalents}
          offers={equivalentOffers}
          canPropose={canPropose}
        />
        <DesignationExplained part={part} />
      </div>
      <Tolerances tolerances={tolerances} />
      {part.ratings && (
        <LifeCalculator part={part} asked={asked} life={life} kept={quantity ? { quantity } : {}} />
      )}
    </article>
  );
}

/** Buyers want the offers, engineers the rest: each a step away. */
function PartNav() {
  const { t } = useTranslation('catalog');
  const { t: offers } = useTranslation('listings');
  const sections = [
    ['offers', offers('offers')],
    ['equivalents', t('equivalents')],
    ['explained', t('explained')],
    ['tolerances', t('tolerance.title')],
    ['life', t('life.title')],
  ] as const;
  return (
    <nav className="part-nav" aria-label={t('onThisPage')}>
      {sections.map(([id, name]) => (
        <a key={id} href={`#${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
