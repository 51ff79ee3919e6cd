import { type Features } from '@app/bearings';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_WORDS,
  type CertificateKind,
  DAY_MS,
  findProvince,
  type Text,
} from '@app/kernel';
import { featureOfWord, featureWord } from '../feature.words.js';
import { type PriceBreak } from '../listing.entity.js';

/** Pieces in one listing or order at most. */
const MOST_PIECES = 100_000_000;
const MOST_DAYS = 365;

/** What a cell says, read; or what would have been right. */
export type Read<T> = { value: T } | { wrong: Text };

export interface ImportColumn<T = unknown> {
  zh: string;
  en: string;
  /** How else the trade heads it. */
  also: readonly string[];
  read: (text: string) => Read<T>;
}

const wrong = (zh: string, en: string): { wrong: Text } => ({ wrong: { zh, en } });

/** `1,200 件` → 1200. */
function whole(min: number, max: number): (text: string) => Read<number> {
  return (text) => {
    const digits = text.replaceAll(/[,，\s]|(件|个|只|套|天|日|pcs|days?)$/gi, '').replace(/\.0+$/, '');
    const value = Number(digits);
    if (/^\d{1,12}$/.test(digits) && value >= min && value <= max) return { value };
    return wrong(`${min} 到 ${max} 的整数`, `a whole number from ${min} to ${max}`);
  };
}

/** `¥4.50` → `4.50`. */
function price(text: string): Read<string> {
  const value = text.replaceAll(/[,，\s¥￥$]|(元|rmb|cny)(\/.*)?$/gi, '');
  if (/^\d{1,9}(\.\d{1,6})?$/.test(value)) return { value };
  return wrong('数字，最多六位小数，例如 4.5', 'a number with at most six decimals, such as 4.5');
}

/** `100:4.2; 500:3.85` */
function tiers(text: string): Read<PriceBreak[]> {
  const fault = wrong(
    '“数量:单价”，用分号隔开，例如 500:3.85; 2000:3.6',
    '"quantity:price", parted by semicolons, such as 500:3.85; 2000:3.6',
  );
  const breaks: PriceBreak[] = [];
  for (const part of text.split(/[;；\n]/).filter((each) => each.trim() !== '')) {
    const [quantityText = '', priceText = '', ...more] = part.split(/[:：]/);
    const quantity = whole(1, MOST_PIECES)(quantityText);
    const unitPrice = price(priceText);
    if (more.length > 0 || 'wrong' in quantity || 'wrong' in unitPrice) return fault;
    breaks.push({ minQuantity: quantity.value, unitPrice: unitPrice.value });
  }
  return breaks.length > 19 ? wrong('最多 20 档价格', '20 price breaks at most') : { value: breaks };
}

const YES = new Set(['是', '有', '含', '含税', '可', 'y', 'yes', 'true', '1', '√', '✓']);
const NO = new Set(['否', '无', '不含', '不含税', '未税', '不可', 'n', 'no', 'false', '0', '×']);

function yesNo(text: string): Read<boolean> {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : wrong('是 或 否', 'yes or no');
}

/** Days since 30 December 1899, as spreadsheets keep a date: 2009 to 2118. */
const SERIAL = /^[4-7]\d{4}$/;

function date(text: string): Read<string> {
  const fault = wrong('日期，例如 2027-12-31', 'a date such as 2027-12-31');
  if (SERIAL.test(text)) {
    return { value: new Date(Date.UTC(1899, 11, 30) + Number(text) * DAY_MS).toISOString().slice(0, 10) };
  }
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!found) return fault;
  const [, year = '', month = '', day = ''] = found;
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const real = new Date(`${value}T00:00:00Z`);
  return real.toJSON()?.startsWith(value) ? { value } : fault;
}

function words(most: number, { lines = false } = {}): (text: string) => Read<string> {
  return (text) => {
    if (/\p{Cc}/u.test(lines ? text.replaceAll(/[\n\r\t]/g, '') : text))
      return wrong('不含控制字符的文字', 'text without control characters');
    return text.length <= most ? { value: text } : wrong(`最多 ${most} 个字`, `${most} characters at most`);
  };
}

/** A code of the feature vocabulary. */
function feature(text: string): Read<string> {
  if (/^[\w+./-]{1,40}$/.test(text)) return { value: text };
  return wrong('特征代号，例如 C3', 'a word of the feature vocabulary, such as C3');
}

