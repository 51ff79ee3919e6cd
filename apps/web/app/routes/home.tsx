import { useTranslation } from 'react-i18next';
import { A } from '../components/link.js';
import { SearchForm } from '../components/search-form.js';
import { FamilyTiles } from '../features/search/family-tiles.js';
import { countFamilies } from '../features/search/search.server.js';
import '../features/sourcing/messages.js';
import { formatNumber } from '../lib/format.js';
import { i18nFor, useLanguage } from '../lib/i18n.js';
import { inLanguage, type Language, languageOf } from '../lib/language.js';
import { paths, withQuery } from '../lib/paths.js';
import { scopeOf } from '../lib/scope.server.js';
import { useWords } from '../lib/words.js';
import type { Route } from './+types/home.js';

export const handle = { ownSearch: true };

const examplesIn = (language: Language): string[] => [
  '6205-2RS/C3',
  '25×52×15',
  language === 'zh' ? 'NU205 铜保持架' : 'NU205 brass cage',
  '180205',
  language === 'zh' ? '内径25外径52厚15 密封' : 'bore 25 OD 52 width 15 sealed',
  'LM11749/10',
  'UCP205',
];

export function meta({ location }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  return [{ title: t('homeTitle', { ns: 'search' }) }, { name: 'description', content: t('tagline') }];
}

export async function loader({ context }: Route.LoaderArgs) {
  const { api, session } = scopeOf({ context });
  return { ...(await countFamilies(api)), viewer: session.visitor?.kind };
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('search');
  const { t: sourcing } = useTranslation('sourcing');
  const language = useLanguage();
  const { viewer } = loaderData;
  return (
    <div className="page home">
      <section className="hero">
        <h1>{t('homeHeading')}</h1>
        <p className="muted">
          {t('homeLead', { count: loaderData.total, formatted: formatNumber(loaderData.total, language) })}
        </p>
        <SearchForm id="home-search" large focus />
        <p className="examples">
          <span className="muted small">{t('examples')}</span>
          {examplesIn(language).map((example) => (
            <A key={example} className="chip" to={withQuery(paths.parts, { q: example })}>
              {example}
            </A>
          ))}
        </p>
        <SizeForm />
        {(viewer === undefined || viewer === 'buyer') && (
          <p className="by-life">
            <A to={paths.boms}>{sourcing('bom.fromHome')}</A>
          </p>
        )}
        <p className="by-life">
          <A to={paths.select}>{t('byLife')}</A> <span className="muted small">{t('byLifeHint')}</span>
        </p>
      </section>
      <section aria-labelledby="families">
        <h2 id="families">{t('families')}</h2>
        <FamilyTiles counts={loaderData.families} />
      </section>
      <HowItWorks canRegister={viewer === undefined} />
    </div>
  );
}

function SizeForm() {
  const { t } = useTranslation('search');
  const words = useWords();
  const language = useLanguage();
  return (
    <form className="size-form" action={inLanguage(paths.parts, language)}>
      <span className="muted small">{t('bySize')}</span>
      {(['bore', 'outside', 'width'] as const).map((name) => (
        <label key={name}>
          <span className="small">{words.dimension(name)}</span>
          <input name={name} inputMode="decimal" autoComplete="off" placeholder="mm" />
        </label>
      ))}
      <button className="button" type="submit">
        {t('find')}
      </button>
    </form>
  );
}

function HowItWorks({ canRegister }: { canRegister: boolean }) {
  const { t } = useTranslation('search');
  return (
    <section aria-labelledby="how" className="how">
      <h2 id="how">{t('howTitle')}</h2>
      <div className="columns">
        <div>
          <h3>{t('howBuyer')}</h3>
          <p>{t('howBuyerText')}</p>
        </div>
        <div>
          <h3>{t('howSeller')}</h3>
          <p>
            {t('howSellerText')}{' '}
            {canRegister && <A to={withQuery(paths.register, { kind: 'seller' })}>{t('sellNow')}</A>}
          </p>
        </div>
        <div>
          <h3>{t('howPartner')}</h3>
          <p>{t('howPartnerText')}</p>
        </div>
      </div>
    </section>
  );
}
