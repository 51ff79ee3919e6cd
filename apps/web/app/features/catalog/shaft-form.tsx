import './messages.js';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/field.js';
import { A } from '../../components/link.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import type { Problem } from '../../lib/problem.js';
import { paths, withQuery } from '../../lib/paths.js';
import { FORCE_FIELDS, MOST_FORCES, SHAFT_FIELDS } from './life.questions.js';
import { Choose, Conditions, Measure, type QuestionProps } from './life-fields.js';

const UNITS = { positionMm: 'mm', radialKn: 'kN', directionDeg: '°', axialKn: 'kN', axialRadiusMm: 'mm' };

/** How many forces are told; one more row stands ready. */
const toldForces = (asked: QuestionProps['asked']): number =>
  new Set(Object.keys(asked).flatMap((field) => /^forces\.(\d+)\./.exec(field)?.[1] ?? [])).size;

export function ShaftForm({
  problem,
  isAnswered,
  ...question
}: QuestionProps & { problem: Problem | undefined; isAnswered: boolean }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const { asked, faultOf } = question;
  const saysForces = problem?.errors?.some(({ field }) => field === 'forces');
  const rows = Math.min(MOST_FORCES, toldForces(asked) + 1);
  return (
    <form
      className="question panel"
      action={inLanguage(paths.selectShaft, language)}
      data-swap-form={isAnswered ? '' : 'submit'}
      aria-label={t('shaft.title')}
    >
      <ProblemNotice problem={problem} shownFields={[...SHAFT_FIELDS, 'a', 'b', 'forces']} />
      <fieldset className="measures">
        <legend>{t('shaft.bearings')}</legend>
        {(['a', 'b'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`shaft.bearing.${name}`)}
            error={faultOf(name)}
            isOptional="silently"
            name={`${name}.designation`}
            defaultValue={asked[`${name}.designation`]}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={120}
          />
        ))}
        <Choose
          name="setting"
          choices={(['', 'O', 'X'] as const).map((value) => ({
            value,
            label: t(`shaft.setting.${value || 'none'}`),
          }))}
          {...question}
        />
        <Choose
          name="locating"
          choices={(['', 'A', 'B'] as const).map((value) => ({
            value,
            label: t(`shaft.locating.${value || 'none'}`),
          }))}
          {...question}
        />
        <Measure name="spanMm" unit="mm" {...question} />
        <Measure name="speedRpm" unit="r/min" {...question} />
        <Measure name="requiredHours" unit="h" {...question} />
      </fieldset>
      {Array.from({ length: rows }, (_, i) => (
        <fieldset key={i} className="measures force">
          <legend>{t('shaft.force', { number: i + 1 })}</legend>
          {FORCE_FIELDS.map((name) => (
            <Measure
              key={name}
              name={`forces.${i}.${name}`}
              label={t(`shaft.${name}`)}
              unit={UNITS[name]}
              {...question}
            />
          ))}
          {i === 0 && saysForces && <p className="error small wide-field">{t('shaft.noForce')}</p>}
        </fieldset>
      ))}
      <p className="muted small">{t('shaft.signs')}</p>
      <Conditions {...question} />
      <button className="button primary" type="submit">
        {t('life.calculate')}
      </button>
    </form>
  );
}

const GEAR = {
  'a.designation': '30206',
  'b.designation': '30206',
  setting: 'X',
  spanMm: 160,
  speedRpm: 960,
  requiredHours: 20_000,
  'forces.0.positionMm': 60,
  'forces.0.radialKn': 3.2,
  'forces.0.directionDeg': 90,
  'forces.1.positionMm': 60,
  'forces.1.radialKn': 1.2,
  'forces.1.axialKn': 0.8,
  'forces.1.axialRadiusMm': 48,
};
const BELT = {
  'a.designation': '6206',
  'b.designation': '6205',
  locating: 'A',
  spanMm: 120,
  speedRpm: 1450,
  requiredHours: 15_000,
  'forces.0.positionMm': -55,
  'forces.0.radialKn': 1.1,
};

export function ShaftExample() {
  const { t } = useTranslation('catalog');
  return (
    <p className="examples">
      <span className="muted small">{t('shaft.try')}</span>
      <A className="chip" to={withQuery(paths.selectShaft, GEAR)}>
        {t('shaft.gear')}
      </A>
      <A className="chip" to={withQuery(paths.selectShaft, BELT)}>
        {t('shaft.belt')}
      </A>
    </p>
  );
}
