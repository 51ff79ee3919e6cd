import type { AnchorHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';
import { useLanguage } from '../lib/i18n.js';
import { inLanguage } from '../lib/language.js';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string };

/** A link to a page that comes as HTML (all public pages): a plain anchor, fetched ahead by the browser on hover. */
export function A({ to, ...rest }: AnchorProps) {
  const language = useLanguage();
  return <a href={inLanguage(to, language)} {...rest} />;
}

/** A link inside a hydrated workspace: only the changed part of the page is fetched. */
export function DeskLink({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  const language = useLanguage();
  return <Link prefetch="intent" to={inLanguage(to, language)} {...rest} />;
}
