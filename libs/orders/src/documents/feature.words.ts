import { featureMeaning, type Features } from '@app/bearings';
import { type Text } from '@app/kernel';
import { type Locale } from '@app/platform';

/** How goods are packed is said of an offer, not of a part type: the vocabulary of suffixes does not have it. */
const PACKING: Readonly<Record<string, Text>> = {
  single_box: { zh: '单盒装', en: 'single boxes' },
  tube: { zh: '筒装', en: 'tubes' },
  roll: { zh: '卷装', en: 'rolls' },
  industrial: { zh: '工业包装', en: 'industrial packing' },
  bulk: { zh: '散装', en: 'bulk' },
};

/** `C3`, `P5`, `Z2`: what the trade writes as it is. */
const CODE = /^[A-Z]+\d*$/;

/** What goods have beside their designation, as a paper says it: `C3 黄铜实体保持架`. */
export function featureWords(features: Features, locale: Locale): string {
  const words = Object.entries(features).map(([feature, value]) => {
    if (CODE.test(value)) return value;
    const meaning = feature === 'packing' ? PACKING[value] : featureMeaning(feature as keyof Features, value);
    return meaning?.[locale] ?? value;
  });
  return words.join(locale === 'zh' ? ' ' : ', ');
}