/** A word of the trade for a value, `黄铜保持架`; or the vocabulary's own, `machined_brass`. */
function featureNamed(name: keyof Features, example: string): (text: string) => Read<string> {
  return (text) => {
    const value = featureOfWord(name, text);
    if (value !== undefined) return { value };
    const read = feature(text);
    if ('value' in read) return read;
    const { zh, en } = { zh: featureWord(name, example, 'zh'), en: featureWord(name, example, 'en') };
    return wrong(`例如 ${zh}（${example}）`, `such as ${en} (${example})`);
  };
}

const upperFeature = (text: string): Read<string> => feature(text.toUpperCase());

const OTHER_FEATURES = new Set<keyof Features>([
  'seal', 'bore', 'ringGroove', 'arrangement', 'contactAngle', 'internalDesign', 'heatStability', 'preload', 'material',
  'coating', 'dimensions', 'component', 'application',
]); // prettier-ignore

/** `heatStability=S1; preload=GA` */
function otherFeatures(text: string): Read<Features> {
  const features: Record<string, string> = {};
  for (const part of text.split(/[;；]/).filter((each) => each.trim() !== '')) {
    const [key = '', value = ''] = part.split('=').map((each) => each.trim());
    const read = feature(value);
    if (!OTHER_FEATURES.has(key as keyof Features) || 'wrong' in read) {
      return wrong(
        '“特征=代号”，用分号隔开，例如 heatStability=S1',
        '"feature=word", parted by semicolons, such as heatStability=S1',
      );
    }
    features[key] = read.value;
  }
  return { value: features };
}

function province(text: string): Read<string> {
  const found = findProvince(text);
  return found ? { value: found.zh } : wrong('省份，例如 山东', 'a mainland province, such as Shandong');
}

function country(text: string): Read<string> {
  const code = text === '中国' ? 'CN' : text.toUpperCase();
  return /^[A-Z]{2}$/.test(code)
    ? { value: code }
    : wrong('两位国家代码，例如 CN', 'a two-letter country code, such as CN');
}

const foldCertificate = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]|(:\d{4}$)/g, '');
const CERTIFICATE_OF = new Map<string, CertificateKind>([
  ...CERTIFICATE_KINDS.flatMap((kind): [string, CertificateKind][] =>
    [kind, CERTIFICATE_WORDS[kind].zh, CERTIFICATE_WORDS[kind].en].map((word) => [
      foldCertificate(word),
      kind,
    ]),
  ),
  ['检测报告', 'test_report'],
  ['试验报告', 'test_report'],
  ['排污许可', 'discharge_permit'],
]);

const ONE_OF_CERTIFICATES = wrong(
  CERTIFICATE_KINDS.map((kind) => CERTIFICATE_WORDS[kind].zh).join('; '),
  CERTIFICATE_KINDS.map((kind) => CERTIFICATE_WORDS[kind].en).join('; '),
);

/** `ISO 9001; IATF16949:2016` */
function certificates(text: string): Read<CertificateKind[]> {
  const known = text
    .split(/[;；,，、\n]+/)
    .filter((each) => each.trim() !== '')
    .map((each) => CERTIFICATE_OF.get(foldCertificate(each)));
  if (known.every((kind) => kind !== undefined)) return { value: [...new Set(known)].toSorted() };
  return ONE_OF_CERTIFICATES;
}

function weekdays(text: string): Read<number[]> {
  const days = [...new Set(text.replaceAll(/[\s,，;；]/g, ''))].toSorted();
  if (days.length > 0 && days.every((day) => /[1-7]/.test(day))) return { value: days.map(Number) };
  return wrong('1 到 7，1 是星期一，例如 123456', '1 to 7, 1 is Monday, such as 123456');
}

const column = <T>(
  zh: string,
  en: string,
  read: (text: string) => Read<T>,
  ...also: string[]
): ImportColumn<T> => ({ zh, en, read, also });

const pieces = whole(1, MOST_PIECES);

