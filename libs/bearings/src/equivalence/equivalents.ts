import { FAMILY_NAMES, WITHOUT_CLASS } from '../designations/families.js';
import { meaningOf } from '../designations/suffixes.js';
import { STYLES, writeDesignation } from '../designations/designation.writer.js';
import { catalogue } from '../catalogue.js';
import { partsOfSize } from '../lines/size-index.js';
import type { PlannedPart } from '../plans/index.js';
import { lazily } from '../plans/plan.js';
import type {
  Bilingual,
  DesignationStyle,
  Equivalent,
  EquivalenceDifference,
  EquivalenceGrade,
  NumberSystem,
} from '../reading.js';
import type { Dimensions, Features, PartFamily, PartType } from '../vocabulary.js';
import { effectOf, FEATURE_ORDERS, NO_SUBSTITUTE } from './feature-orders.js';
import { liningDifference, rodEndsAlike } from './rod-ends.js';

/** A candidate, a part type, or a listing: what it is, and whose number it bears. */
export interface Comparable {
  basic: string;
  family: PartFamily;
  dimensions: Dimensions;
  features: Features;
  designation?: string;
  brand?: string;
}

export interface Verdict {
  grade: EquivalenceGrade;
  differences: EquivalenceDifference[];
  reason: Bilingual;
}

const SAME_SIZE_MM = 0.05;
/** Best first. */
export const EQUIVALENCE_GRADES: readonly EquivalenceGrade[] = [
  'identical',
  'interchangeable',
  'better',
  'conditional',
  'same_space',
];

/**
 * What `to` does in the place of `from`; undefined when it does not fit the place at all. Directed: a sealed bearing
 * may stand for a shielded one, not the other way round.
 */
export function gradeBetween(from: Comparable, to: Comparable): Verdict | undefined {
  if (!fits(from.dimensions, to.dimensions)) return undefined;
  if (from.family !== to.family) return sameSpace(familyDifference(from.family, to.family));
  if (from.basic !== to.basic && !isFastenedAlike(from, to)) return undefined;
  for (const feature of NO_SUBSTITUTE) {
    if (from.features[feature] === to.features[feature]) continue;
    return feature === 'bore' ? sameSpace(boreDifference(from.features, to.features)) : undefined;
  }
  const differences = featureDifferences(from.features, to.features);
  if (from.basic !== to.basic)
    differences.unshift(from.family === 'rod_end' ? liningDifference(from, to) : formDifference(from, to));
  const effects = new Set(differences.map(({ effect }) => effect));
  if (effects.has('worse') || effects.has('depends')) return verdict('conditional', differences);
  if (effects.has('better')) return verdict('better', differences);
  const maker = makerDifference(from, to);
  if (maker !== undefined) differences.push(maker);
  return verdict(differences.length === 0 ? 'identical' : 'interchangeable', differences);
}

function fits(a: Dimensions, b: Dimensions): boolean {
  if (a.outsideMm === undefined && a.boreMm === undefined) return false;
  return same(a.boreMm, b.boreMm) && same(a.outsideMm, b.outsideMm) && same(a.widthMm, b.widthMm);
}

function same(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= SAME_SIZE_MM;
}

/** A thread or a flange fits only where its own kind does. */
function isFastenedAlike(from: Comparable, to: Comparable): boolean {
  if (from.family === 'rod_end') return rodEndsAlike(from.basic).some(({ basic }) => basic === to.basic);
  return from.family !== 'linear_ball';
}

function featureDifferences(from: Features, to: Features): EquivalenceDifference[] {
  const differences: EquivalenceDifference[] = [];
  for (const feature of Object.keys(FEATURE_ORDERS) as (keyof Features)[]) {
    const asked = from[feature];
    const offered = to[feature];
    if (asked === offered) continue;
    const effect = effectOf(feature, asked, offered);
    if (effect === 'none' && (asked === undefined || offered === undefined)) continue;
    differences.push({
      what: feature,
      from: asked ?? '',
      to: offered ?? '',
      effect,
      reason: reasonOf(feature, asked, offered, effect),
    });
  }
  return differences;
}

const EFFECT_WORDS: Readonly<Record<EquivalenceDifference['effect'], Bilingual>> = {
  none: { zh: '功能相同', en: 'same function' },
  better: { zh: '更优', en: 'better' },
  worse: { zh: '较低', en: 'less' },
  depends: { zh: '不同', en: 'different' },
};

function reasonOf(
  feature: keyof Features,
  asked: string | undefined,
  offered: string | undefined,
  effect: EquivalenceDifference['effect'],
): Bilingual {
  const order = FEATURE_ORDERS[feature];
  const name = order?.name ?? { zh: feature, en: feature };
  const from = valueWords(feature, asked);
  const to = valueWords(feature, offered);
  const word = EFFECT_WORDS[effect];
  let zh = `${name.zh}：${from.zh} → ${to.zh}（${word.zh}）`;
  let en = `${name.en}: ${from.en} → ${to.en} (${word.en})`;
  if ((effect === 'worse' || effect === 'depends') && order !== undefined) {
    zh += `，${order.condition.zh}`;
    en += `; ${order.condition.en}`;
  }
  return { zh, en };
}

