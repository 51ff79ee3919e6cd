import './messages.js';
import { useTranslation } from 'react-i18next';
import type { View } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatRate } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { useWords } from '../../lib/words.js';

type Rate = View<'CommissionRateView'>;
type Bounds = Pick<Rate, 'least' | 'most'>;

/** “at least ¥2.00, at most ¥50.00”, or nothing. */
export function useBounds(): (bounds: Bounds) => string {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  return ({ least, most }) =>
    [
      least && t('rates.atLeast', { amount: formatMoney(least, language) }),
      most && t('rates.atMost', { amount: formatMoney(most, language) }),
    ]
      .filter(Boolean)
      .join(t('rates.and'));
}

/** What the market keeps of a seller's goods, now and later. */
export function MyRates({ commission: { rates, coming } }: { commission: View<'SellerCommissionView'> }) {
  const { t } = useTranslation('orders');
  const words = useWords();
  const language = useLanguage();
  const bounds = useBounds();
  const rest = rates.length > 1 ? t('rates.otherGoods') : t('rates.allGoods');
  const rows = [
    ...rates.map((rate) => ({ rate, goods: rate.family ? words.family(rate.family) : rest })),
    ...coming.map((rate) => ({
      rate,
      goods: rate.family ? words.family(rate.family) : t('rates.allGoods'),
    })),
  ];
  return (
    <section aria-labelledby="rates" className="stack">
      <h2 id="rates">{t('commission')}</h2>
      <p className="muted">{t('rates.mineLead')}</p>
      <dl className="facts">
        {rows.map(({ rate, goods }, at) => (
          <div key={at}>
            <dt>{goods}</dt>
            <dd>
              <span className="strong">{formatRate(rate.basisPoints, language)}</span>{' '}
              <span className="muted small">
                {[
                  bounds(rate),
                  rate.isOwn && t('rates.own'),
                  at >= rates.length &&
                    rate.validFrom &&
                    t('rates.fromDay', { day: formatDate(rate.validFrom, language) }),
                  rate.validUntil && t('rates.untilDay', { day: formatDate(rate.validUntil, language) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Beside a price that is being set: what of it the market keeps. */
export function RateNote({ rates, family }: { rates: Rate[]; family: string | undefined }) {
  const { t } = useTranslation('orders');
  const language = useLanguage();
  const bounds = useBounds();
  const rate = rates.find((each) => each.family === family) ?? rates[0];
  if (!rate) return null;
  const text = t('rates.note', { rate: formatRate(rate.basisPoints, language) });
  return <p className="muted small">{[text, bounds(rate)].filter(Boolean).join(' · ')}</p>;
}
