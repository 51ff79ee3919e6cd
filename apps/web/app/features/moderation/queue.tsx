import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../components/notice.js';
import { Pager } from '../../components/pager.js';

/** The frame of what admins look through; on a phone its rows become cards. */
export function QueueTable({ columns, children }: { columns: readonly string[]; children: ReactNode }) {
  return (
    <div className="table-frame">
      <table className="data queue" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((name) => (
              <th key={name} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
      </table>
    </div>
  );
}

interface QueuePageProps {
  page: { items: readonly unknown[]; nextCursor: string | null };
  path: string;
  query: Record<string, string>;
  children: ReactNode;
}

/** The rows of a page, or why there are none, and the way on. */
export function QueuePage({ page, path, query, children }: QueuePageProps) {
  const { t } = useTranslation('moderation');
  return (
    <>
      {page.items.length > 0 ? (
        children
      ) : (
        <Empty title={t('queueEmpty')}>
          <p>{t('queueEmptyBody')}</p>
        </Empty>
      )}
      <Pager path={path} query={query} nextCursor={page.nextCursor} />
    </>
  );
}
