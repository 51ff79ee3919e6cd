import { useTranslation } from 'react-i18next';
import { DeskLink } from '../../components/link.js';
import { Empty, Notice } from '../../components/notice.js';
import { findMe } from '../../features/identity/identity.server.js';
import '../../features/identity/messages.js';
import { ClaimsTable } from '../../features/orders/claims-table.js';
import { listSellerClaims } from '../../features/orders/claims.server.js';
import { CLAIM_STATES, waitsFor } from '../../features/orders/claim.words.js';
import { OrdersTable } from '../../features/orders/order-rows.js';
import { listSellerOrders } from '../../features/orders/orders.server.js';
import { BalanceFigures } from '../../features/payments/balance.js';
import { findBalance } from '../../features/payments/payments.server.js';
import { AskedRfqs } from '../../features/sourcing/asked-rfqs.js';
import { rfqInbox } from '../../features/sourcing/rfqs.server.js';
import { i18nFor } from '../../lib/i18n.js';
import { languageOf } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { scopeOf } from '../../lib/scope.server.js';
import type { Route } from './+types/today.js';

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: `${t('sellerDesk')} · ${t('site')}` }, { name: 'description', content: t('tagline') }];
}

const SHOWN = 10;

export async function loader({ context }: Route.LoaderArgs) {
  const { api } = scopeOf({ context });
  const ownTurn = CLAIM_STATES.filter((state) => waitsFor({ state }) === 'seller');
  const [paid, onAccount, accepted, partlyShipped, toInvoice, toQuote, balance, me, ...claims] =
    await Promise.all([
      listSellerOrders(api, { state: 'paid', limit: SHOWN }),
      listSellerOrders(api, { state: 'on_account', limit: SHOWN }),
      listSellerOrders(api, { state: 'accepted', limit: SHOWN }),
      listSellerOrders(api, { state: 'partly_shipped', limit: SHOWN }),
      listSellerOrders(api, { fapiao: 'requested', limit: SHOWN }),
      rfqInbox(api, { folder: 'to_quote', limit: SHOWN }),
      findBalance(api),
      findMe(api),
      ...ownTurn.map((state) => listSellerClaims(api, { state, limit: SHOWN })),
    ]);
  return {
    toAccept: [...paid.items, ...onAccount.items],
    toShip: [...accepted.items, ...partlyShipped.items],
    toInvoice: toInvoice.items,
    toQuote: toQuote.items,
    toAnswer: claims.flatMap(({ items }) => items),
    balance,
    verification: me.organisation.verification,
  };
}

/** What waits for the seller now; everything else is a tab away. */
export default function Today({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('listings');
  const { t: identity } = useTranslation('identity');
  const { t: orders } = useTranslation('orders');
  const { t: sourcing } = useTranslation('sourcing');
  const { toAccept, toShip, toInvoice, toQuote, toAnswer, balance, verification } = loaderData;
  return (
    <div className="stack today">
      {verification !== 'verified' && (
        <Notice tone="warn" title={identity(`verificationShort.${verification}`)}>
          <p>
            <DeskLink to={paths.sellerFirm}>
              {identity(verification === 'pending' ? 'firmTitle' : 'askVerification')}
            </DeskLink>
          </p>
        </Notice>
      )}
      <div className="page-head">
        <h1>{t('today')}</h1>
        <DeskLink className="button primary" to={paths.sellerListingNew}>
          {t('addListing')}
        </DeskLink>
      </div>
      <BalanceFigures balance={balance} />
      {[toAccept, toShip, toInvoice, toQuote, toAnswer].every((each) => each.length === 0) && (
        <Empty title={t('nothingWaiting')}>
          <p>{t('nothingWaitingBody')}</p>
          <p>
            <DeskLink to={paths.sellerListingNew}>{t('addListing')}</DeskLink>
            {' · '}
            <DeskLink to={paths.sellerImports}>{t('imports.paste')}</DeskLink>
            {' · '}
            <DeskLink to={paths.sellerSought}>{t('seeSought')}</DeskLink>
          </p>
        </Empty>
      )}
      {toAnswer.length > 0 && (
        <section aria-labelledby="to-answer">
          <h2 id="to-answer">{orders('claim.toAnswer')}</h2>
          <ClaimsTable claims={toAnswer} side="seller" />
        </section>
      )}
      {toAccept.length > 0 && (
        <section aria-labelledby="to-accept">
          <h2 id="to-accept">{t('toAccept')}</h2>
          <OrdersTable orders={toAccept} side="seller" />
        </section>
      )}
      {toShip.length > 0 && (
        <section aria-labelledby="to-ship">
          <h2 id="to-ship">{t('toShip')}</h2>
          <OrdersTable orders={toShip} side="seller" />
        </section>
      )}
      {toQuote.length > 0 && (
        <section aria-labelledby="to-quote">
          <h2 id="to-quote">{sourcing('rfq.toQuote')}</h2>
          <AskedRfqs rfqs={toQuote} />
        </section>
      )}
      {toInvoice.length > 0 && (
        <section aria-labelledby="to-invoice">
          <h2 id="to-invoice">{t('toInvoice')}</h2>
          <OrdersTable orders={toInvoice} side="seller" />
        </section>
      )}
      <p>
        <DeskLink to={paths.sellerOrders}>{t('seeAllOrders')}</DeskLink>
      </p>
    </div>
  );
}
