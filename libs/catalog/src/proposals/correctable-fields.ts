import { type Text } from '@app/kernel';
import { type PartTypeRow } from '../part-type.row.js';

interface FieldWords extends Text {
  unit: string;
  /** The symbol under which `ratingBasis` speaks of it. */
  rating?: string;
}

/** Figures of a part type that firms may correct. */
const FIELDS = {
  boreMm: { zh: '内径 d', en: 'bore d', unit: 'mm' },
  outsideMm: { zh: '外径 D', en: 'outside diameter D', unit: 'mm' },
  widthMm: { zh: '宽度或高度', en: 'width or height', unit: 'mm' },
  innerRingWidthMm: { zh: '内圈宽度 B', en: 'inner ring width B', unit: 'mm' },
  outerRingWidthMm: { zh: '外圈宽度 C', en: 'outer ring width C', unit: 'mm' },
  chamferMinMm: { zh: '最小倒角 rs min', en: 'smallest chamfer rs min', unit: 'mm' },
  massKg: { zh: '质量', en: 'mass', unit: 'kg' },
  dynamicLoadKn: { zh: '额定动载荷 C', en: 'dynamic load rating C', unit: 'kN', rating: 'C' },
  staticLoadKn: { zh: '额定静载荷 C0', en: 'static load rating C0', unit: 'kN', rating: 'C0' },
  limitingSpeedRpm: { zh: '极限转速', en: 'limiting speed', unit: 'r/min', rating: 'n' },
} as const satisfies Partial<Record<keyof PartTypeRow, FieldWords>>;

export type CorrectableField = keyof typeof FIELDS;

export const CORRECTABLE_FIELDS = Object.keys(FIELDS) as CorrectableField[];

export interface AcceptedFigure {
  field: CorrectableField;
  value: number;
  source: string;
}

/** The row with what evidence says in the place of what was computed; a corrected rating is no longer called calculated. */
export function corrected(row: PartTypeRow, figures: readonly AcceptedFigure[]): PartTypeRow {
  return figures.reduce<PartTypeRow>((known, { field, value, source }) => {
    const { rating } = fieldText(field);
    const ratingBasis =
      rating === undefined ? known.ratingBasis : basisWith(known.ratingBasis, rating, source);
    return { ...known, [field]: value, ratingBasis };
  }, row);
}

/** `C calculated (ISO 281:2007); C0 …` → `C evidence (GBM catalogue 2019); C0 …` */
function basisWith(basis: string | null, symbol: string, source: string): string {
  const others = (basis ?? '').split('; ').filter((piece) => piece !== '' && !piece.startsWith(`${symbol} `));
  return [...others, `${symbol} evidence (${source.replaceAll('; ', ', ')})`].join('; ');
}

export function fieldText(field: CorrectableField): FieldWords {
  return FIELDS[field];
}
