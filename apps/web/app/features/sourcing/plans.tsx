import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import type { BomPlansView } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice, type Money } from '../../lib/format.js';
import { inBoth, useWords } from '../../lib/words.js';
import { useLanguage } from '../../lib/i18n.js';
import { paths } from '../../lib/paths.js';
import { rfqFor } from './lines-to-quote.js';
import type { PlanAsked } from './plan-address.js';

type Plan = BomPlansView['plans'][number];
type Part = Plan['parts'][number];

/** A gap below the rounding of what is shown. */
const OPTIMAL_PERCENT = 0.005;

/** The ways to buy beside each other: what each costs, and how it differs. */
export function PlanTable({ plans, lines }: Pick<BomPlansView, 'plans' | 'lines'>) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <div className="table-frame">
      <table className="data plans">
        <thead>
          <tr>
            <th scope="col">{t('plan.way')}</th>
            {(['total', 'moreThan', 'saves', 'freight', 'sellers', 'days', 'green', 'lacking'] as const).map(
              (name) => (
                <th key={name} scope="col" className="num">
                  {t(`plan.${name}`)}
                </th>
              ),
            )}
            <th scope="col">{t('plan.proof')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.strategy}>
              <th scope="row">
                <a className="strong" href={`#${plan.strategy}`}>
                  {t(`plan.strategy.${plan.strategy}`)}
                </a>
              </th>
              <td className="num strong" data-label={t('plan.total')}>
                {formatMoney(plan.total, language)}
              </td>
              <td className="num" data-label={t('plan.moreThan')}>
                <Difference money={plan.moreThanCheapest} isMore />
              </td>
              <td className="num" data-label={t('plan.saves')}>
                <Difference money={plan.saves} />
              </td>
              <td className="num" data-label={t('plan.freight')}>
                {formatMoney(plan.freight, language)}
              </td>
              <td className="num" data-label={t('plan.sellers')}>
                {formatNumber(plan.sellers.length, language)}
              </td>
              <td className="num" data-label={t('plan.days')}>
                {formatNumber(plan.days, language)}
              </td>
              <td className="num" data-label={t('plan.green')}>
                {t('plan.greenOf', { green: plan.greenLines, lines: lines.length })}
              </td>
              <td
                className={plan.uncovered.length > 0 ? 'num error' : 'num muted'}
                data-label={t('plan.lacking')}
              >
                {plan.uncovered.length > 0 ? t('plan.linesLacking', { count: plan.uncovered.length }) : '—'}
              </td>
              <td className="small muted proof">
                <Proof plan={plan} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How near the cost is to the least by the rule of this way, and where the fewest sellers were sought, whether there are fewer. */
function Proof({ plan: { gapPercent, leastSellers, sellers } }: { plan: Plan }) {
  const { t } = useTranslation('sourcing');
  const cost =
    gapPercent <= OPTIMAL_PERCENT
      ? t('plan.optimal')
      : t('plan.provenIn', { percent: Math.max(0.01, gapPercent).toFixed(2) });
  if (leastSellers === null || sellers.length === 0) return cost;
  const count =
    leastSellers >= sellers.length
      ? t('plan.fewestProven')
      : t('plan.fewestFound', { found: sellers.length, least: leastSellers });
  return (
    <>
      {count}
      <br />
      {t('plan.withSoMany', { cost })}
    </>
  );
}

function Difference({ money, isMore = false }: { money: Money | null; isMore?: boolean }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  if (money === null) return <span className="muted">—</span>;
  if (money.amountMinor === 0) return <span className="muted">{t('plan.same')}</span>;
  const amount = formatMoney({ ...money, amountMinor: Math.abs(money.amountMinor) }, language);
  return money.amountMinor > 0 === isMore ? t('plan.more', { amount }) : t('plan.less', { amount });
}