const ORDINARY: Bilingual = { zh: '普通', en: 'ordinary' };
const OPEN: Bilingual = { zh: '开式', en: 'open' };

function valueWords(feature: keyof Features, value: string | undefined): Bilingual {
  if (feature === 'seal' && (value === undefined || value === 'open')) return OPEN;
  if (value === undefined) return ORDINARY;
  return meaningOf(feature, value) ?? { zh: value, en: value };
}

function familyDifference(from: PartFamily, to: PartFamily): EquivalenceDifference {
  const [a, b] = [FAMILY_NAMES[from], FAMILY_NAMES[to]];
  return {
    what: 'family',
    from,
    to,
    effect: 'depends',
    reason: {
      zh: `类型不同：${a.zh} → ${b.zh}，仅外形尺寸相同，须重新核算载荷、转速与轴向定位`,
      en: `another type: ${a.en} → ${b.en}; only the space is the same, check load, speed and axial location anew`,
    },
  };
}

/** One family and size, another form: `NU205` and `NJ205`. */
function formDifference(from: Comparable, to: Comparable): EquivalenceDifference {
  return {
    what: 'form',
    from: from.basic,
    to: to.basic,
    effect: 'depends',
    reason: {
      zh: `结构型式不同：${from.basic} → ${to.basic}，须核对挡边、轴向定位与拆装方式`,
      en: `another form: ${from.basic} → ${to.basic}; check ribs, axial location and mounting`,
    },
  };
}

function boreDifference(from: Features, to: Features): EquivalenceDifference {
  const [a, b] = [valueWords('bore', from.bore), valueWords('bore', to.bore)];
  return {
    what: 'bore',
    from: from.bore ?? '',
    to: to.bore ?? '',
    effect: 'depends',
    reason: {
      zh: `内孔不同：${a.zh} → ${b.zh}，轴颈或紧定套须相应更改`,
      en: `another bore: ${a.en} → ${b.en}; the shaft seat or a sleeve has to change with it`,
    },
  };
}

/** Stands for the maker where the part asked for names none. */
const NO_MAKER = '';

function makerDifference(from: Comparable, to: Comparable): EquivalenceDifference | undefined {
  if (from.brand === undefined || to.brand === undefined || from.brand === to.brand) return undefined;
  const named = from.brand !== NO_MAKER;
  return {
    what: 'maker_code',
    from: from.brand,
    to: to.brand,
    effect: 'none',
    reason: {
      zh: `${named ? `制造商不同：${from.brand} → ${to.brand}` : `${to.brand} 的产品`}，型号写法不同，功能相同`,
      en: `${named ? `another maker: ${from.brand} → ${to.brand}` : `made by ${to.brand}`}; codes differ, function is the same`,
    },
  };
}

function sameSpace(difference: EquivalenceDifference): Verdict {
  return verdict('same_space', [difference]);
}

export const EQUIVALENCE_GRADE_NAMES: Readonly<Record<EquivalenceGrade, Bilingual>> = {
  identical: { zh: '同一型号', en: 'the same part' },
  interchangeable: { zh: '可直接互换', en: 'interchangeable' },
  better: { zh: '可替代，性能更优', en: 'serves, and better' },
  conditional: { zh: '有条件替代', en: 'serves under conditions' },
  same_space: { zh: '仅安装空间相同', en: 'the same space only' },
};

function verdict(grade: EquivalenceGrade, differences: EquivalenceDifference[]): Verdict {
  const word = EQUIVALENCE_GRADE_NAMES[grade];
  const told = differences.map(({ reason }) => reason);
  const zh = [word.zh, ...told.map((reason) => reason.zh)].join('；');
  const en = [word.en, ...told.map((reason) => reason.en)].join('; ');
  return { grade, differences, reason: { zh, en } };
}

export interface EquivalentsOptions {
  /** Whose spellings to offer; all styles when not said. */
  styles?: readonly DesignationStyle[];
  limit?: number;
}

const MOST_EQUIVALENTS = 60;

/** Parts that serve in the subject's place, best first: other systems' and makers' numbers, other variants, the same space. */
export function equivalentsOf(subject: Comparable, options: EquivalentsOptions = {}): Equivalent[] {
  const { styles = STYLES, limit = MOST_EQUIVALENTS } = options;
  const found = new Map<string, Equivalent>();
  const own = subject.designation ?? writeDesignation(subject);
  for (const equivalent of [
    ...otherSpellings(subject, styles),
    ...otherVariants(subject),
    ...otherTypesOfThisSpace(subject),
  ]) {
    const key = `${equivalent.brand ?? ''}|${equivalent.designation}`;
    if (equivalent.designation === own && equivalent.brand === undefined) continue;
    if (!found.has(key)) found.set(key, equivalent);
  }
  const ranked = [...found.values()].toSorted(
    (a, b) =>
      EQUIVALENCE_GRADES.indexOf(a.grade) - EQUIVALENCE_GRADES.indexOf(b.grade) ||
      a.differences.length - b.differences.length,
  );
  return ranked.slice(0, limit);
}

