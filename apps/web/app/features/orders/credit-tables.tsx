import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, Empty, type Tone } from '../../components/notice.js';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatMoney } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';

type Side = 'buyer' | 'seller';
type Terms = View<'CreditTermsView'>;

/** The other firm's name, and where its terms stand for this side. */
const otherOf = ({ buyer, seller }: Pick<Terms, 'buyer' | 'seller'>, side: Side): string =>
  side === 'buyer' ? seller.name : buyer.name;
const addressOf = (id: string, side: Side): string =>
  side === 'buyer' ? paths.creditTerms(id) : paths.sellerCreditTerms(id);

export function TermsBadge({ terms }: { terms: Terms }) {
  const { t } = useTranslation('orders');
  const isBlocked = terms.isBlocked && terms.state === 'active';
  const tone: Tone = isBlocked ? 'bad' : terms.state === 'active' ? 'ok' : 'plain';
  return <Badge tone={tone}>{t(isBlocked ? 'credit.blocked' : `credit.state.${terms.state}`)}</Badge>;
}

/** What is open by how long it is past its day. */
export function AgeingFigures({ ageing }: { ageing: View<'AgeingListView'> }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return ageing.items.map((row) => (
    <dl key={row.currency} className="figures">
      {(['open', 'notYetDue', 'upTo30Days', 'upTo60Days', 'over60Days'] as const).map((key) => (
        <div key={key}>
          <dt>{t(`credit.ageing.${key}`)}</dt>
          <dd>{formatMoney(row[key], language)}</dd>
        </div>
      ))}
    </dl>
  ));
}

export function TermsTable({ terms, side }: { terms: Terms[]; side: Side }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (terms.length === 0)
    return (
      <Empty title={t('credit.none')}>
        <p>{t(`credit.noneBody.${side}`)}</p>
      </Empty>
    );
  const amounts = ['limit', 'open', 'available', 'overdue'] as const;
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t(side === 'buyer' ? 'seller' : 'buyer')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('credit.terms')}</th>
            {amounts.map((key) => (
              <th key={key} scope="col" className="num">
                {t(`credit.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {terms.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <A to={addressOf(row.id, side)}>{otherOf(row, side)}</A>
              </th>
              <td data-label={t('state')}>
                <TermsBadge terms={row} />
              </td>
              <td data-label={t('credit.terms')}>{t('credit.net', { days: row.days })}</td>
              {amounts.map((key) => (
                <td key={key} className="num" data-label={t(`credit.${key}`)}>
                  {formatMoney(row[key], language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is due first comes first. */
export function ReceivablesTable({
  receivables,
  side,
}: {
  receivables: View<'ReceivableView'>[];
  side: Side;
}) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (receivables.length === 0) return <Empty title={t('credit.nothingOwed')} />;
  return (
    <div className="table-frame">
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t(side === 'buyer' ? 'seller' : 'buyer')}</th>
            <th scope="col">{t('credit.dueOn')}</th>
            <th scope="col" className="num">
              {t('total')}
            </th>
            <th scope="col" className="num">
              {t('credit.open')}
            </th>
            <th scope="col" className="num">
              {t('credit.payable')}
            </th>
          </tr>
        </thead>
        <tbody>
          {receivables.map((row) => (
            <tr key={row.orderId}>
              <th scope="row">
                <A to={paths.order(row.orderId)}>{row.orderNumber}</A>
              </th>
              <td data-label={t(side === 'buyer' ? 'seller' : 'buyer')}>{otherOf(row, side)}</td>
              <td data-label={t('credit.dueOn')}>
                <DueOn dueOn={row.dueOn} daysOverdue={row.daysOverdue} />
              </td>
              <td className="num" data-label={t('total')}>
                {formatMoney(row.total, language)}
              </td>
              <td className="num" data-label={t('credit.open')}>
                {formatMoney(row.open, language)}
              </td>
              <td className="num strong" data-label={t('credit.payable')}>
                {formatMoney(row.payable, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DueOn({ dueOn, daysOverdue }: { dueOn: string | null; daysOverdue: number }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  if (dueOn === null) return t('credit.notDelivered');
  return (
    <>
      {formatDate(dueOn, language)}{' '}
      {daysOverdue > 0 && <Badge tone="bad">{t('credit.daysOverdue', { count: daysOverdue })}</Badge>}
    </>
  );
}

const REPAYMENT_TONE: Record<string, Tone> = { paid: 'ok', awaiting_payment: 'warn', reversed: 'bad' };

export function RepaymentBadge({ state }: { state: View<'RepaymentView'>['state'] }) {
  const { t } = useTranslation('orders');
  return <Badge tone={REPAYMENT_TONE[state] ?? 'plain'}>{t(`credit.repaymentState.${state}`)}</Badge>;
}

export function RepaymentsList({ repayments, side }: { repayments: View<'RepaymentView'>[]; side: Side }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const shown = repayments.filter(({ state }) => state !== 'cancelled');
  if (shown.length === 0) return <Empty title={t('credit.noRepayments')} />;
  return (
    <ul className="order-rows">
      {shown.map((row) => (
        <li key={row.id}>
          <span>
            {row.channel === 'market' && side === 'buyer' ? (
              <A to={paths.repayment(row.id)}>{formatDate(row.createdAt, language)}</A>
            ) : (
              formatDate(row.receivedOn ?? row.createdAt, language)
            )}{' '}
            <span className="muted small">
              {[t(`credit.channel.${row.channel}`), row.note].filter(Boolean).join(' · ')}
            </span>
          </span>
          <RepaymentBadge state={row.state} />
          <span className="num strong">{formatMoney(row.amount, language)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What one firm lets the other owe, in figures. */
export function TermsFigures({ terms }: { terms: Terms }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return (
    <dl className="figures">
      {(['limit', 'open', 'available', 'payable', 'overdue'] as const).map((key) => (
        <div key={key}>
          <dt>{t(`credit.${key}`)}</dt>
          <dd>{formatMoney(terms[key], language)}</dd>
        </div>
      ))}
    </dl>
  );
}
