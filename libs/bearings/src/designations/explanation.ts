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

/**
 * One sentence a language: by which system it was read, what it is, its size, what its codes say. Written for those who
 * show it: most readings are searched, ordered or counted by, and told to nobody.
 */
export function explain(candidate: Candidate): Bilingual {
  const said = explainReading(candidate);
  if (candidate.correction === undefined) return said;
  const { from, to } = candidate.correction;
  return {
    zh: `没有 ${from} 这个型号，是否要找 ${to}？${said.zh}`,
    en: `${from} names nothing; did you mean ${to}? ${said.en}`,
  };
}

function explainReading(candidate: Candidate): Bilingual {
  const { basic } = candidate;
  const system = SYSTEM_NAMES[candidate.system];
  const family = FAMILY_NAMES[candidate.family];
  const size = sizeOf(candidate.dimensions);
  let zh = `按${/^[A-Z]/.test(system.zh) ? ' ' : ''}${system.zh}：${family.zh} ${basic}`;
  let en = `By ${system.en}: ${family.en} ${basic}`;
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
