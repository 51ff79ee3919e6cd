import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { withQuery } from '../lib/paths.js';
import { A } from './link.js';

/** Keyset pages: forward, or back to the first. */
export function Pager({
  path,
  query = {},
  nextCursor,
}: {
  path: string;
  query?: Record<string, string | undefined>;
  nextCursor: string | null;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const isFirst = !params.has('cursor');
  if (isFirst && !nextCursor) return null;
  return (
    <nav className="pager" aria-label={t('next')}>
      {!isFirst && <A to={withQuery(path, query)}>{t('first')}</A>}
      {nextCursor && (
        <A className="button" rel="next" to={withQuery(path, { ...query, cursor: nextCursor })}>
          {t('next')}
        </A>
      )}
    </nav>
  );
}
