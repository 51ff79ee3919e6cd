import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { Badge, Empty } from '../../components/notice.js';
import type { MatchesView, ReputationView } from '../../lib/api-types.js';
import { formatDate, formatMoney, formatNumber, formatUnitPrice } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { RecordMark } from './record-mark.js';

type Line = MatchesView['lines'][number];
type Match = Line['matches'][number];

interface MatchListProps {
  line: Line;
  /** What is known of the sellers, by their ids. */
  records: Readonly<Record<string, ReputationView>>;
  exploredOneIn: number;
  canBuy: boolean;
}

/** The best for one line, each with what its score is made up of. */
export function MatchList({ line, records, exploredOneIn, canBuy }: MatchListProps) {
  const { t } = useTranslation('sourcing');
  const { matches, weighed } = line;
  if (matches.length === 0)
    return (
      <Empty title={t('match.none')}>
        <p>{t('match.noneBody')}</p>
      </Empty>
    );
  return (
    <>
      <ol className="matches">
        {matches.map((match, place) => (
          <li key={match.listingId}>
            <MatchHead
              match={match}
              record={records[match.seller.id]}
              needed={line.quantity}
              canBuy={canBuy}
            />
            <details open={place === 0}>
              <summary>{t('match.how', { score: match.score })}</summary>
              <ScoreParts match={match} />
            </details>
          </li>
        ))}
      </ol>
      <p className="muted small">
        {t('match.weighed', { count: weighed })}
        {matches.some(({ explored }) => explored) && ` ${t('match.exploredHint', { count: exploredOneIn })}`}
      </p>
    </>
  );
}

function MatchHead({
  match,
  record,
  needed,
  canBuy,
}: {
  match: Match;
  record: ReputationView | undefined;
  needed: number;
  canBuy: boolean;
}) {
  const { t } = useTranslation('sourcing');
  const words = useWords();
  const language = useLanguage();
  const { seller, freight, served, quantity, readyOn } = match;
  const features = Object.values(match.features).map(words.value);
  return (
    <div className="match">
      <p className="score">
        <span className="aloud">{t('match.score')} </span>
        {match.score}
      </p>
      <div className="what">
        <h3>
          <A to={paths.sellerPage(seller.id)}>{seller.name}</A>
          {match.explored ? (
            <Badge tone="warn">{t('match.explored')}</Badge>
          ) : (
            seller.isNew && <Badge>{t('record.new')}</Badge>
          )}
          {seller.greenCertified && <Badge tone="ok">{t('match.green')}</Badge>}
        </h3>
        <p>
          <A to={paths.part(match.designation)}>{match.designation}</A>{' '}
          {[match.brand, ...features].filter(Boolean).join(' · ')}
        </p>
        {match.substitute && <p className="small">{match.substitute.reason}</p>}
        <RecordMark record={record} />
      </div>
      <div className="num">
        <p className="strong">{formatMoney(match.total, language)}</p>
        <p className="muted small">
          {formatUnitPrice({ unitPrice: match.unitPrice, currency: match.total.currency }, language)} ×{' '}
          {formatNumber(quantity, language)}
          {freight && ` + ${t('match.freight', { freight: formatMoney(freight, language) })}`}
        </p>
      </div>
      <div>
        <p>
          {readyOn
            ? t('match.readyOn', { day: formatDate(readyOn, language) })
            : t('match.days', { count: match.days })}
        </p>
        <p className="muted small">
          {served < needed
            ? t('match.partly', { served: formatNumber(served, language) })
            : t('match.stock', { stock: formatNumber(match.available, language) })}
        </p>
      </div>
      {canBuy && match.toMake === 0 && <Add match={match} />}
    </div>
  );
}

function Add({ match: { seller, listingId, designation, quantity, brand } }: { match: Match }) {
  const { t } = useTranslation('sourcing');
  const language = useLanguage();
  return (
    <form method="post" action={inLanguage(paths.cart, language)}>
      <input type="hidden" name="listingId" value={listingId} />
      <input type="hidden" name="sellerId" value={seller.id} />
      <input type="hidden" name="designation" value={designation} />
      <input type="hidden" name="quantity" value={quantity} />
      <button
        className="button"
        name="intent"
        value="add"
        aria-label={`${t('match.add')}: ${seller.name} ${brand}`}
      >
        {t('match.add')}
      </button>
    </form>
  );
}

/** Points of weight, part by part, with the reason in words. */
function ScoreParts({ match }: { match: Match }) {
  const { t } = useTranslation('sourcing');
  return (
    <ul className="score-parts">
      {match.parts.map(({ name, points, weight, value, reason }) => (
        <li key={name}>
          <span className="strong">{t(`match.parts.${name}`)}</span>
          <meter
            min={0}
            max={1}
            value={Math.max(0, value)}
            aria-label={t('match.value', { part: t(`match.parts.${name}`) })}
          />
          <span className="num">{t('match.points', { points, weight })}</span>
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  );
}
