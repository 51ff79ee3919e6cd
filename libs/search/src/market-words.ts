import { foldText } from '@app/bearings';
import { type CertificateKind, type Province, PROVINCES } from '@app/kernel';
import { ALL_TOWNS } from './towns.js';

/** What words ask of the offers rather than of the part. */
export type MarketWord =
  | { kind: 'province'; province: Province; town?: { zh: string; en: string } }
  | { kind: 'nearby' }
  | { kind: 'certificate'; certificate: CertificateKind }
  | { kind: 'green' }
  | { kind: 'stock' };

export type MarketPiece = { start: number; end: number } & MarketWord;

export interface MarketReading {
  pieces: MarketPiece[];
  /** The text with these pieces blanked: what is left for the reader of parts, every character in its place. */
  rest: string;
}

/** Kinds of certificates as firms show them, by how people name them in folded text. */
const CERTIFICATES: readonly (readonly [certificate: CertificateKind, pattern: string])[] = [
  ['iso_9001', String.raw`ISO[\s/-]?9001(?::?20\d\d)?`],
  ['iatf_16949', String.raw`(?:IATF|ISO/?TS|TS)[\s/-]?16949(?::?20\d\d)?`],
  ['test_report', '检测报告|检验报告|质检报告|材质报告|TEST REPORT|INSPECTION REPORT'],
  ['green_factory', '绿色工厂|GREEN FACTORY'],
  ['discharge_permit', '排污许可证?|DISCHARGE PERMIT'],
];
const GREEN = '绿色环保|绿色|环保|低碳|ECO[ -]?FRIENDLY|GREEN|LOW[ -]CARBON';
const STOCK = '现货供应|有现货|现货|有库存|有货|库存|IN[ -]STOCK|EX[ -]STOCK|READY STOCK|STOCK';
const NEARBY = '就近发货|就近|附近|同城|最近的|NEARBY|NEAR ME|NEAREST|CLOSE BY';

/** Who says where goods shall go says not where they come from: `发往山东`, `送到成都`, `to Chengdu`. */
const DESTINATION = '(?<!(?:发到|发往|发至|运到|送到|送往|寄到|寄往|收货地|到|(?<![A-Z])TO)\\s?)';
const FROM = '(?:(?:产地|发货地|来自|FROM|MADE IN)\\s?[:=]?\\s?)?';
const BEHIND = '(?:发货|生产|制造|出产|产的|产|货源|货|的|工厂|厂家|厂)?';
/** These are makers to the trade; only `洛阳市` and `from Luoyang` are places. */
const MAKERS = new Set(['哈尔滨', '洛阳', '瓦房店', '襄阳', '新昌']);

interface Place {
  province: Province;
  town?: { zh: string; en: string };
}

const places = new Map<string, Place>();
for (const province of PROVINCES) {
  for (const name of [province.zh, province.full, province.en]) places.set(foldText(name), { province });
}
for (const { zh, en, province } of ALL_TOWNS) {
  const place = { province, town: { zh, en } };
  for (const name of [zh, `${zh}市`, en]) if (!places.has(foldText(name))) places.set(foldText(name), place);
}

const byLength = (names: readonly string[]): string =>
  names.toSorted((a, b) => b.length - a.length).join('|');
const isMaker = (name: string): boolean => {
  const town = places.get(name)?.town;
  return town !== undefined && MAKERS.has(town.zh) && !name.endsWith('市');
};
const names = [...places.keys()];
const LATIN = /^[A-Z]/;
const placeWords = (of: readonly string[]): string =>
  `${byLength(of.filter((name) => !LATIN.test(name)))}|(?<![A-Z])(?:${byLength(of.filter((name) => LATIN.test(name)))})(?![A-Z])`;

const PLACE = new RegExp(
  `${DESTINATION}(?:${FROM}(?<place>${placeWords(names.filter((name) => !isMaker(name)))})|(?:产地|发货地|来自|FROM|MADE IN)\\s?[:=]?\\s?(?<maker>${placeWords(names.filter(isMaker))}))${BEHIND}`,
  'g',
);

const word = (pattern: string): RegExp => new RegExp(`(?<![A-Z0-9])(?:${pattern})(?![A-Z0-9])`, 'g');
const WORDS: readonly (readonly [RegExp, MarketWord])[] = [
  ...CERTIFICATES.map(
    ([certificate, pattern]) =>
      [
        new RegExp(
          `(?<![A-Z0-9])(?:${pattern})(?![0-9])(?:\\s?(?:认证|证书|体系|CERTIFIED|CERTIFICATE))?`,
          'g',
        ),
        { kind: 'certificate', certificate },
      ] as const,
  ),
  [word(GREEN), { kind: 'green' }],
  [word(STOCK), { kind: 'stock' }],
  [word(NEARBY), { kind: 'nearby' }],
];

/** Places, certificates, green, stock: read before the part, whose reader would take 16949 for a number. */
export function readMarketWords(text: string): MarketReading {
  let open = foldText(text);
  const pieces: MarketPiece[] = [];
  const take = (match: RegExpExecArray, said: MarketWord): void => {
    const [start, end] = [match.index, match.index + match[0].length];
    pieces.push({ start, end, ...said });
    open = blanked(open, start, end);
  };
  for (const [pattern, said] of WORDS) {
    for (const match of open.matchAll(pattern)) take(match, said);
  }
  for (const match of open.matchAll(PLACE)) {
    const place = places.get(match.groups?.place ?? match.groups?.maker ?? '');
    if (place !== undefined) take(match, { kind: 'province', ...place });
  }
  pieces.sort((a, b) => a.start - b.start);
  const rest = pieces.reduce((left, { start, end }) => blanked(left, start, end), text);
  return { pieces, rest };
}

function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
