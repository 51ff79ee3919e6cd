import './messages.js';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../components/field.js';
import type { Asked } from './life.questions.js';

export interface QuestionProps {
  asked: Asked;
  /** What the API said of a field. */
  faultOf: (field: string) => string | undefined;
}

type Label = keyof typeof import('./locales/zh.json').field;
const lastOf = (field: string) => field.slice(field.lastIndexOf('.') + 1) as Label;

/** A number of a question: `lubrication.temperatureDeg`. */
export function Measure({
  name,
  label,
  unit,
  asked,
  faultOf,
  hint,
}: QuestionProps & { name: string; label?: string; unit?: string; hint?: string }) {
  const { t } = useTranslation('catalog');
  return (
    <TextField
      label={label ?? t(`field.${lastOf(name)}`)}
      unit={unit}
      hint={hint}
      error={faultOf(name)}
      isOptional="silently"
      name={name}
      defaultValue={asked[name]}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
    />
  );
}

interface Choice {
  value: string;
  label: string;
}

/** The first choice is what the API takes when nothing is said, so it says nothing. */
export function Choose({
  name,
  label,
  choices,
  asked,
  faultOf,
}: QuestionProps & { name: string; label?: string; choices: readonly Choice[] }) {
  const { t } = useTranslation('catalog');
  return (
    <SelectField
      label={label ?? t(`field.${lastOf(name)}`)}
      error={faultOf(name)}
      isOptional="silently"
      name={name}
      defaultValue={asked[name] ?? ''}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </SelectField>
  );
}

export function LoadFields(question: QuestionProps) {
  return (
    <>
      <Measure name="radialKn" unit="kN" {...question} />
      <Measure name="axialKn" unit="kN" {...question} />
      <Measure name="speedRpm" unit="r/min" {...question} />
      <Measure name="requiredHours" unit="h" {...question} />
    </>
  );
}

const RELIABILITIES = ['', '95', '96', '97', '98', '99', '99.9'];
const DEMANDS = ['', 'quiet', 'shock'] as const;

/** What two thirds of all questions leave as it is. */
function ConditionFields(question: QuestionProps) {
  const { t } = useTranslation('catalog');
  return (
    <>
      <Choose
        name="reliabilityPercent"
        choices={RELIABILITIES.map((value) => ({ value, label: `${value || '90'} %` }))}
        {...question}
      />
      <Choose
        name="demand"
        choices={DEMANDS.map((value) => ({ value, label: t(`demand.${value || 'normal'}`) }))}
        {...question}
      />
      <Choose
        name="lubricant"
        choices={(['', 'oil'] as const).map((value) => ({
          value,
          label: t(`lubricant.${value || 'grease'}`),
        }))}
        {...question}
      />
      <Measure name="lubrication.viscosity40Mm2S" unit="mm²/s" {...question} />
      <Measure name="lubrication.temperatureDeg" unit="°C" {...question} />
      <Measure name="lubrication.viscosityMm2S" unit="mm²/s" hint={t('field.viscosityHint')} {...question} />
      <Contamination {...question} />
    </>
  );
}

const LEVELS = ['extreme', 'high', 'normal', 'slight', 'typical', 'severe', 'very_severe'] as const;
const CLEANLINESS = ['13_10', '15_12', '17_14', '19_16', '21_18'] as const;
const GREASES = [
  'high_cleanliness',
  'normal_cleanliness',
  'slight_contamination',
  'severe_contamination',
  'very_severe_contamination',
] as const;

/** Levels of ISO 281:2007, table 13, and the curves of its annex A. */
function Contamination({ asked, faultOf }: QuestionProps) {
  const { t } = useTranslation('catalog');
  const name = 'lubrication.contamination';
  const code = (text: string) => `−/${text.replace('_', '/')}`;
  return (
    <SelectField
      label={t('field.contamination')}
      error={faultOf(name)}
      isOptional="silently"
      name={name}
      defaultValue={asked[name] ?? ''}
    >
      <option value="">{t('contamination.none')}</option>
      <optgroup label={t('contamination.levels')}>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`contamination.${level}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('contamination.greases')}>
        {GREASES.map((each) => (
          <option key={each} value={`grease_${each}`}>
            {t(`contamination.${each}`)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('contamination.filtered')}>
        {CLEANLINESS.slice(0, 4).map((each) => (
          <option key={each} value={`oil_filtered_${each}`}>
            {code(each)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('contamination.bath')}>
        {CLEANLINESS.map((each) => (
          <option key={each} value={`oil_bath_${each}`}>
            {code(each)}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}

const CONDITION_NAMES = /^(reliabilityPercent|demand|lubricant|lubrication\..*)$/;

/** Stands open when something in it is said or at fault. */
export function Conditions(question: QuestionProps) {
  const { t } = useTranslation('catalog');
  const isOpen =
    Object.keys(question.asked).some((field) => CONDITION_NAMES.test(field)) ||
    question.faultOf('lubrication') !== undefined;
  return (
    <details className="conditions" open={isOpen}>
      <summary>{t('life.conditions')}</summary>
      <div className="measures">
        <ConditionFields {...question} />
      </div>
    </details>
  );
}
