import { findPartType, variantsOf } from '../catalogue.js';
import { readBasic } from '../plans/index.js';
import type { DesignationStyle } from '../reading.js';
import type { Features, PartFamily, PartType } from '../vocabulary.js';
import { suffixListOf } from './brands.js';
import { isComponent, writeComponent } from './component.reader.js';
import { isDigit } from './fold.js';
import { withoutImplied } from './implied.js';
import { writeIso } from './iso.writer.js';
import { ownNameOf } from './maker-names.js';
import { writeOld } from './old.writer.js';
import { codeFor } from './suffixes.js';

/** What there is to write: a candidate, a part type, or anything with these three. */
export interface Writable {
  basic: string;
  family: PartFamily;
  features: Features;
  /** A part type's own canonical designation stands as it is. */
  designation?: string;
}

export const STYLES: readonly DesignationStyle[] = [
  'ISO', 'GB', 'GB-OLD', 'GOST', 'SKF', 'FAG', 'NSK', 'NTN', 'KOYO', 'NACHI', 'TIMKEN', 'HRB', 'ZWZ', 'LYC', 'C&U',
]; // prettier-ignore

const PLAIN_STYLES = new Set<DesignationStyle>(['ISO', 'GB', 'TIMKEN', 'HRB', 'ZWZ', 'LYC', 'C&U']);
/** Parts of the trade's own numbers: which makers sell them under these; the others have names of their own, or have none. */
const SOLD_UNDER_OURS: Readonly<Partial<Record<PartFamily, readonly DesignationStyle[]>>> = {
  spherical_plain: ['GB-OLD', 'GOST', 'SKF', 'FAG', 'NSK', 'NTN', 'KOYO', 'NACHI'],
  rod_end: ['SKF'],
  linear_ball: [],
  withdrawal_sleeve: ['SKF', 'FAG', 'NSK', 'NTN', 'KOYO', 'NACHI'],
  lock_nut: ['SKF', 'FAG'],
  lock_washer: ['SKF', 'FAG'],
  screw_support_unit: [],
};
/** What such a part's name can say besides. */
const SAID_BY_NAMES = new Set<string>(['seal', 'internalDesign'] satisfies (keyof Features)[]);
/** Makers who drop the width digit (6805) and join suffixes without separators. */
const JAPANESE = new Set<DesignationStyle>(['NSK', 'NTN', 'KOYO', 'NACHI']);

/**
 * Writes a designation in the manner of a system or a maker; undefined where that manner has no way to say it.
 * `6205-2RS/C3` is `6205-2RSH/C3` at SKF, `6205DDUC3` at NSK, `180205` of clearance row 7 in the old numbers: `70-180205`.
 */
export function writeDesignation(subject: Writable, style: DesignationStyle = 'ISO'): string | undefined {
  const { basic, family } = subject;
  const features = withoutImplied(basic, subject.features);
  const type = subject.designation === undefined ? undefined : findPartType(subject.designation);
  if (isComponent(family)) {
    const alike = type === undefined ? variantsOf(basic) : [type, ...variantsOf(basic)];
    return writeComponent(alike, subject.features);
  }
  const sellers = SOLD_UNDER_OURS[family];
  const named = sellers && ownName(subject, style);
  if (named !== undefined) return named;
  if (PLAIN_STYLES.has(style) || sellers?.includes(style) === true) {
    return type?.features === subject.features ? type.designation : writeIso(basic, family, features);
  }
  if (sellers !== undefined) return undefined;
  if (style === 'GOST' || style === 'GB-OLD') {
    const planned = readBasic(basic).find((part) => part.family === family);
    if (planned === undefined) return undefined;
    return writeOld({ series: planned.series, boreCode: planned.boreCode, features }, style === 'GB-OLD');
  }
  return writeForMaker({ basic, family, features }, style);
}

function ownName({ basic, features }: Writable, style: DesignationStyle): string | undefined {
  return Object.keys(features).every((feature) => SAID_BY_NAMES.has(feature))
    ? ownNameOf(basic, features, style)
    : undefined;
}

