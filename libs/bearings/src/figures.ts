/** Tables of figures by family, refined by series: a family's row (small letters) opens its group, series rows follow. */
import { lazily, tableRows } from './plans/plan.js';
import type { PartFamily } from './vocabulary.js';

export type Figures = (family: PartFamily, series: string) => readonly number[] | undefined;

/** Reads such a table. The look-up answers the row of the series, for a cylindrical form without one that of NU, else of the family. */
export function familyFigures(text: string): Figures {
  const rows = lazily(() => rowsOf(text));
  return (family, series) => {
    const asNu =
      family === 'cylindrical_roller' ? series.replace(/^(NUP|NJ|NP|NF|NH|N)(?=\d)/, 'NU') : series;
    return rows().get(`${family} ${asNu}`) ?? rows().get(family);
  };
}

function rowsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, readonly number[]>();
  let group = '';
  for (const [name = '', ...cells] of tableRows(text)) {
    if (/^[a-z_]+$/.test(name)) group = name;
    rows.set(name === group ? group : `${group} ${name}`, cells.map(Number));
  }
  return rows;
}
