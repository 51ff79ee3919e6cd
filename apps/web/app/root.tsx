import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/site.css';
import './styles/table.css';
import './styles/trade.css';
import './styles/knowledge.css';
import './styles/desk.css';
import type { ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
} from 'react-router';
import enhanceUrl from 'virtual:enhance-url';
import type { Route } from './+types/root.js';
import { errorKind, ErrorPage } from './components/error-page.js';
import { SiteFooter } from './components/site-footer.js';
import { SiteHeader } from './components/site-header.js';
import { countUnread } from './features/notifications/notifications.server.js';
import { countForMe } from './features/orders/approvals.server.js';
import { readCart } from './features/orders/cart.server.js';
import { i18nFor } from './lib/i18n.js';
import { inLanguage, languageOf, LANGUAGE_TAG, withoutLanguage } from './lib/language.js';
import { readTheme } from './lib/preferences.server.js';
import { scopeOf, takeFlash } from './lib/scope.server.js';

export interface RouteHandle {
  /** Workspaces run React in the browser; every other page is HTML with one small script beside it. */
  hydrate?: boolean;
  /** The home page has a search box of its own. */
  ownSearch?: boolean;
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const scope = scopeOf({ context });
  const cookies = request.headers.get('cookie');
  const { visitor } = scope.session;
  const [approvals, unread] = await Promise.all([
    visitor?.mayApprove ? countForMe(scope.api) : 0,
    visitor ? countUnread(scope.api) : 0,
  ]);
  return {
    visitor,
    approvals,
    unread,
    cartLines: readCart(cookies).length,
    theme: readTheme(cookies),
    origin: scope.origin,
    mailbox: scope.mailbox,
    flash: takeFlash(scope, request),
    enhanceUrl,
  };
}

type RootData = Awaited<ReturnType<typeof loader>>;

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const root = useRouteLoaderData<RootData>('root');
  const handles = useMatches().map((match) => match.handle as RouteHandle | undefined);
  const language = languageOf(pathname);
  return (
    <html lang={LANGUAGE_TAG[language]} data-theme={root && root.theme !== 'auto' ? root.theme : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        {root && <Alternates origin={root.origin} />}
        <Links />
        {root && <script type="module" src={root.enhanceUrl} />}
      </head>
      <body data-offline={i18nFor(language).t('offline')}>
        <I18nextProvider i18n={i18nFor(language)}>
          <Frame root={root} ownSearch={handles.some((handle) => handle?.ownSearch)}>
            {children}
          </Frame>
        </I18nextProvider>
        {handles.some((handle) => handle?.hydrate) && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

function Frame({
  root,
  ownSearch,
  children,
}: {
  root: RootData | undefined;
  ownSearch: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <SiteHeader
        visitor={root?.visitor ?? null}
        approvals={root?.approvals ?? 0}
        unread={root?.unread ?? 0}
        cartLines={root?.cartLines ?? 0}
        mailbox={root?.mailbox ?? false}
        withSearch={!ownSearch}
      />
      <main id="main" tabIndex={-1}>
        {root?.flash && (
          <div className="flash" role="status">
            <p className="bar">{t(`flash.${root.flash}` as 'flash.cartAdded')}</p>
          </div>
        )}
        {children}
      </main>
      <SiteFooter theme={root?.theme ?? 'auto'} />
    </>
  );
}

/** One canonical address and both languages of a page, for search engines. */
function Alternates({ origin }: { origin: string }) {
  const { pathname } = useLocation();
  const bare = withoutLanguage(pathname);
  const here = languageOf(pathname);
  return (
    <>
      <link rel="canonical" href={origin + inLanguage(bare, here)} />
      <link rel="alternate" hrefLang="zh-CN" href={origin + bare} />
      <link rel="alternate" hrefLang="en" href={origin + inLanguage(bare, 'en')} />
      <link rel="alternate" hrefLang="x-default" href={origin + bare} />
    </>
  );
}

export function meta({ location, error }: Route.MetaArgs) {
  const { t } = i18nFor(languageOf(location.pathname));
  const title = error === undefined ? [] : [t(`error.${errorKind(error)}Title`)];
  return [{ title: [...title, t('site')].join(' · ') }, { name: 'description', content: t('tagline') }];
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}
