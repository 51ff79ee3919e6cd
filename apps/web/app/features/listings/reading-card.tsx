import './messages.js';
import { useTranslation } from 'react-i18next';
import { SectionTile, TileHatches } from '../../components/drawing/section-tile.js';
import type { CandidateView } from '../../lib/api-types.js';
import { formatMm } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth, useWords } from '../../lib/words.js';

const SURE = 0.5;

/** What the number was read as, while it is typed: the seller sees the bearing before setting its price. */
export function ReadingCard({ text, candidates }: { text: string; candidates: CandidateView[] }) {
  const { t } = useTranslation('listings');
  const language = useLanguage();
  const [best, ...others] = candidates;
  if (text === '') return <p className="reading muted">{t('readHint')}</p>;
  if (!best) {
    return (
      <p className="reading" role="status">
        {t('unreadable')}
      </p>
    );
  }
  return (
    <div className="reading" role="status">
      <TileHatches />
      <CandidateCard candidate={best} />
      {best.confidence < SURE && <p className="error small">{t('unsure')}</p>}
      {others.length > 0 && (
        <p className="small">
          <span className="muted">{t('alsoRead')}</span>{' '}
          {others
            .slice(0, 3)
            .map((each) => `${each.designation}（${inBoth(each.explanation, language)}）`)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}

function CandidateCard({ candidate }: { candidate: CandidateView }) {
  const words = useWords();
  const language = useLanguage();
  const size = [candidate.boreMm, candidate.outsideMm, candidate.widthMm]
    .filter((mm) => mm !== null && mm !== undefined)
    .map(formatMm);
  const features = Object.entries(candidate.features).map(
    ([name, value]) => `${words.feature(name)} ${words.value(value)}`,
  );
  return (
    <div className="candidate">
      <SectionTile part={candidate} size={72} />
      <div>
        <p>
          <span className="strong">{candidate.designation}</span> {words.family(candidate.type)}
        </p>
        <p className="small">
          {[size.length > 0 ? `${size.join(' × ')} mm` : '', ...features].filter(Boolean).join(' · ')}
        </p>
        <p className="muted small">{inBoth(candidate.explanation, language)}</p>
      </div>
    </div>
  );
}
