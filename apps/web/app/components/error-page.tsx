import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse } from 'react-router';
import { isProblem } from '../lib/problem.js';
import { SearchForm } from './search-form.js';

function kindOf(status: number, code: string | undefined) {
  if (code === 'part.not_found') return 'partNotFound' as const;
  if (status === 404) return 'notFound' as const;
  if (status === 403 || status === 401) return 'forbidden' as const;
  return status === 429 ? ('busy' as const) : ('broken' as const);
}

/** What went wrong, as people are told it. */
export function errorKind(error: unknown) {
  if (!isRouteErrorResponse(error)) return kindOf(500, undefined);
  return kindOf(error.status, isProblem(error.data) ? error.data.code : undefined);
}

export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const problem = isRouteErrorResponse(error) && isProblem(error.data) ? error.data : undefined;
  const kind = errorKind(error);
  return (
    <div className="page error-page">
      <p className="muted">{status}</p>
      <h1>{t(`error.${kind}Title`)}</h1>
      <p>{t(`error.${kind}Body`)}</p>
      {(kind === 'notFound' || kind === 'partNotFound') && <SearchForm id="error-search" large focus />}
      {kind === 'broken' && problem?.requestId && (
        <p className="muted small">
          {t('requestId')}: <code>{problem.requestId}</code>
        </p>
      )}
    </div>
  );
}
