import { useTranslation } from 'react-i18next';
import type { Language } from './language.js';

/** What the words of the field are called here; a value that has no name yet is shown as it is. */
export function useWords() {
  const { t, i18n } = useTranslation('words');
  const word = (key: string, value: string) =>
    i18n.exists(key, { ns: 'words' }) ? t(key as 'family.cage') : value;
  return {
    family: (type: string) => word(`family.${type}`, type),
    seal: (seal: string) => word(`seal.${seal}`, seal),
    feature: (name: string) => word(`feature.${name}`, name),
    value: (value: string) =>
      degrees(value) ??
      word(i18n.exists(`seal.${value}`, { ns: 'words' }) ? `seal.${value}` : `value.${value}`, value),
    dimension: (name: string) => word(`dimension.${name}`, name),
    province: (name: string) =>
      word(`province.${name.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '')}`, name),
    orderState: (state: string) => word(`orderState.${state}`, state),
    certificate: (kind: string) => word(`certificate.${kind}`, kind),
    listingState: (state: string) => word(`listingState.${state}`, state),
    verification: (state: string) => word(`verification.${state}`, state),
    kind: (kind: string) => word(`kind.${kind}`, kind),
    grade: (grade: string) => word(`grade.${grade}`, grade),
    proposalState: (state: string) => word(`proposalState.${state}`, state),
    actor: (actor: string) => word(`actor.${actor}`, actor),
  };
}

/** `-40..110C`, of a grease, and `200C`, of rings. */
function degrees(value: string): string | undefined {
  const [, from, to] = /^(?:(-?\d+)\.\.)?(\d+)C$/.exec(value) ?? [];
  return to && `${from === undefined ? '' : `${from.replace('-', '−')} … `}${to} °C`;
}

export function inBoth(text: { zh: string; en: string }, language: Language): string {
  return text[language];
}
