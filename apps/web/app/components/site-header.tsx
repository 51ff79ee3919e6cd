import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useLanguage } from '../lib/i18n.js';
import { inLanguage, withoutLanguage } from '../lib/language.js';
import { paths } from '../lib/paths.js';
import type { Visitor } from '../lib/session.server.js';
import { Icon, Mark } from './icon.js';
import { A } from './link.js';
import { SearchForm } from './search-form.js';

export interface HeaderProps {
  visitor: Visitor | null;
  /** Purchases of the firm that wait for the visitor. */
  approvals: number;
  /** Notifications. */
  unread: number;
  cartLines: number;
  mailbox: boolean;
  withSearch: boolean;
}

const MOST_SHOWN = 99;

export function SiteHeader({ visitor, approvals, unread, cartLines, mailbox, withSearch }: HeaderProps) {
  const { t } = useTranslation();
  const location = useLocation();
  // Other pages have searches of their own.
  const isSearch = withoutLanguage(location.pathname) === paths.parts;
  const query = (isSearch && new URLSearchParams(location.search).get('q')) || '';
  return (
    <header className={withSearch ? 'site' : 'site no-search'}>
      <div className="bar">
        <A className="site-name" to={paths.home}>
          <Mark />
          <span>{t('site')}</span>
        </A>
        {withSearch && <SearchForm id="site-search" value={query} />}
        <nav aria-label={t('menu')}>
          <A className="tool wide" to={paths.parts}>
            {t('allParts')}
          </A>
          <A className="tool wide" to={paths.select}>
            {t('selectByLife')}
          </A>
          <LanguageLink />
          {visitor?.kind !== 'seller' && visitor?.kind !== 'platform' && (
            <A
              className="tool"
              to={paths.cart}
              aria-label={cartLines > 0 ? t('cartCount', { count: cartLines }) : t('cart')}
            >
              <Icon name="cart" />
              <span className="wide">{t('cart')}</span>
              {cartLines > 0 && <span className="count">{cartLines}</span>}
            </A>
          )}
          {visitor ? (
            <>
              {approvals > 0 && (
                <A
                  className="tool"
                  to={paths.approvals}
                  aria-label={t('approvalsCount', { count: approvals })}
                >
                  <span className="wide">{t('approvals')}</span>
                  <span className="count">{approvals}</span>
                </A>
              )}
              <A className="tool" to={paths.notifications} aria-label={t('unreadCount', { count: unread })}>
                <Icon name="bell" />
                {unread > 0 && (
                  <span className="count">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>
                )}
              </A>
              <AccountMenu visitor={visitor} mailbox={mailbox} />
            </>
          ) : (
            <A className="tool" to={paths.login}>
              <Icon name="user" />
              <span>{t('signIn')}</span>
            </A>
          )}
        </nav>
      </div>
    </header>
  );
}

function LanguageLink() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <a
      className="tool"
      href={inLanguage(withoutLanguage(pathname) + search, other)}
      hrefLang={other === 'zh' ? 'zh-CN' : 'en'}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={t('otherLanguageLabel')}
    >
      <Icon name="globe" />
      <span className="wide">{t('otherLanguage')}</span>
    </a>
  );
}

function AccountMenu({ visitor, mailbox }: { visitor: Visitor; mailbox: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className="menu" data-menu="">
      <summary className="tool" aria-label={`${t('account')}: ${visitor.name}`}>
        <Icon name="user" />
        <span className="wide clip">{visitor.name}</span>
        <Icon name="down" />
      </summary>
      <div className="sheet">
        <p className="who">
          <span className="strong">{visitor.organisationName}</span>
          <span className="muted small">{visitor.email}</span>
        </p>
        <ul>
          {deskLinks(visitor, mailbox).map(({ to, label }) => (
            <li key={to}>
              <A to={to}>{t(label)}</A>
            </li>
          ))}
        </ul>
        <form method="post" action={inLanguage(paths.logout, language)}>
          <button type="submit" className="button quiet">
            {t('signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}

type DeskLabel =
  | 'adminDesk'
  | 'sellerDesk'
  | 'partnerApi'
  | 'myOrders'
  | 'myCredit'
  | 'myAccount'
  | 'myBoms'
  | 'approvals'
  | 'members'
  | 'myRfqs'
  | 'myRequests'
  | 'myProposals'
  | 'notifications'
  | 'mailbox';

function deskLinks(visitor: Visitor, mailbox: boolean): { to: string; label: DeskLabel }[] {
  return [
    ...(visitor.isAdmin ? [{ to: paths.admin, label: 'adminDesk' } as const] : []),
    ...(visitor.kind === 'seller' ? [{ to: paths.seller, label: 'sellerDesk' } as const] : []),
    ...(visitor.kind === 'buyer'
      ? [
          { to: paths.orders, label: 'myOrders' } as const,
          { to: paths.credit, label: 'myCredit' } as const,
          { to: paths.account, label: 'myAccount' } as const,
          { to: paths.boms, label: 'myBoms' } as const,
          { to: paths.rfqs, label: 'myRfqs' } as const,
          { to: paths.requests, label: 'myRequests' } as const,
          { to: paths.approvals, label: 'approvals' } as const,
          { to: paths.members, label: 'members' } as const,
        ]
      : []),
    ...(visitor.kind === 'platform'
      ? []
      : [
          { to: paths.proposals, label: 'myProposals' } as const,
          { to: paths.partner, label: 'partnerApi' } as const,
        ]),
    { to: paths.notifications, label: 'notifications' },
    ...(mailbox ? [{ to: paths.mailbox, label: 'mailbox' } as const] : []),
  ];
}
