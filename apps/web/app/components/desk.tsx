import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, NavLink, useLocation, useNavigation } from 'react-router';
import { useLanguage } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';
import { IdempotencyKey } from './field.js';
import { A, DeskLink } from './link.js';

export interface DeskPage {
  to: string;
  label: string;
  end?: boolean;
}

/** A workspace: its pages as tabs, the page below. A line at the top shows that the next page is under way. */
export function Desk({
  label,
  pages,
  current,
  children,
}: {
  label: string;
  pages: DeskPage[];
  /** The tab of a page that stands elsewhere, as an order does. */
  current?: string;
  children: ReactNode;
}) {
  const language = useLanguage();
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const tabs = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen: they alone move, for the page may have been scrolled by now.
  useEffect(() => {
    const row = tabs.current;
    const tab = row?.querySelector<HTMLElement>('[aria-current]');
    if (row && tab)
      row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
  }, [pathname]);
  return (
    <div className="page desk" aria-busy={navigation.state !== 'idle'}>
      <nav className="tabs" aria-label={label} ref={tabs}>
        {pages.map(({ to, label: text, end }) =>
          current === undefined ? (
            <NavLink key={to} to={inLanguage(to, language)} end={end} prefetch="intent">
              {text}
            </NavLink>
          ) : (
            <A
              key={to}
              to={to}
              className={to === current ? 'active' : undefined}
              aria-current={to === current ? 'page' : undefined}
            >
              {text}
            </A>
          ),
        )}
      </nav>
      {children}
    </div>
  );
}

interface StateLinksProps<State extends string> {
  /** The empty one stands for all. */
  states: readonly State[];
  current: string;
  nameOf: (state: State) => string;
  addressOf: (state: State) => string;
}

/** A list by its states: links, so each view has its address. */
export function StateLinks<State extends string>({
  states,
  current,
  nameOf,
  addressOf,
}: StateLinksProps<State>) {
  const { t } = useTranslation();
  return (
    <div className="segmented">
      {states.map((each) => (
        <DeskLink key={each} to={addressOf(each)} aria-current={each === current ? 'page' : undefined}>
          {each ? nameOf(each) : t('all')}
        </DeskLink>
      ))}
    </div>
  );
}

/** What is done to one row of a table, where it stands. */
export function RowForm({
  id,
  idempotencyKey,
  className,
  children,
}: {
  id: string;
  idempotencyKey: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Form method="post" className={className}>
      <IdempotencyKey value={idempotencyKey ?? ''} />
      <input type="hidden" name="id" value={id} />
      {children}
    </Form>
  );
}

/** A submit button that cannot be pressed twice while its form is under way. */
export function SubmitButton({
  children,
  className = 'primary',
  name,
  value,
}: {
  children: ReactNode;
  className?: string;
  name?: string;
  value?: string;
}) {
  const { t } = useTranslation();
  const navigation = useNavigation();
  const isSubmitting =
    navigation.state === 'submitting' && (!name || navigation.formData?.get(name) === value);
  return (
    <button className={`button ${className}`} type="submit" name={name} value={value} disabled={isSubmitting}>
      {isSubmitting ? t('working') : children}
    </button>
  );
}
