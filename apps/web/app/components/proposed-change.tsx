import { useTranslation } from 'react-i18next';
import type { ProposalView } from '../lib/api-types.js';
import { formatNumber } from '../lib/format.js';
import { useLanguage } from '../lib/i18n.js';
import { inBoth, useWords } from '../lib/words.js';

/** What should stand, beside what stands today; of what was decided, beside what stood before. */
export function ProposedChange({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation();
  const { about, before, after } = useChange(proposal);
  return (
    <dl className="change">
      <div className="about">
        <dt className="aloud">{t('proposal.about')}</dt>
        <dd className="strong">{about}</dd>
      </div>
      {before !== undefined && (
        <div>
          <dt>{t(proposal.state === 'proposed' ? 'proposal.today' : 'proposal.before')}</dt>
          <dd>{before}</dd>
        </div>
      )}
      <div>
        <dt>{t('proposal.proposed')}</dt>
        <dd className="strong">{after}</dd>
      </div>
    </dl>
  );
}

function useChange({ state, correction, equivalence }: ProposalView) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const isOpen = state === 'proposed';
  if (correction) {
    const { name, unit, stands, stood, value } = correction;
    const figure = (number: number | null) =>
      number === null ? t('proposal.unknown') : `${formatNumber(number, language)} ${unit}`;
    return { about: inBoth(name, language), before: figure(isOpen ? stands : stood), after: figure(value) };
  }
  if (!equivalence) return { about: '', before: undefined, after: '' };
  const { verdict, grade, designation, brand, stands } = equivalence;
  const today = stands === null ? t('proposal.notListed') : words.grade(stands);
  return {
    about: t('proposal.replacedBy', { other: [brand, designation].filter(Boolean).join(' ') }),
    before: isOpen ? today : undefined,
    after: words.grade(grade ?? verdict),
  };
}
