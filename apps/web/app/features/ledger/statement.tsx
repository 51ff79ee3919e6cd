import './messages.js';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { Empty } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type {
  BuyerStatementView,
  MarketStatementView,
  SellerStatementView,
  StatementOrderView,
} from '../../lib/api-types.js';
import { formatDateTime, formatMoney, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';

type Money = SellerStatementView['opening'];

interface FrameProps {
  /** Of the page; its files are there too. */
  path: string;
  title: string;
  hint: string;
  period: { from: string; to: string };
  problem: Problem | undefined;
  children: ReactNode;
}

/** A statement's head: what it says, its period, and its files. */
export function StatementFrame({ path, title, hint, period, problem, children }: FrameProps) {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  return (
    <>
      <h1>{title}</h1>
      <p className="muted">{hint}</p>
      <ProblemNotice problem={problem} />
      <form action={inLanguage(path, language)} className="filters">
        <TextField label={t('statement.from')} name="from" type="date" defaultValue={period.from} />
        <TextField label={t('statement.to')} name="to" type="date" defaultValue={period.to} />
        <button className="button" type="submit">
          {t('statement.show')}
        </button>
        {!problem && (
          <span>
            {(['csv', 'pdf'] as const).map((format, index) => (
              <span key={format}>
                {index > 0 && ' · '}
                <a href={inLanguage(withQuery(`${path}.${format}`, period), language)}>
                  {format.toUpperCase()}
                </a>
              </span>
            ))}
          </span>
        )}
      </form>
      {children}
    </>
  );
}

function Figures({ figures }: { figures: { label: string; amount: Money; note?: string }[] }) {
  const language = useLanguage();
  return (
    <dl className="figures">
      {figures.map(({ label, amount, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatMoney(amount, language)}</dd>
          {note && <dd className="small muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

interface Column<Row> {
  label: string;
  isNumber?: boolean;
  of: (row: Row) => ReactNode;
}

/** Its first column names the row. */
function Movements<Row>({
  columns: [first, ...others],
  rows,
  keyOf,
}: {
  columns: [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const classOf = (column: Column<Row>) => (column.isNumber ? 'num' : undefined);
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            {[first, ...others].map((column) => (
              <th key={column.label} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{first.of(row)}</th>
              {others.map((column) => (
                <td key={column.label} className={classOf(column)} data-label={column.label}>
                  {column.of(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Told {
  at: string;
  words: string;
  orders: readonly StatementOrderView[];
}

function Orders({ orders }: { orders: readonly StatementOrderView[] }) {
  if (orders.length === 0) return '—';
  return orders.map(({ id, number }, index) => (
    <span key={id}>
      {index > 0 && ' '}
      <A to={paths.order(id)}>{number}</A>
    </span>
  ));
}

/** When money moved, why, and for which orders. */
function useTold(): [Column<Told>, ...Column<Told>[]] {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  return [
    { label: t('statement.at'), of: ({ at }) => formatDateTime(at, language) },
    { label: t('statement.what'), of: ({ words }) => words },
    { label: t('statement.order'), of: ({ orders }) => <Orders orders={orders} /> },
  ];
}

const causeKey = ({ causeId, purpose }: { causeId: string; purpose: string }): string =>
  `${causeId} ${purpose}`;

export function SellerStatement({ statement }: { statement: SellerStatementView }) {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  const told = useTold();
  const { opening, movements, closing } = statement;
  return (
    <>
      <Figures
        figures={[
          { label: t('statement.openingBalance'), amount: opening },
          { label: t('statement.closingBalance'), amount: closing },
        ]}
      />
      {movements.length === 0 ? (
        <Empty title={t('statement.none')} />
      ) : (
        <Movements
          rows={movements}
          keyOf={causeKey}
          columns={[
            ...told,
            {
              label: t('statement.amount'),
              isNumber: true,
              of: ({ amount }) => formatMoney(amount, language),
            },
            {
              label: t('statement.balance'),
              isNumber: true,
              of: ({ balance }) => formatMoney(balance, language),
            },
          ]}
        />
      )}
    </>
  );
}

export function BuyerStatement({ statement }: { statement: BuyerStatementView }) {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  const told = useTold();
  const { opening, movements, closing, paid, refunded } = statement;
  const money = (amount: Money) => formatMoney(amount, language);
  const moved = (amountMinor: number, currency: string) =>
    amountMinor > 0 ? money({ amountMinor, currency }) : '';
  const unlessNone = (amount: Money) => (amount.amountMinor === 0 ? '' : money(amount));
  const from = (amount: Money) => t('statement.openingOf', { amount: money(amount) });
  return (
    <>
      <Figures
        figures={[
          { label: t('statement.paidInPeriod'), amount: paid },
          { label: t('statement.refundedInPeriod'), amount: refunded },
          { label: t('statement.heldNow'), amount: closing.held, note: from(opening.held) },
          { label: t('statement.toComeBack'), amount: closing.toComeBack, note: from(opening.toComeBack) },
          { label: t('statement.owedNow'), amount: closing.owed, note: from(opening.owed) },
        ]}
      />
      {movements.length === 0 ? (
        <Empty title={t('statement.none')}>
          <p>{t('statement.noneBuyer')}</p>
        </Empty>
      ) : (
        <Movements
          rows={movements}
          keyOf={causeKey}
          columns={[
            ...told,
            { label: t('statement.seller'), of: ({ seller }) => seller?.name ?? '—' },
            {
              label: t('statement.paid'),
              isNumber: true,
              of: ({ paid: { amountMinor, currency } }) => moved(amountMinor, currency),
            },
            {
              label: t('statement.refunded'),
              isNumber: true,
              of: ({ paid: { amountMinor, currency } }) => moved(-amountMinor, currency),
            },
            { label: t('statement.held'), isNumber: true, of: ({ after }) => money(after.held) },
            {
              label: t('statement.toComeBack'),
              isNumber: true,
              of: ({ after }) => unlessNone(after.toComeBack),
            },
            { label: t('statement.owed'), isNumber: true, of: ({ after }) => unlessNone(after.owed) },
          ]}
        />
      )}
    </>
  );
}

export function MarketStatement({ statement }: { statement: MarketStatementView }) {
  const { t } = useTranslation('ledger');
  const language = useLanguage();
  const { opening, movements, closing, transfers, standing } = statement;
  const money = (amount: Money) => formatMoney(amount, language);
  return (
    <>
      <Figures
        figures={[
          {
            label: t('statement.earnedInPeriod'),
            amount: { ...closing, amountMinor: closing.amountMinor - opening.amountMinor },
          },
          {
            label: t('statement.earned'),
            amount: closing,
            note: t('statement.openingOf', { amount: money(opening) }),
          },
        ]}
      />
      {movements.length === 0 ? (
        <Empty title={t('statement.none')}>
          <p>{t('statement.noneMarket')}</p>
        </Empty>
      ) : (
        <Movements
          rows={movements}
          keyOf={({ day, purpose }) => `${day} ${purpose}`}
          columns={[
            { label: t('statement.day'), of: ({ day }) => day },
            { label: t('statement.what'), of: ({ words }) => words },
            { label: t('statement.count'), isNumber: true, of: ({ count }) => formatNumber(count, language) },
            { label: t('statement.amount'), isNumber: true, of: ({ amount }) => money(amount) },
            { label: t('statement.earned'), isNumber: true, of: ({ balance }) => money(balance) },
          ]}
        />
      )}
      {transfers.length > 0 && (
        <section aria-labelledby="transfers">
          <h2 id="transfers">{t('statement.transfers')}</h2>
          <p className="muted">{t('statement.transfersHint')}</p>
          <Movements
            rows={transfers}
            keyOf={({ day, purpose }) => `${day} ${purpose}`}
            columns={[
              { label: t('statement.day'), of: ({ day }) => day },
              { label: t('statement.what'), of: ({ words }) => words },
              {
                label: t('statement.count'),
                isNumber: true,
                of: ({ count }) => formatNumber(count, language),
              },
              { label: t('statement.amount'), isNumber: true, of: ({ amount }) => money(amount) },
            ]}
          />
        </section>
      )}
      <section aria-labelledby="standing">
        <h2 id="standing">{t('statement.standing')}</h2>
        <p className="muted">{t('statement.standingHint')}</p>
        <Movements
          rows={standing}
          keyOf={({ account }) => account}
          columns={[
            { label: t('statement.account'), of: ({ name }) => name },
            { label: t('statement.opening'), isNumber: true, of: (row) => money(row.opening) },
            { label: t('statement.closing'), isNumber: true, of: (row) => money(row.closing) },
          ]}
        />
      </section>
    </>
  );
}