/** Every spelling of a type, one for each style that can write it; doubles removed. */
export function designationSpellings(type: PartType): string[] {
  const spellings = STYLES.map((style) => writeDesignation(type, style));
  return [...new Set(spellings.filter((spelling) => spelling !== undefined))];
}

const SHORT_NAMES: readonly (readonly [iso: RegExp, japanese: string])[] = [
  [/^61([789])(?=\d\d$|\/)/, '6$1'],
  [/^71([89])(?=\d\d$|\/)/, '7$1'],
  [/^3([23])(?=\d\d$)/, '5$1'],
];

function makerBasic({ basic, family }: Writable, style: DesignationStyle): string {
  if (!JAPANESE.has(style)) return basic;
  const doubleRow = family === 'double_row_angular_contact_ball';
  for (const [iso, japanese] of SHORT_NAMES) {
    if (japanese.startsWith('5') === doubleRow && iso.test(basic)) {
      return basic.replace(iso, japanese).replace(/\/(?=\d$)/, '');
    }
  }
  return basic;
}

/** Features that stand joined behind the number, in their order. */
const JOINED = ['contactAngle', 'internalDesign', 'bore', 'ringGroove', 'seal', 'cage'] as const;
/** Grooves for lubrication stand behind the slash (`/W33`), those for a snap ring with the ring's shape. */
const LUBRICATION_GROOVES = /^(lub_|W26|W33)/;
const BEHIND = [
  'clearance', 'tolerance', 'arrangement', 'preload', 'vibration', 'grease', 'heatStability', 'coating', 'application',
] as const; // prettier-ignore

function writeForMaker(subject: Writable, style: DesignationStyle): string | undefined {
  const { family, features } = subject;
  const list = suffixListOf(style);
  const joins = JAPANESE.has(style);
  let text = makerBasic(subject, style);
  const lubrication = features.ringGroove !== undefined && LUBRICATION_GROOVES.test(features.ringGroove);
  for (const feature of JOINED) {
    if (feature === 'ringGroove' && lubrication) continue;
    const code = codeOfFeature(feature, features, { list, family });
    if (code === undefined) return undefined;
    if (code === '') continue;
    const apart = isDigit(code.charCodeAt(0)) || (feature === 'seal' && !joins);
    text += apart ? `-${code}` : code;
  }
  for (const feature of lubrication ? (['ringGroove', ...BEHIND] as const) : BEHIND) {
    const code = codeOfFeature(feature, features, { list, family });
    if (code === undefined) return undefined;
    if (code !== '') text += joins && seenBehind(text, code, subject) ? code : `/${code}`;
  }
  return features.material === 'stainless' ? `SS${text}` : text;
}

/**
 * Whether a code joined to the text is still seen to begin there: not behind a cup (`LM11949/LM11910`), a seat washer
 * (`53206U`), or a code with which it would make a third (`C` and `C3`).
 */
function seenBehind(text: string, code: string, { basic, family }: Writable): boolean {
  if (basic.endsWith('U') || (family.includes('tapered') && basic.includes('/'))) return false;
  return !(text.endsWith('C') && code.startsWith('C'));
}

const UNSAID: Readonly<Partial<Record<keyof Features, string>>> = {
  seal: 'open',
  clearance: 'CN',
  tolerance: 'P0',
};

/** Empty when nothing is to be said, undefined when the maker has no code for it. */
function codeOfFeature(
  feature: keyof Features,
  features: Features,
  known: { list: string; family: PartFamily },
): string | undefined {
  const value = features[feature];
  if (value === undefined || value === UNSAID[feature]) return '';
  const whole = codeFor(feature, value, known);
  if (whole !== undefined || !value.includes('+')) return whole;
  const codes = value.split('+').map((each) => codeFor(feature, each, known));
  return codes.some((code) => code === undefined) ? undefined : codes.join('');
}