/** Every column that an import takes and an export gives, in the export's order. */
export const IMPORT_COLUMNS = {
  designation: column('型号', 'Designation', words(120), '规格型号', '型号规格', '产品型号', '轴承型号', '规格', '品名型号', 'part number', 'part no', 'part', 'model', 'item', 'sku'),
  brand: column('品牌', 'Brand', words(60), '厂家', '厂牌', '商标', '生产厂家', '品牌厂家', '牌子', 'maker', 'manufacturer', 'make', 'mfr'),
  clearance: column('游隙', 'Clearance', upperFeature, '径向游隙'),
  tolerance: column('精度', 'Tolerance class', upperFeature, '精度等级', '公差等级', '公差', 'class', 'precision', 'tolerance'),
  cage: column('保持架', 'Cage', featureNamed('cage', 'machined_brass'), '保持架材料'),
  vibration: column('振动', 'Vibration', upperFeature, '振动等级', '噪音', '噪音等级', 'noise'),
  grease: column('油脂', 'Grease', featureNamed('grease', 'high_temp'), '润滑脂', '脂'),
  packing: column('包装', 'Packing', featureNamed('packing', 'single_box'), '包装方式'),
  features: column('其他特征', 'Other features', otherFeatures),
  unitPrice: column('单价', 'Unit price', price, '价格', '含税单价', '含税价', '单价(含税)', '价格(含税)', '售价', '销售价', '出厂价', '报价', 'price'),
  netUnitPrice: column('不含税单价', 'Net unit price', price, '未税单价', '不含税价', '未税价', '去税单价', '单价(不含税)', '价格(不含税)', '单价(未税)', 'net price', 'price excl vat'),
  priceTiers: column('阶梯价', 'Price breaks', tiers, '批量价', '数量价', 'tiers', 'tier prices'),
  taxIncluded: column('含税', 'Tax included', yesNo, '是否含税', 'vat included'),
  moq: column('起订量', 'MOQ', pieces, '最小起订量', '起批量', '最小订量', 'minimum order', 'minimum order quantity', 'min qty'),
  orderMultiple: column('起订倍数', 'Order multiple', pieces, '倍数', '包装数', '装箱数', '最小包装', 'pack', 'pack size', 'spq'),
  stock: column('库存', 'Stock', whole(0, MOST_PIECES), '库存数量', '库存数', '现货', '数量', '现有库存', '可用库存', '在库数量', '余量', 'qty', 'quantity', 'on hand', 'inventory'),
  leadTimeDays: column('发货天数', 'Lead time days', whole(0, MOST_DAYS), '交期', '货期', '发货期', 'lead time', 'dispatch days'),
  sampleAvailable: column('样品', 'Sample available', yesNo, '可供样', '供样', 'sample'),
  capacityPerDay: column('日产能', 'Capacity per day', pieces, '日产量', '产能', 'capacity'),
  makeLeadTimeDays: column('生产周期', 'Make lead time days', whole(0, MOST_DAYS), '备货周期', '生产天数', 'production lead time'),
  workWeekdays: column('工作日', 'Working weekdays', weekdays),
  originCountry: column('原产国', 'Country of origin', country, '产地国', 'origin'),
  originProvince: column('产地', 'Province of origin', province, '产地省份', '原产地'),
  shipFromProvince: column('发货省份', 'Ships from province', province, '发货地', 'ships from'),
  shipFromCity: column('发货城市', 'Ships from city', words(40)),
  certificates: column('证书', 'Certificates', certificates),
  validUntil: column('有效期至', 'Valid until', date, '有效期', '报价有效期'),
  note: column('备注', 'Note', words(500, { lines: true }), '说明', 'remark', 'remarks', 'notes'),
}; // prettier-ignore

export type ColumnKey = keyof typeof IMPORT_COLUMNS;
export const COLUMN_KEYS = Object.keys(IMPORT_COLUMNS) as ColumnKey[];

/** `库存(套)`, `单价(元/套)`: what one counts in. Other words in brackets stay: `单价(不含税)` is another column. */
const UNIT = /\((rmb|cny|(元\/?)?(套|件|个|只|片|粒|台|pcs?)|(工作)?[天日]|days?)\)/g;

/** A column's words as files write them, less case, blanks, punctuation and units. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(UNIT, '')
    .replaceAll(/[\s()[\]*:._\-/]|元/g, '');
}

const BY_HEADER = new Map(
  COLUMN_KEYS.flatMap((key) => {
    const { zh, en, also } = IMPORT_COLUMNS[key];
    return [key, zh, en, ...also].map((name): [string, ColumnKey] => [foldHeader(name), key]);
  }),
);

/** The column that a header names by itself. */
export function columnOfHeader(header: string): ColumnKey | undefined {
  return BY_HEADER.get(foldHeader(header));
}
