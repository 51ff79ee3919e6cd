import './messages.js';
import { useTranslation } from 'react-i18next';
import type { PartSearchView } from '../../lib/api-types.js';

type Facet = PartSearchView['facets']['type'][number];
type Span = PartSearchView['ranges']['boreMm'];
import { formatMm, formatNumber } from '../../lib/format.js';
import { useLanguage } from '../../lib/i18n.js';
import { inLanguage } from '../../lib/language.js';
import { paths } from '../../lib/paths.js';
import { useWords } from '../../lib/words.js';
import { type Criteria, DIMENSIONS, FACETS } from './criteria.js';

const SHOWN_VALUES = 8;

/** One form: each change is a new address. Without script the button at its end applies it. */
export function Facets({ criteria, search }: { criteria: Criteria; search: PartSearchView }) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const language = useLanguage();
  return (
    <form
      className="facets"
      action={inLanguage(paths.parts, language)}
      data-swap-form=""
      aria-label={t('filters')}
    >
      {criteria.q && <input type="hidden" name="q" value={criteria.q} />}
      {criteria.sort && <input type="hidden" name="sort" value={criteria.sort} />}
      {DIMENSIONS.map(
        (name) => criteria[name] && <input key={name} type="hidden" name={name} value={criteria[name]} />,
      )}
      <label className="check">
        <input type="checkbox" name="inStock" value="true" defaultChecked={criteria.inStock === 'true'} />
        <span>{t('inStock')}</span>
      </label>
      <Ranges criteria={criteria} ranges={search.ranges} />
      {FACETS.map((name) => (
        <FacetGroup key={name} name={name} values={search.facets[name] ?? []} chosen={criteria[name] ?? []} />
      ))}
      <button className="button" type="submit">
        {common('apply')}
      </button>
    </form>
  );
}

function Ranges({ criteria, ranges }: { criteria: Criteria; ranges: PartSearchView['ranges'] }) {
  const { t } = useTranslation('search');
  const words = useWords();
  const spans: Record<(typeof DIMENSIONS)[number], Span> = {
    bore: ranges.boreMm,
    outside: ranges.outsideMm,
    width: ranges.widthMm,
  };
  return DIMENSIONS.map((name) => (
    <fieldset key={name} className="range">
      <legend>
        {words.dimension(name)} <span className="muted">mm</span>
      </legend>
      {(['Min', 'Max'] as const).map((end) => (
        <input
          key={end}
          name={name + end}
          inputMode="decimal"
          aria-label={`${words.dimension(name)} ${t(end === 'Min' ? 'min' : 'max')} (mm)`}
          placeholder={formatMm(end === 'Min' ? spans[name].min : spans[name].max)}
          defaultValue={criteria[name + end]}
          autoComplete="off"
        />
      ))}
    </fieldset>
  ));
}

function FacetGroup({
  name,
  values,
  chosen,
}: {
  name: (typeof FACETS)[number];
  values: Facet[];
  chosen: string[];
}) {
  const { t } = useTranslation('search');
  const counted = new Map(values.map(({ value, count }) => [value, count]));
  const all = [
    ...chosen.filter((value) => !counted.has(value)).map((value) => ({ value, count: 0 })),
    ...values,
  ];
  if (all.length === 0) return null;
  const sorted = all.toSorted((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)));
  const rest = sorted.slice(SHOWN_VALUES);
  return (
    <fieldset>
      <legend>{t(`facet.${name}`)}</legend>
      {sorted.slice(0, SHOWN_VALUES).map((facet) => (
        <FacetValue key={facet.value} name={name} facet={facet} isChosen={chosen.includes(facet.value)} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary>{t('showMore', { count: rest.length })}</summary>
          {rest.map((facet) => (
            <FacetValue key={facet.value} name={name} facet={facet} isChosen={chosen.includes(facet.value)} />
          ))}
        </details>
      )}
    </fieldset>
  );
}

function FacetValue({ name, facet, isChosen }: { name: string; facet: Facet; isChosen: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const label =
    name === 'type' ? words.family(facet.value) : name === 'seal' ? words.seal(facet.value) : facet.value;
  return (
    <label className="check">
      <input type="checkbox" name={name} value={facet.value} defaultChecked={isChosen} />
      <span>{label}</span>
      <span className="muted small">{formatNumber(facet.count, language)}</span>
    </label>
  );
}
