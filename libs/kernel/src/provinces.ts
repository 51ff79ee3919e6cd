/** A province-level division of the mainland. */
export interface Province {
  /** As organisations and addresses store it: without its suffix. */
  readonly zh: string;
  readonly full: string;
  readonly en: string;
  /** GB/T 2260, the first two digits. */
  readonly code: string;
}

const province = (code: string, zh: string, suffix: string, en: string): Province => ({
  zh,
  full: zh + suffix,
  en,
  code,
});

/** All 31, in the order of their codes. */
export const PROVINCES: readonly Province[] = [
  province('11', '北京', '市', 'Beijing'),
  province('12', '天津', '市', 'Tianjin'),
  province('13', '河北', '省', 'Hebei'),
  province('14', '山西', '省', 'Shanxi'),
  province('15', '内蒙古', '自治区', 'Inner Mongolia'),
  province('21', '辽宁', '省', 'Liaoning'),
  province('22', '吉林', '省', 'Jilin'),
  province('23', '黑龙江', '省', 'Heilongjiang'),
  province('31', '上海', '市', 'Shanghai'),
  province('32', '江苏', '省', 'Jiangsu'),
  province('33', '浙江', '省', 'Zhejiang'),
  province('34', '安徽', '省', 'Anhui'),
  province('35', '福建', '省', 'Fujian'),
  province('36', '江西', '省', 'Jiangxi'),
  province('37', '山东', '省', 'Shandong'),
  province('41', '河南', '省', 'Henan'),
  province('42', '湖北', '省', 'Hubei'),
  province('43', '湖南', '省', 'Hunan'),
  province('44', '广东', '省', 'Guangdong'),
  province('45', '广西', '壮族自治区', 'Guangxi'),
  province('46', '海南', '省', 'Hainan'),
  province('50', '重庆', '市', 'Chongqing'),
  province('51', '四川', '省', 'Sichuan'),
  province('52', '贵州', '省', 'Guizhou'),
  province('53', '云南', '省', 'Yunnan'),
  province('54', '西藏', '自治区', 'Xizang'),
  province('61', '陕西', '省', 'Shaanxi'),
  province('62', '甘肃', '省', 'Gansu'),
  province('63', '青海', '省', 'Qinghai'),
  province('64', '宁夏', '回族自治区', 'Ningxia'),
  province('65', '新疆', '维吾尔自治区', 'Xinjiang'),
];

const BY_SPELLING = new Map(
  PROVINCES.flatMap((each) =>
    [each.zh, each.full, each.en.toLowerCase(), each.code].map((text) => [text, each]),
  ),
);

/** Reads `山东`, `山东省`, `Shandong` and `37` alike. */
export function findProvince(text: string): Province | undefined {
  return BY_SPELLING.get(text.trim().toLowerCase());
}
