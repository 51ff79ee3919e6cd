/** A province-level division of the mainland. */
export interface Province {
  /** As organisations and addresses store it: without its suffix. */
  readonly zh: string;
  readonly full: string;
  readonly en: string;
  /** GB/T 2260, the first two digits. */
  readonly code: string;
  /** Of its geographic centre, to a tenth of a degree. */
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

const province = (
  code: string,
  zh: string,
  suffix: string,
  en: string,
  latitudeDeg: number,
  longitudeDeg: number,
): Province => ({ zh, full: zh + suffix, en, code, latitudeDeg, longitudeDeg });

/** All 31, in the order of their codes. */
export const PROVINCES: readonly Province[] = [
  province('11', '北京', '市', 'Beijing', 40.2, 116.4),
  province('12', '天津', '市', 'Tianjin', 39.3, 117.3),
  province('13', '河北', '省', 'Hebei', 39.5, 116.0),
  province('14', '山西', '省', 'Shanxi', 37.6, 112.3),
  province('15', '内蒙古', '自治区', 'Inner Mongolia', 44.1, 113.9),
  province('21', '辽宁', '省', 'Liaoning', 41.3, 122.6),
  province('22', '吉林', '省', 'Jilin', 43.7, 126.2),
  province('23', '黑龙江', '省', 'Heilongjiang', 47.9, 127.8),
  province('31', '上海', '市', 'Shanghai', 31.1, 121.4),
  province('32', '江苏', '省', 'Jiangsu', 33.0, 119.5),
  province('33', '浙江', '省', 'Zhejiang', 29.2, 120.1),
  province('34', '安徽', '省', 'Anhui', 31.8, 117.2),
  province('35', '福建', '省', 'Fujian', 26.1, 118.0),
  province('36', '江西', '省', 'Jiangxi', 27.6, 115.7),
  province('37', '山东', '省', 'Shandong', 36.4, 118.2),
  province('41', '河南', '省', 'Henan', 33.9, 113.6),
  province('42', '湖北', '省', 'Hubei', 31.0, 112.3),
  province('43', '湖南', '省', 'Hunan', 27.6, 111.7),
  province('44', '广东', '省', 'Guangdong', 23.3, 113.4),
  province('45', '广西', '壮族自治区', 'Guangxi', 23.8, 108.8),
  province('46', '海南', '省', 'Hainan', 19.2, 109.8),
  province('50', '重庆', '市', 'Chongqing', 30.1, 107.9),
  province('51', '四川', '省', 'Sichuan', 30.6, 102.7),
  province('52', '贵州', '省', 'Guizhou', 26.8, 106.9),
  province('53', '云南', '省', 'Yunnan', 25.0, 101.5),
  province('54', '西藏', '自治区', 'Xizang', 31.5, 88.4),
  province('61', '陕西', '省', 'Shaanxi', 35.2, 108.9),
  province('62', '甘肃', '省', 'Gansu', 38.0, 101.0),
  province('63', '青海', '省', 'Qinghai', 35.7, 96.0),
  province('64', '宁夏', '回族自治区', 'Ningxia', 37.3, 106.2),
  province('65', '新疆', '维吾尔自治区', 'Xinjiang', 41.1, 85.2),
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

const EARTH_RADIUS_KM = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Between the centres of two provinces, along the great circle. */
export function kmBetween(one: Province, other: Province): number {
  const halfLatitude = Math.sin(radians(other.latitudeDeg - one.latitudeDeg) / 2);
  const halfLongitude = Math.sin(radians(other.longitudeDeg - one.longitudeDeg) / 2);
  const haversine =
    halfLatitude ** 2 +
    Math.cos(radians(one.latitudeDeg)) * Math.cos(radians(other.latitudeDeg)) * halfLongitude ** 2;
  return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine)));
}
