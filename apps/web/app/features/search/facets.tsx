import './messages.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartSearchView } from '../../lib/api-types.js';
import { formatMm, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { type Criteria, DIMENSIONS, FACETS, FLAGS, hiddenFields, RATINGS, RUNNING } from './criteria.js';
import { useFacetWords } from './facet-words.js';

type FacetName = (typeof FACETS)[number];
type Value = PartSearchView['facets']['type'][number];
type Span = PartSearchView['ranges']['boreMm'];

const SHOWN_VALUES = 8;
/** What most come to tick stands open; the rest opens where something is ticked. */
const OPEN: readonly FacetName[] = ['type', 'seal', 'brand'];
const FIELDS = [
  ...FACETS,
  ...FLAGS,
  ...RUNNING,
  ...DIMENSIONS,
  'within',
  'leadTimeMax',
  'moqMax',
  ...[...DIMENSIONS, ...RATINGS, 'price'].flatMap((name) => [`${name}Min`, `${name}Max`]),
];

/** One form: each change is a new address. Without script the button at its end applies it. */
export function Facets({ criteria, search }: { criteria: Criteria; search: PartSearchView }) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const { ranges, facets } = search;
  const has = (...names: string[]) => names.some((name) => criteria[name] !== undefined);
  const ends = (name: string) => [`${name}Min`, `${name}Max`];
  return (
    <form
      className="facets"
      action={inLanguage(paths.parts, language)}
      data-swap-form=""
      aria-label={t('filters')}
    >
      {hiddenFields(criteria, FIELDS).map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend className="aloud">{t('offers')}</legend>
        <Flag name="inStock" criteria={criteria} label={t('inStock')} />
        <Flag name="green" criteria={criteria} label={t('green')} count={facets.green[0]?.count} />
        <Limit name="leadTimeMax" criteria={criteria} unit={t('unit.days')} />
        <Limit name="moqMax" criteria={criteria} unit={t('unit.pieces')} />
      </fieldset>
      <Range name="price" criteria={criteria} label={t('price')} unit="¥" />
      <Exact criteria={criteria} />
      {DIMENSIONS.map((name) => (
        <Range
          key={name}
          name={name}
          criteria={criteria}
          label={words.dimension(name)}
          unit="mm"
          span={{ bore: ranges.boreMm, outside: ranges.outsideMm, width: ranges.widthMm }[name]}
        />
      ))}
      {FACETS.map((name) => (
        <FacetGroup key={name} name={name} values={facets[name]} chosen={criteria[name] ?? []} />
      ))}
      <Fold title={t('ratings')} isOpen={has(...RATINGS.flatMap(ends))}>
        <Range name="dynamicLoad" criteria={criteria} label="C" unit="kN" span={ranges.dynamicLoadKn} />
        <Range name="staticLoad" criteria={criteria} label="C₀" unit="kN" span={ranges.staticLoadKn} />
        <Range
          name="limitingSpeed"
          criteria={criteria}
          label={t('column.speed')}
          unit={t('unit.rpm')}
          span={ranges.limitingSpeedRpm}
        />
        <Range
          name="mass"
          criteria={criteria}
          label={words.dimension('mass')}
          unit="kg"
          span={ranges.massKg}
        />
      </Fold>
      <Fold title={t('running')} isOpen={has(...RUNNING)}>
        <Running criteria={criteria} />
      </Fold>
      <button className="button" type="submit">
        {common('apply')}
      </button>
    </form>
  );
}

function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Flag({
  name,
  criteria,
  label,
  count,
}: {
  name: (typeof FLAGS)[number];
  criteria: Criteria;
  label: string;
  count?: number;
}) {
  const language = useLanguage();
  return (
    <label className="check">
      <input type="checkbox" name={name} value="true" defaultChecked={criteria[name] === 'true'} />
      <span>{label}</span>
      {count !== undefined && <span className="muted small">{formatNumber(count, language)}</span>}
    </label>
  );
}

function Limit({
  name,
  criteria,
  unit,
}: {
  name: 'leadTimeMax' | 'moqMax';
  criteria: Criteria;
  unit: string;
}) {
  const { t } = useTranslation('search');
  return (
    <label className="limit">
      <span>{t(`limit.${name}`)}</span>
      <input name={name} inputMode="numeric" defaultValue={criteria[name]} autoComplete="off" />
      <span className="muted small">{unit}</span>
    </label>
  );
}

function Range({
  name,
  criteria,
  label,
  unit,
  span,
}: {
  name: string;
  criteria: Criteria;
  label: string;
  unit: string;
  span?: Span;
}) {
  const { t } = useTranslation('search');
  return (
    <fieldset className="range">
      <legend>
        {label} <span className="muted">{unit}</span>
      </legend>
      {(['Min', 'Max'] as const).map((end) => (
        <input
          key={end}
          name={name + end}
          inputMode="decimal"
          aria-label={`${label} ${t(end === 'Min' ? 'min' : 'max')} (${unit})`}
          placeholder={span && formatMm(end === 'Min' ? span.min : span.max)}
          defaultValue={criteria[name + end]}
          autoComplete="off"
        />
      ))}
    </fieldset>
  );
}

/** d × D × B, each exact to within so much. */
function Exact({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('search');
  const words = useWords();
  return (
    <fieldset className="exact">
      <legend>
        {t('exact')} <span className="muted">mm</span>
      </legend>
      {DIMENSIONS.map((name) => (
        <input
          key={name}
          name={name}
          inputMode="decimal"
          aria-label={`${words.dimension(name)} (mm)`}
          placeholder={{ bore: 'd', outside: 'D', width: 'B' }[name]}
          defaultValue={criteria[name]}
          autoComplete="off"
        />
      ))}
      <input
        name="within"
        inputMode="decimal"
        aria-label={t('within')}
        placeholder="±"
        defaultValue={criteria.within}
        autoComplete="off"
      />
    </fieldset>
  );
}

function Running({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('search');
  const units = { radialKn: 'kN', axialKn: 'kN', speedRpm: t('unit.rpm'), hours: 'h', reliability: '%' };
  return (
    <fieldset>
      <legend className="aloud">{t('running')}</legend>
      {RUNNING.map((name) => (
        <label key={name} className="limit">
          <span>{t(`runs.${name}`)}</span>
          <input
            name={name}
            inputMode="decimal"
            placeholder={name === 'reliability' ? '90' : undefined}
            defaultValue={criteria[name]}
            autoComplete="off"
            data-swap-later=""
          />
          <span className="muted small">{units[name]}</span>
        </label>
      ))}
      <p className="muted small">{t('runningHint')}</p>
    </fieldset>
  );
}

function FacetGroup({ name, values, chosen }: { name: FacetName; values: Value[]; chosen: string[] }) {
  const { t } = useTranslation('search');
  if (values.length === 0) return null;
  const sorted = values.toSorted(
    (a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)),
  );
  const shown = Math.max(SHOWN_VALUES, chosen.length);
  const rest = sorted.slice(shown);
  const row = (facet: Value) => (
    <FacetValue key={facet.value} name={name} facet={facet} isChosen={chosen.includes(facet.value)} />
  );
  return (
    <Fold title={t(`facet.${name}`)} isOpen={OPEN.includes(name) || chosen.length > 0}>
      <fieldset>
        <legend className="aloud">{t(`facet.${name}`)}</legend>
        {sorted.slice(0, shown).map(row)}
        {rest.length > 0 && (
          <details>
            <summary>{t('showMore', { count: rest.length })}</summary>
            {rest.map(row)}
          </details>
        )}
      </fieldset>
    </Fold>
  );
}

function FacetValue({ name, facet, isChosen }: { name: FacetName; facet: Value; isChosen: boolean }) {
  const words = useFacetWords();
  const language = useLanguage();
  return (
    <label className="check">
      <input type="checkbox" name={name} value={facet.value} defaultChecked={isChosen} />
      <span>{words(name, facet.value)}</span>
      <span className="muted small">{formatNumber(facet.count, language)}</span>
    </label>
  );
}
