/**
 * Spherical plain bearings of ГОСТ 3635, whose sizes are those of series E of ISO 12240-1: `Ш12`, `ШС20`, `ЕШСП35К`.
 * С stands for lubrication grooves and holes; the other letters for slits, linings and fits.
 */
import { readBasic } from '../plans/index.js';
import type { Head } from './heads.js';
import type { PrefixCode } from './prefixes.js';

/** Folded: С is C, Н is H, М is M, Т is T, Р is P, Е is E. */
const NAME = /^E?Ш[CПЛHMTP]{0,3}(?=\d)/;
const LONGEST_NAME = 8;
const GREASED: Pick<PrefixCode, 'feature' | 'value' | 'meaning'> = {
  feature: 'internalDesign',
  value: 'single_slit_lubricated',
  meaning: { zh: '关节轴承，有润滑槽', en: 'spherical plain bearing with lubrication grooves' },
};
const PLAIN: typeof GREASED = {
  feature: 'internalDesign',
  value: 'single_slit',
  meaning: { zh: '关节轴承', en: 'spherical plain bearing' },
};

/** The plain bearing whose old name begins at `start` of a folded text. */
export function readOldPlain(text: string, start: number): Head | undefined {
  const first = text[start];
  if (first !== 'Ш' && !(first === 'E' && text[start + 1] === 'Ш')) return undefined;
  const code = NAME.exec(text.slice(start, start + LONGEST_NAME))?.[0];
  if (code === undefined) return undefined;
  const digitsAt = start + code.length;
  const boreCode = /^\d{1,3}(?!\d)/.exec(text.slice(digitsAt, digitsAt + 4))?.[0] ?? '';
  const [part] = readBasic(`GE${boreCode}`);
  if (part === undefined) return undefined;
  const { family, series, basic, dimensions } = part;
  const end = digitsAt + boreCode.length;
  return {
    system: 'GOST',
    family,
    series,
    boreCode,
    basic,
    dimensions,
    planned: true,
    prefix: { code, ...(code.includes('C') ? GREASED : PLAIN) },
    start,
    seriesAt: digitsAt,
    boreAt: digitsAt,
    end,
  };
}