/** One way whole: seller by seller with lines and freight, and what it lacks; into the cart as it stands. */
export function PlanDetails({
  plan,
  lines,
  isOpen,
  bomId,
  asked,
}: {
  plan: Plan;
  lines: BomPlansView['lines'];
  isOpen: boolean;
  bomId: string;
  asked: Pick<PlanAsked, 'province' | 'latestDate' | 'certificates' | 'greenOnly'>;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  const lacking = plan.uncovered.map(({ line, quantity }) => ({
    lineNo: lines[line]?.lineNo ?? 0,
    quantity,
  }));
  const known = {
    province: asked.province,
    neededBy: asked.latestDate,
    certificates: asked.certificates,
    greenOnly: asked.greenOnly ? 'on' : undefined,
  };
  return (
    <details className="plan" id={plan.strategy} open={isOpen}>
      <summary>
        <h2>{t(`plan.strategy.${plan.strategy}`)}</h2>
        <span className="strong">{formatMoney(plan.total, language)}</span>
        <span className="muted small">
          {t('plan.parts', { count: plan.parts.length })} · {t('plan.daysCount', { count: plan.days })}
        </span>
      </summary>
      {plan.parts.length > 0 && (
        <form method="post" className="acts">
          {plan.orderLines.map(({ listingId, sellerId, quantity, designation }) => (
            <input
              key={listingId}
              type="hidden"
              name="part"
              value={[listingId, sellerId, quantity, designation].join('~')}
            />
          ))}
          <button className="button primary" type="submit" name="way" value={plan.strategy}>
            {t('plan.toCart', { count: plan.orderLines.length })}
          </button>
        </form>
      )}
      {plan.uncovered.length > 0 && (
        <section className="notice warn">
          <h3>{t('plan.uncovered')}</h3>
          <ul>
            {plan.uncovered.map(({ line, quantity, reason }) => (
              <li key={line}>
                {t('plan.uncoveredLine', {
                  line: lines[line]?.lineNo,
                  designation: lines[line]?.designation,
                  pieces: formatNumber(quantity, language),
                  reason: inBoth(reason, language),
                })}
              </li>
            ))}
          </ul>
          <A className="button" to={rfqFor(bomId, lacking, known)} rel="nofollow">
            {t('plan.askForThese', { count: plan.uncovered.length })}
          </A>
        </section>
      )}
      <SellerShares plan={plan} lineNoOf={(line) => lines[line]?.lineNo ?? 0} />
    </details>
  );
}

/** What each seller delivers of a plan, with its freight. */
export function SellerShares({
  plan,
  lineNoOf,
}: {
  plan: Pick<Plan, 'sellers' | 'parts' | 'orderLines'>;
  lineNoOf: (line: number) => number;
}) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return plan.sellers.map((seller) => (
    <section key={seller.sellerId} className="cart-group" aria-label={seller.name}>
      <div className="section-head">
        <h3>
          <A to={paths.sellerPage(seller.sellerId)}>{seller.name}</A>
        </h3>
        <p className="muted small">
          {t('plan.goods')} {formatMoney(seller.goods, language)} · {t('plan.freight')}{' '}
          {seller.freight.amountMinor === 0 ? t('plan.freeFreight') : formatMoney(seller.freight, language)}
        </p>
      </div>
      <ul className="cart-lines">
        {plan.parts
          .filter(({ sellerId }) => sellerId === seller.sellerId)
          .map((part) => (
            <PartLine
              key={`${part.line} ${part.listingId}`}
              part={part}
              lineNo={lineNoOf(part.line)}
              together={plan.orderLines.find(
                ({ listingId, lines }) => listingId === part.listingId && lines.length > 1,
              )}
            />
          ))}
      </ul>
    </section>
  ));
}

function PartLine({
  part,
  lineNo,
  together,
}: {
  part: Part;
  lineNo: number;
  /** Where other lines have of the same listing: what is ordered of it. */
  together: Plan['orderLines'][number] | undefined;
}) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const language = useLanguage();
  const price = { unitPrice: part.unitPrice, currency: part.total.currency };
  const notes = [part.brand, ...Object.values(part.features).map(words.value)];
  return (
    <li>
      <div className="what">
        <span>
          <span className="muted small">{lineNo}</span>{' '}
          <A to={paths.part(part.designation)}>{part.designation}</A>
        </span>
        <span className="muted small">
          {[...notes, t('plan.daysCount', { count: part.days })].filter(Boolean).join(' · ')}
        </span>
        {part.substitute && (
          <span className="small">
            {t('plan.substitute', { reason: inBoth(part.substitute.reason, language) })}
          </span>
        )}
        {part.adds && part.adds.grade !== 'identical' && (
          <span className={part.adds.grade === 'conditional' ? 'small warn-text' : 'small'}>
            {t('plan.adds', { reason: inBoth(part.adds.reason, language) })}
          </span>
        )}
        {together && (
          <span className="small">
            {t('plan.together', {
              count: together.lines.length,
              pieces: formatNumber(together.quantity, language),
            })}
          </span>
        )}
        {part.readyOn && (
          <span className="small">
            {t('plan.piecesToMake', {
              pieces: formatNumber(part.toMake, language),
              day: formatDate(part.readyOn, language),
            })}
          </span>
        )}
      </div>
      <span className="num">{formatNumber(part.quantity, language)}</span>
      <span className="num unit-price">{formatUnitPrice(price, language)}</span>
      <span className="num strong line-total">{formatMoney(part.total, language)}</span>
    </li>
  );
}
