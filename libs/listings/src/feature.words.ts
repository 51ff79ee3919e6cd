import { featureMeaning, type Features, featureValues } from '@app/bearings';
import { type Text } from '@app/kernel';
import { type Locale } from '@app/platform';

type Feature = keyof Features;

/** How goods are packed is said of an offer, not of a part type: the vocabulary of suffixes does not have it. */
const PACKING: Readonly<Record<string, Text>> = {
  single_box: { zh: '单盒装', en: 'single boxes' },
  tube: { zh: '筒装', en: 'tubes' },
  roll: { zh: '卷装', en: 'rolls' },
  industrial: { zh: '工业包装', en: 'industrial packing' },
  bulk: { zh: '散装', en: 'bulk' },
};

/** What sellers write beside the vocabulary's own words. */
const ALSO: Readonly<Partial<Record<Feature, Record<string, readonly string[]>>>> = {
  cage: {
    pressed_steel: ['冲压钢保持架', '冲压钢', '钢保持架', '铁保持架', '钢', '铁', 'steel'],
    machined_brass: ['黄铜保持架', '铜保持架', '黄铜', '铜', 'brass'],
    machined_steel: ['钢实体保持架'],
    polyamide: ['尼龙', '塑料保持架', 'nylon', 'polyamide'],
    polyamide_gf: ['玻纤尼龙保持架', '玻纤尼龙', '增强尼龙', 'glass-fibre polyamide'],
  },
  packing: {
    single_box: ['单盒', '盒装', '纸盒', 'single box'],
    tube: ['筒', '管装', 'tube'],
    roll: ['卷', '卷筒', 'roll'],
    industrial: ['工业装', 'industrial'],
    bulk: ['散'],
  },
};

/** `C3`, `P5`, `Z2`: what the trade writes as it is. */
const CODE = /^[A-Z]+\d*$/;

function wordOf(feature: Feature, value: string): Text | undefined {
  if (CODE.test(value)) return undefined;
  return feature === 'packing' ? PACKING[value] : featureMeaning(feature, value);
}

/** A value as people say it; one that has no word as it is. */
export const featureWord = (feature: Feature, value: string, locale: Locale): string =>
  wordOf(feature, value)?.[locale] ?? value;

/** What goods have beside their designation: `黄铜实体保持架 C3`. */
export function featureWords(features: Features, locale: Locale): string {
  const words = Object.entries(features).map(([feature, value]) =>
    featureWord(feature as Feature, value, locale),
  );
  return words.join(locale === 'zh' ? ' ' : ', ');
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-,，、]/g, '');

const byWord = new Map<Feature, Map<string, string>>();

/** A feature's values by the words for them; the vocabulary's own words come before others. */
function valuesOf(feature: Feature): Map<string, string> {
  let values = byWord.get(feature);
  if (values !== undefined) return values;
  values = new Map<string, string>();
  const known = feature === 'packing' ? Object.keys(PACKING) : featureValues(feature);
  const said = known.flatMap((value) => {
    const word = wordOf(feature, value);
    return [value, ...(word ? [word.zh, word.en] : [])].map((text): [string, string] => [text, value]);
  });
  const also = Object.entries(ALSO[feature] ?? {}).flatMap(([value, words]) =>
    words.map((text): [string, string] => [text, value]),
  );
  for (const [text, value] of [...said, ...also]) {
    const key = fold(text);
    if (!values.has(key)) values.set(key, value);
  }
  byWord.set(feature, values);
  return values;
}

/** The value that a word says, in Chinese, English or the vocabulary's own spelling. */
export const featureOfWord = (feature: Feature, text: string): string | undefined =>
  valuesOf(feature).get(fold(text));
