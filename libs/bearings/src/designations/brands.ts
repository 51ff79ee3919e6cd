import { lazily } from '../plans/plan.js';
import { foldText, isDigit, isHan, isLetter } from './fold.js';

/** A maker, or the trade mark by which its bearings are known. */
export interface Brand {
  /** Canonical short name. */
  name: string;
  zh?: string;
  /** Other spellings. */
  aliases: readonly string[];
  /** Whose suffix list it uses: a brand of the list, `GB` or `GOST`. */
  suffixesOf: string;
}

// short name | whose suffix list it uses (empty: its own) | other spellings, separated by commas
const LIST = `
SKF||斯凯孚,史凯孚,斯凯夫,瑞典SKF
FAG||舍弗勒,FAG/INA,FAG-INA,SCHAEFFLER,德国FAG
INA|FAG|依纳,德国INA
NSK||恩斯克,恩斯凯,日本NSK
NTN||恩梯恩,日本NTN
KOYO||光洋,捷太格特,JTEKT,日本KOYO
NACHI||不二越,那智,日本NACHI
TIMKEN||铁姆肯,铁木肯,TORRINGTON,美国TIMKEN
IKO|NTN|日本IKO
THK|NSK|
ASAHI|NSK|旭精工
FYH|KOYO|
NMB|NSK|美蓓亚
SNR|NTN|
RHP|NSK|
NKE|FAG|
ZVL|FAG|
ZKL|FAG|
KINEX|FAG|
IBU|SKF|
MRC|SKF|
SNFA|SKF|
KBC|NSK|
TPI|NSK|
FBJ|NSK|
KYK|NSK|
ZEN|FAG|
CX||CX BEARINGS
CRAFT|CX|
BBC|CX|
PBF|CX|
SNH|SKF|
KRW|FAG|
STC-STEYR|FAG|STC STEYR,STEYR
DAS LAGER|FAG|DASLAGER
FERSA|SKF|
EPK|GOST|ЕПК,ЕПКБРЕНКО
HARP|GOST|ХАРП
GPZ|GOST|ГПЗ,俄罗斯GPZ
SPZ|GOST|СПЗ
VBF|GOST|ВБФ,ВПЗ
MCGILL|TIMKEN|
GRW|FAG|
HRB|GB|哈轴,哈尔滨,哈尔滨轴承,HARBIN
ZWZ|GB|瓦轴,瓦房店,瓦房店轴承,WAFANGDIAN
LYC|GB|洛轴,洛阳,洛阳轴承,洛阳LYC,LUOYANG
C&U|GB|人本,人本轴承,CANDU,CU,C AND U
TMB|GB|天马,天马轴承
TWB|GB|
HCH|GB|环驰,环驰轴承
ZXY|GB|襄轴,襄阳轴承
ZYS|GB|轴研,轴研所,轴研科技
XCC|GB|新昌轴承
NXZ|GB|西北轴承
LDK|GB|
FKD|GB|
`;

/** Every brand known here. A brand is added by a line in the list above. */
export const BRANDS: readonly Brand[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [name = '', suffixesOf = '', spellings = ''] = line.split('|');
    const aliases = spellings.split(',').filter(Boolean);
    const zh = aliases.find((alias) => isHan(alias.charCodeAt(0)));
    return { name, aliases, suffixesOf: suffixesOf || name, ...(zh === undefined ? {} : { zh }) };
  });

/** A step on the way through the spellings, character by character. */
interface Spelt {
  readonly next: Map<number, Spelt>;
  brand?: Brand;
}

interface Spellings {
  byKey: ReadonlyMap<string, Brand>;
  /** The way through them begins here. */
  spelt: Spelt;
  /** 1 where a character below 128 begins one. */
  asciiBegins: Uint8Array;
}

const ASCII = 128;

const spellings = lazily((): Spellings => {
  const byKey = new Map<string, Brand>();
  const spelt: Spelt = { next: new Map() };
  for (const brand of BRANDS) {
    for (const spelling of [brand.name, ...brand.aliases]) {
      const key = brandKey(spelling);
      byKey.set(key, brand);
      endOf(spelt, key).brand = brand;
    }
  }
  const asciiBegins = Uint8Array.from({ length: ASCII }, (_, code) => (spelt.next.has(code) ? 1 : 0));
  return { byKey, spelt, asciiBegins };
});

function endOf(from: Spelt, key: string): Spelt {
  let at = from;
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i);
    const next = at.next.get(code) ?? { next: new Map<number, Spelt>() };
    at.next.set(code, next);
    at = next;
  }
  return at;
}

function brandKey(text: string): string {
  const folded = foldText(text);
  let key = '';
  for (let i = 0; i < folded.length; i += 1) {
    const code = folded.charCodeAt(i);
    if (isLetter(code) || isHan(code) || isDigit(code) || code === 0x26) key += folded[i];
  }
  return key;
}

/** The brand that a text spells, whole: `哈轴` → HRB, `FAG/INA` → FAG. */
export function readBrand(text: string): string | undefined {
  return spellings().byKey.get(brandKey(text.slice(0, 40)))?.name;
}

/** Whose suffix list a brand uses. */
export function suffixListOf(brand: string): string {
  const { byKey } = spellings();
  return (byKey.get(brand) ?? byKey.get(brandKey(brand)))?.suffixesOf ?? brand;
}

export interface BrandAt {
  name: string;
  end: number;
}

/** Most characters begin no brand: asked before anything dearer. */
export function mayBeginBrand(code: number): boolean {
  const { asciiBegins, spelt } = spellings();
  return code < ASCII ? asciiBegins[code] === 1 : spelt.next.has(code);
}

/** The longest brand spelling that begins at `start` of a folded text. */
export function brandAt(folded: string, start: number): BrandAt | undefined {
  const first = folded.charCodeAt(start);
  if (!mayBeginBrand(first)) return undefined;
  let at = spellings().spelt.next.get(first);
  let found: BrandAt | undefined;
  for (let i = start + 1; at !== undefined; i += 1) {
    if (at.brand !== undefined) found = { name: at.brand.name, end: i };
    while (isJoint(folded, i)) i += 1;
    at = at.next.get(folded.charCodeAt(i));
  }
  return found;
}

function isJoint(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at);
  return code === 0x20 || code === 0x2d || code === 0x2f;
}