const SYSTEM_STYLES: Readonly<Partial<Record<DesignationStyle, NumberSystem>>> = {
  ISO: 'ISO',
  GB: 'ISO',
  GOST: 'GOST',
  'GB-OLD': 'GB-OLD',
};

/** The same part as other systems and makers write it. */
function otherSpellings(subject: Comparable, styles: readonly DesignationStyle[]): Equivalent[] {
  return styles.flatMap((style) => {
    const designation = writeDesignation(subject, style);
    if (designation === undefined) return [];
    const system = SYSTEM_STYLES[style];
    const brand = system === undefined ? style : undefined;
    const judged = gradeBetween(
      { ...subject, ...(brand ? { brand: subject.brand ?? NO_MAKER } : {}) },
      {
        ...subject,
        ...(brand ? { brand } : {}),
      },
    );
    return judged === undefined
      ? []
      : [equivalentOf({ ...subject, designation }, judged, system ?? 'MAKER', brand)];
  });
}

const typesByBasic = lazily((): ReadonlyMap<string, readonly PartType[]> => {
  const byBasic = new Map<string, PartType[]>();
  for (const type of catalogue()) {
    const alike = byBasic.get(type.basic);
    if (alike === undefined) byBasic.set(type.basic, [type]);
    else alike.push(type);
  }
  return byBasic;
});

/** Classes and clearances that the trade keeps: offered where the subject has the ordinary one, or another. */
const KEPT_CLASSES = ['P6', 'P5'];
const KEPT_CLEARANCES = ['C2', 'C3', 'C4'];

function otherVariants(subject: Comparable): Equivalent[] {
  const { basic, family } = subject;
  const listed = subject.features;
  const alike: Comparable[] = (typesByBasic().get(basic) ?? [])
    .filter((type) => type.family === family)
    .map((type) => ({
      ...type,
      features: { ...type.features, ...untyped(listed) },
    }));
  if (WITHOUT_CLASS.includes(family)) return alike.flatMap((each) => judgedAgainst(subject, each));
  for (const tolerance of KEPT_CLASSES) alike.push(withFeature(subject, 'tolerance', tolerance));
  for (const clearance of KEPT_CLEARANCES) alike.push(withFeature(subject, 'clearance', clearance));
  if (listed.clearance !== undefined) alike.push(withFeature(subject, 'clearance', undefined));
  return alike.flatMap((each) => judgedAgainst(subject, each));
}

/** Features that no catalogue type states: a listing's own. */
function untyped(features: Features): Features {
  const { seal: _seal, bore: _bore, ringGroove: _groove, contactAngle: _angle, ...others } = features;
  return others;
}

function withFeature(subject: Comparable, feature: keyof Features, value: string | undefined): Comparable {
  const features = { ...subject.features };
  if (value === undefined) delete features[feature];
  else features[feature] = value;
  const { basic, family, dimensions } = subject;
  return { basic, family, dimensions, features };
}

function partsInSpaceOf(subject: Comparable): readonly PlannedPart[] {
  if (subject.family === 'rod_end') return rodEndsAlike(subject.basic);
  const { boreMm, outsideMm, widthMm } = subject.dimensions;
  if (boreMm === undefined || outsideMm === undefined || widthMm === undefined) return [];
  return partsOfSize({ dimensions: { boreMm, outsideMm, widthMm }, limit: 24 });
}

function otherTypesOfThisSpace(subject: Comparable): Equivalent[] {
  return partsInSpaceOf(subject)
    .filter((part) => part.basic !== subject.basic)
    .flatMap(({ basic, family, dimensions }) =>
      judgedAgainst(subject, { basic, family, dimensions, features: {} }),
    );
}

function judgedAgainst(subject: Comparable, other: Comparable): Equivalent[] {
  const judged = gradeBetween(subject, other);
  if (judged === undefined) return [];
  const designation = writeDesignation(other) ?? other.basic;
  return [equivalentOf({ ...other, designation }, judged, 'ISO', undefined)];
}

function equivalentOf(
  { basic, family, dimensions, features, designation = basic }: Comparable,
  { grade, differences, reason }: Verdict,
  system: NumberSystem,
  brand: string | undefined,
): Equivalent {
  return {
    designation,
    basic,
    family,
    system,
    ...(brand === undefined ? {} : { brand }),
    dimensions,
    features,
    grade,
    differences,
    reason,
  };
}
