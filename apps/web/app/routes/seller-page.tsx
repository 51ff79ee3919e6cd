import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { Badge } from '../components/notice.js';
import { findOrganisation } from '../features/identity/identity.server.js';
import '../features/identity/messages.js';
import { findOffersOfSeller } from '../features/listings/listings.server.js';
import { SellerOffers } from '../features/listings/seller-offers.js';
import { recordsOf } from '../features/sourcing/matches.server.js';
import { RecordFacts } from '../features/sourcing/record-mark.js';
import { i18nFor } from '../lib/i18n.js';
import { languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import { useWords } from '../lib/words.js';
import type { Route } from './+types/seller-page.js';

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api, session, url } = scopeOf({ context });
  const q = url.searchParams.get('q')?.trim() ?? '';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [firm, records, offers] = await Promise.all([
    findOrganisation(api, params.id),
    recordsOf(api, [params.id]),
    findOffersOfSeller(api, params.id, { q: q || undefined, cursor }),
  ]);
  const canBuy = !session.visitor || session.visitor.kind === 'buyer';
  return { ...firm, record: records[params.id], offers, q, canBuy };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [
    { title: `${t('sellerTitle', { ns: 'identity', name: loaderData?.name ?? '' })} · ${t('site')}` },
    { name: 'description', content: t('tagline') },
  ];
}

export default function SellerPage({ loaderData: firm }: Route.ComponentProps) {
  const { t } = useTranslation('identity');
  const { t: sourcing } = useTranslation('sourcing');
  const words = useWords();
  return (
    <div className="page stack">
      <div className="page-head">
        <h1>{firm.name}</h1>
        <Badge tone={firm.verification === 'verified' ? 'ok' : 'plain'}>
          {words.verification(firm.verification)}
        </Badge>
        {firm.greenCertified && <Badge>{t('green')}</Badge>}
        {firm.canBuy && firm.verification === 'verified' && (
          <A rel="nofollow" to={withQuery(paths.rfqNew, { seller: firm.id, inviteBest: 0 })}>
            {sourcing('rfq.askSeller')}
          </A>
        )}
      </div>
      <div className="columns">
        <dl className="facts">
          <div>
            <dt>{t('where')}</dt>
            <dd>
              {[words.province(firm.province), firm.city, firm.town, firm.industrialPark]
                .filter(Boolean)
                .join(' ')}
            </dd>
          </div>
          {firm.certificates.length > 0 && (
            <div>
              <dt>{t('certificates')}</dt>
              <dd>{firm.certificates.map(({ kind }) => words.certificate(kind)).join(' · ')}</dd>
            </div>
          )}
        </dl>
        {firm.record && <RecordFacts record={firm.record} />}
      </div>
      <SellerOffers sellerId={firm.id} offers={firm.offers} q={firm.q} canBuy={firm.canBuy} />
    </div>
  );
}
