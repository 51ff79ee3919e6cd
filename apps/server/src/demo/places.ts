import { weighted } from './random.js';

/** Where the cluster lies: real towns of Linqing (临清), a county-level city of Liaocheng in Shandong. */
export interface Town {
  name: string;
  /** Share of the cluster's firms. */
  weight: number;
  parks: readonly string[];
}

export const CLUSTER = { province: '山东', city: '临清' } as const;

const TOWNS: readonly Town[] = [
  { name: '烟店镇', weight: 34, parks: ['烟店轴承商贸城', '烟店轴承产业园'] },
  { name: '潘庄镇', weight: 22, parks: ['潘庄轴承产业园', '潘庄精密锻造园'] },
  { name: '唐园镇', weight: 15, parks: ['唐园轴承产业园'] },
  { name: '八岔路镇', weight: 8, parks: ['八岔路工业园'] },
  { name: '先锋路街道', weight: 6, parks: ['临清经济开发区'] },
  { name: '大辛庄街道', weight: 5, parks: ['临清经济开发区'] },
  { name: '松林镇', weight: 3, parks: [] },
  { name: '康庄镇', weight: 3, parks: ['康庄工业园'] },
  { name: '金郝庄镇', weight: 2, parks: [] },
  { name: '老赵庄镇', weight: 2, parks: [] },
];

export const pickTown = weighted(...TOWNS.map((town) => [town, town.weight] as const));

/** Cities that buy, by province; and how much of the market each province is, roughly as its machine building goes. */
export const BUYER_PLACES: readonly { province: string; weight: number; cities: readonly string[] }[] = [
  { province: '北京', weight: 3, cities: ['北京'] },
  { province: '天津', weight: 4, cities: ['天津'] },
  { province: '河北', weight: 8, cities: ['石家庄', '邢台', '邯郸', '保定', '沧州'] },
  { province: '山西', weight: 4, cities: ['太原', '大同', '长治'] },
  { province: '内蒙古', weight: 2, cities: ['呼和浩特', '包头', '赤峰'] },
  { province: '辽宁', weight: 5, cities: ['沈阳', '大连', '鞍山'] },
  { province: '吉林', weight: 2, cities: ['长春', '吉林'] },
  { province: '黑龙江', weight: 3, cities: ['哈尔滨', '齐齐哈尔', '大庆'] },
  { province: '上海', weight: 6, cities: ['上海'] },
  { province: '江苏', weight: 12, cities: ['苏州', '无锡', '常州', '南京', '徐州'] },
  { province: '浙江', weight: 12, cities: ['宁波', '杭州', '台州', '温州', '绍兴'] },
  { province: '安徽', weight: 5, cities: ['合肥', '芜湖', '滁州'] },
  { province: '福建', weight: 4, cities: ['泉州', '厦门', '福州'] },
  { province: '江西', weight: 3, cities: ['南昌', '赣州', '九江'] },
  { province: '山东', weight: 14, cities: ['济南', '青岛', '潍坊', '临沂', '聊城', '淄博'] },
  { province: '河南', weight: 8, cities: ['郑州', '洛阳', '新乡', '许昌'] },
  { province: '湖北', weight: 5, cities: ['武汉', '襄阳', '十堰'] },
  { province: '湖南', weight: 5, cities: ['长沙', '株洲', '衡阳'] },
  { province: '广东', weight: 12, cities: ['佛山', '东莞', '深圳', '广州', '中山'] },
  { province: '广西', weight: 3, cities: ['柳州', '南宁', '玉林'] },
  { province: '海南', weight: 1, cities: ['海口', '儋州'] },
  { province: '重庆', weight: 5, cities: ['重庆'] },
  { province: '四川', weight: 5, cities: ['成都', '德阳', '绵阳'] },
  { province: '贵州', weight: 2, cities: ['贵阳', '遵义'] },
  { province: '云南', weight: 2, cities: ['昆明', '曲靖'] },
  { province: '西藏', weight: 1, cities: ['拉萨', '日喀则'] },
  { province: '陕西', weight: 4, cities: ['西安', '宝鸡', '咸阳'] },
  { province: '甘肃', weight: 2, cities: ['兰州', '天水'] },
  { province: '青海', weight: 1, cities: ['西宁', '格尔木'] },
  { province: '宁夏', weight: 1, cities: ['银川', '吴忠'] },
  { province: '新疆', weight: 2, cities: ['乌鲁木齐', '克拉玛依', '昌吉'] },
];

export const pickBuyerPlace = weighted(...BUYER_PLACES.map((place) => [place, place.weight] as const));
