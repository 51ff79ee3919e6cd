import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import type { OrderFilter } from './order-filter.js';

/** Finds orders by number, part, firm and days; the address says what is shown, and the table takes the same along. */
export function OrderFilters({ path, filter }: { path: string; filter: OrderFilter }) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { state, q, from, to } = filter;
  return (
    <form
      className="filters order-filters"
      action={inLanguage(path, language)}
      role="search"
      aria-label={t('find.label')}
    >
      {state && <input type="hidden" name="state" value={state} />}
      <TextField
        label={t('find.label')}
        name="q"
        type="search"
        maxLength={80}
        placeholder={t('find.hint')}
        defaultValue={q}
        isOptional="silently"
      />
      <TextField label={t('from')} name="from" type="date" defaultValue={from} isOptional="silently" />
      <TextField label={t('to')} name="to" type="date" defaultValue={to} isOptional="silently" />
      <button className="button" type="submit">
        {common('search')}
      </button>
      {(q || from || to) && (
        <A className="button quiet" to={withQuery(path, { state })}>
          {common('clear')}
        </A>
      )}
      <a
        className="button quiet table-link"
        href={inLanguage(withQuery(paths.ordersCsv, { ...filter }), language)}
        download
      >
        {t('find.table')}
      </a>
    </form>
  );
}
