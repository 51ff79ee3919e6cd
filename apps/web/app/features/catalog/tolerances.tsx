import './messages.js';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TolerancesView } from '../../lib/api-types.js';
import { useLanguage } from '../../lib/i18n.js';
import { inBoth } from '../../lib/words.js';

type ToleranceClass = TolerancesView['classes'][number];

/** The class that the designation names in full; the others folded into one table beside it. */
export function Tolerances({ tolerances }: { tolerances: TolerancesView }) {
  const { t } = useTranslation('catalog');
  const { classes, ownClass, missing, part } = tolerances;
  const size = { d: part.boreMm ?? '—', D: part.outsideMm ?? '—' };
  const own = classes.find(({ toleranceClass }) => toleranceClass === ownClass) ?? classes[0];
  return (
    <section id="tolerances" aria-labelledby="tolerances-title">
      <div className="section-head">
        <h2 id="tolerances-title">{t('tolerance.title')}</h2>
        <p className="muted">{t('tolerance.lead', size)}</p>
      </div>
      <div className="two">
        <div>
          <h3>{t('tolerance.classes')}</h3>
          {own && <ClassTable classes={[own]} />}
          <Sources said={own ? [[own.standard, own.source]] : []} />
          <Missing texts={[...missing, ...(own?.missing ?? []), ...(own?.notes ?? [])]} />
        </div>
        <Clearance tolerances={tolerances} />
      </div>
      {classes.length > 1 && (
        <details>
          <summary>{t('tolerance.all', { codes: classes.map(({ code }) => code).join(' · ') })}</summary>
          <ClassTable classes={classes} />
        </details>
      )}
    </section>
  );
}

function ClassTable({ classes }: { classes: readonly ToleranceClass[] }) {
  const { t } = useTranslation('catalog');
  const language = useLanguage();
  const rows = new Map(classes.flatMap(({ items }) => items.map((item) => [item.symbol, item])));
  return (
    <div className="table-frame" tabIndex={classes.length > 2 ? 0 : undefined}>
      <table className="data matrix">
        <thead>
          <tr>
            <th scope="col">
              {t('tolerance.quantity')} <span className="muted">µm</span>
            </th>
            {classes.map(({ code }) => (
              <th key={code} scope="col" className="num">
                {code}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.values()].map(({ symbol, name }) => (
            <tr key={symbol}>
              <th scope="row">
                <Symbol text={symbol} />{' '}
                <span className={classes.length > 1 ? 'muted small wide' : 'muted small'}>
                  {inBoth(name, language)}
                </span>
              </th>
              {classes.map(({ code, items }) => (
                <td key={code} className="num">
                  <Limits item={items.find((item) => item.symbol === symbol)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Δdmp as ISO 1132-1 prints it: one letter, the rest below it. */
function Symbol({ text }: { text: string }) {
  return (
    <span className="symbol">
      {text.split(/(?<=−)/).map((term) => (
        <Fragment key={term}>
          {term.charAt(0)}
          <sub>{term.slice(1).replace('−', '')}</sub>
          {term.endsWith('−') && '−'}
        </Fragment>
      ))}
    </span>
  );
}

const signed = (um: number): string => (um > 0 ? `+${um}` : um < 0 ? `−${-um}` : '0');

/** A deviation between two limits; a runout has a greatest value only. */
function Limits({ item }: { item: ToleranceClass['items'][number] | undefined }) {
  if (!item) return <span className="muted">—</span>;
  const isDeviation = item.symbol.startsWith('Δ');
  return isDeviation ? `${signed(item.upperUm)} / ${signed(item.lowerUm)}` : `≤ ${item.upperUm}`;
}

function Clearance({ tolerances }: { tolerances: TolerancesView }) {
  const { t } = useTranslation('catalog');
  const { clearance, clearanceMissing, ownClearance } = tolerances;
  const notes = clearance.flatMap(({ note }) => note ?? []);
  return (
    <div>
      <h3>{t('tolerance.clearance')}</h3>
      {clearance.length > 0 && (
        <div className="table-frame">
          <table className="data matrix">
            <thead>
              <tr>
                <th scope="col">
                  {t(`tolerance.${clearance[0]?.direction === 'axial' ? 'axial' : 'radial'}`)}{' '}
                  <span className="muted">µm</span>
                </th>
                <th scope="col" className="num">
                  {t('tolerance.least')}
                </th>
                <th scope="col" className="num">
                  {t('tolerance.greatest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {clearance.map(({ group, leastUm, greatestUm }) => (
                <tr key={group} className={group === ownClearance ? 'own' : undefined}>
                  <th scope="row">
                    {group}{' '}
                    {group === ownClearance && <span className="muted small">{t('tolerance.own')}</span>}
                  </th>
                  <td className="num">{leastUm}</td>
                  <td className="num">{greatestUm}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Sources said={clearance.slice(0, 1).map(({ standard, source }) => [standard, source])} />
      <Missing texts={[...clearanceMissing, ...notes.slice(0, 1)]} />
    </div>
  );
}

function Sources({ said }: { said: readonly (readonly [standard: string, source: string])[] }) {
  const { t } = useTranslation('catalog');
  return said.map(([standard, source]) => (
    <p key={standard} className="small muted">
      {t('tolerance.source', { standard, source })}
    </p>
  ));
}

/** What is not known is said, not left out. */
function Missing({ texts }: { texts: readonly { zh: string; en: string }[] }) {
  const language = useLanguage();
  if (texts.length === 0) return null;
  return (
    <ul className="small muted notes">
      {[...new Set(texts.map((text) => inBoth(text, language)))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
