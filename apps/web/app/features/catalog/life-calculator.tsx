import './messages.js';
import { useTranslation } from 'react-i18next';
import { A } from '../../components/link.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import type { Attempt } from '../../lib/api.server.js';
import type { BearingLifeView, PartView } from '../../lib/api-types.js';
import { useFaults } from '../../lib/faults.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths, withQuery } from '../../lib/paths.js';
import { type Asked, LIFE_FIELDS } from './life.questions.js';
import { Conditions, LoadFields } from './life-fields.js';
import { LifeResult } from './life-result.js';

interface LifeCalculatorProps {
  part: PartView;
  asked: Asked;
  life: Attempt<BearingLifeView> | undefined;
  /** What else the address says, to stay in it. */
  kept: Readonly<Record<string, string>>;
}

/** How long it lasts under my load: asked in the address, answered in the page. */
export function LifeCalculator({ part, asked, life, kept }: LifeCalculatorProps) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const problem = life && !life.ok ? life.problem : undefined;
  const faultOf = useFaults(problem);
  const question = { asked, faultOf };
  return (
    <section id="life" aria-labelledby="life-title" className="life-section" data-swap="life">
      <div className="section-head">
        <h2 id="life-title">{t('life.title')}</h2>
        <p className="muted">{t('life.lead')}</p>
      </div>
      <form
        action={`${inLanguage(paths.part(part.designation), language)}#life`}
        data-swap-form={life ? '' : 'submit'}
        className="question"
      >
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ProblemNotice problem={problem} shownFields={[...LIFE_FIELDS]} />
        <div className="measures">
          <LoadFields {...question} />
        </div>
        <Conditions {...question} />
        <div className="acts">
          <button className="button primary" type="submit">
            {t('life.calculate')}
          </button>
          {life?.ok && (
            <A className="no-print" to={withQuery(paths.select, othersLike(part, asked))}>
              {t('life.others')}
            </A>
          )}
        </div>
      </form>
      <div role="status" data-answer="">
        {life?.ok && (
          <LifeResult
            life={life.value}
            hours={asked.requiredHours === undefined ? undefined : Number(asked.requiredHours)}
          />
        )}
      </div>
    </section>
  );
}

/** The same duty on the same shaft: what else would do. */
function othersLike(part: PartView, asked: Asked): Record<string, string | undefined> {
  const { boreMm } = part.dimensions;
  const bore = boreMm === null ? undefined : String(boreMm);
  return { ...asked, 'space.boreMm.min': bore, 'space.boreMm.max': bore };
}
