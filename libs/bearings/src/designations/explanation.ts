import type { Bilingual, Candidate, NumberSystem } from '../reading.js';
import type { Dimensions } from '../vocabulary.js';
import { FAMILY_NAMES } from './families.js';

const SYSTEM_NAMES: Readonly<Record<NumberSystem, Bilingual>> = {
  ISO: { zh: 'ISO / GB/T 272', en: 'ISO / GB/T 272' },
  JIS: { zh: '日本JIS习惯', en: 'Japanese practice (JIS)' },
  ABMA: { zh: '英制ABMA', en: 'inch (ABMA)' },
  'GB-OLD': { zh: '旧国标 GB 272-64/88', en: 'old Chinese GB 272-64/88' },
  GOST: { zh: '苏联/俄罗斯 ГОСТ 3189', en: 'ГОСТ 3189' },
  MAKER: { zh: '制造商自有型号', en: "maker's own number" },
};

/** Writes the explanations of the readings that will be answered; those that fell out need none. */
export function explained(candidates: Candidate[]): Candidate[] {
  for (const candidate of candidates) candidate.explanation = explain(candidate);
  return candidates;
}

/** One sentence a language: by which system it was read, what it is, its size, what its codes say. */
export function explain(candidate: Candidate): Bilingual {
  const system = SYSTEM_NAMES[candidate.system];
  const family = FAMILY_NAMES[candidate.family];
  const size = sizeOf(candidate.dimensions);
  let zh = `按${system.zh}：${family.zh} ${candidate.basic}`;
  let en = `By ${system.en}: ${family.en} ${candidate.basic}`;
  if (size !== '') {
    zh += `，${size} mm`;
    en += `, ${size} mm`;
  }
  const { widthMm, innerRingWidthMm } = candidate.dimensions;
  if (widthMm === undefined && innerRingWidthMm !== undefined) {
    zh += `，内圈宽 ${innerRingWidthMm} mm`;
    en += `, inner ring ${innerRingWidthMm} mm wide`;
  }
  for (const part of candidate.parts) {
    if (part.kind !== 'suffix' && part.kind !== 'structure' && part.kind !== 'prefix') continue;
    zh += `；${part.code} ${part.meaning.zh}`;
    en += `; ${part.code} ${part.meaning.en}`;
  }
  for (const { text } of candidate.unread) {
    zh += `；未识别 ${text}`;
    en += `; not read: ${text}`;
  }
  return { zh, en };
}

function sizeOf({ boreMm, outsideMm, widthMm }: Dimensions): string {
  if (outsideMm === undefined) return boreMm === undefined ? '' : `d ${boreMm}`;
  const bore = boreMm === undefined ? '' : `${boreMm}×`;
  return widthMm === undefined ? `${bore}${outsideMm}` : `${bore}${outsideMm}×${widthMm}`;
}
