import './messages.js';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import type { Problem } from '../../lib/problem.js';
import { useWords } from '../../lib/words.js';
import { SELECTION_FIELDS, SPACE_FIELDS } from './life.questions.js';
import { Choose, Conditions, LoadFields, type QuestionProps } from './life-fields.js';

/** Families that have a life to speak of. */
const FAMILIES = [
  'deep_groove_ball',
  'angular_contact_ball',
  'double_row_angular_contact_ball',
  'four_point_contact_ball',
  'self_aligning_ball',
  'cylindrical_roller',
  'tapered_roller',
  'spherical_roller',
  'needle_roller',
  'thrust_ball',
  'thrust_cylindrical_roller',
  'thrust_spherical_roller',
];
const SEALS = ['open', 'shield_2', 'contact_seal_2', 'noncontact_seal_2'];

export function SelectionForm({
  problem,
  isAnswered,
  ...question
}: QuestionProps & {
  problem: Problem | undefined;
  /** From then on each change answers anew. */
  isAnswered: boolean;
}) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const language = useLanguage();
  const any = { value: '', label: t('select.any') };
  return (
    <form
      className="question panel"
      action={inLanguage(paths.select, language)}
      data-swap-form={isAnswered ? '' : 'submit'}
      aria-label={t('select.title')}
    >
      <ProblemNotice problem={problem} shownFields={[...SELECTION_FIELDS, 'space', 'families']} />
      <fieldset className="measures">
        <legend>{t('select.loads')}</legend>
        <LoadFields {...question} />
      </fieldset>
      <Space {...question} />
      <fieldset className="measures">
        <legend>{t('select.kind')}</legend>
        <Choose
          name="families"
          choices={[any, ...FAMILIES.map((value) => ({ value, label: words.family(value) }))]}
          {...question}
        />
        <Choose
          name="seal"
          choices={[any, ...SEALS.map((value) => ({ value, label: words.seal(value) }))]}
          {...question}
        />
      </fieldset>
      <Conditions {...question} />
      {question.asked.sortBy && <input type="hidden" name="sortBy" value={question.asked.sortBy} />}
      <button className="button primary" type="submit">
        {t('select.find')}
      </button>
    </form>
  );
}

/** Least and greatest of bore, outside diameter and width: at least one of the six. */
function Space({ asked, faultOf }: QuestionProps) {
  const { t } = useTranslation('catalog');
  const words = useWords();
  const fault = SPACE_FIELDS.map((name) => faultOf(`space.${name}`)).find(Boolean) ?? faultOf('space');
  return (
    <fieldset className="space" aria-describedby={fault ? 'space-fault' : undefined}>
      <legend>
        {t('select.space')} <span className="muted small">mm</span>
      </legend>
      {SPACE_FIELDS.map((name) => {
        const label = words.dimension(name.replace('Mm', ''));
        return (
          <div key={name} className="span">
            <span className="small">{label}</span>
            {(['min', 'max'] as const).map((end) => (
              <input
                key={end}
                name={`space.${name}.${end}`}
                aria-label={`${label} ${t(`select.${end}`)} (mm)`}
                aria-invalid={
                  faultOf(`space.${name}`) || (fault && !asked[`space.${name}.${end}`]) ? true : undefined
                }
                placeholder={t(`select.${end}`)}
                defaultValue={asked[`space.${name}.${end}`]}
                inputMode="decimal"
                autoComplete="off"
              />
            ))}
          </div>
        );
      })}
      {fault && (
        <p className="error small" id="space-fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
