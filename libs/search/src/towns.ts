import { findProvince, type Province } from '@app/kernel';

/**
 * Prefecture-level cities of the mainland (GB/T 2260), and the towns that the bearing trade is named after. A city that is also a maker
 * to the trade (哈尔滨, 洛阳, 瓦房店, 襄阳) means the place only as `洛阳市` or `from Luoyang`.
 */
const TOWNS = `
河北|石家庄 Shijiazhuang,唐山 Tangshan,秦皇岛,邯郸 Handan,邢台 Xingtai,保定 Baoding,张家口,承德,沧州 Cangzhou,廊坊,衡水,馆陶,临西
山西|太原 Taiyuan,大同,阳泉,长治,晋城,朔州,晋中,运城,忻州,临汾,吕梁
内蒙古|呼和浩特 Hohhot,包头 Baotou,乌海,赤峰,通辽,鄂尔多斯,呼伦贝尔,巴彦淖尔,乌兰察布
辽宁|沈阳 Shenyang,大连 Dalian,鞍山,抚顺,本溪,丹东,锦州,营口,阜新,辽阳,盘锦,铁岭,葫芦岛,瓦房店 Wafangdian
吉林|长春 Changchun,四平,辽源,通化,白山,松原,白城
黑龙江|哈尔滨 Harbin,齐齐哈尔,鸡西,鹤岗,双鸭山,大庆,伊春,佳木斯,七台河,牡丹江,黑河,绥化
江苏|南京 Nanjing,无锡 Wuxi,徐州 Xuzhou,常州 Changzhou,苏州 Suzhou,南通 Nantong,连云港,淮安,盐城,扬州 Yangzhou,镇江,泰州,宿迁,常熟,昆山
浙江|杭州 Hangzhou,宁波 Ningbo,温州 Wenzhou,嘉兴,湖州,绍兴,金华,衢州,舟山,台州 Taizhou,丽水,慈溪 Cixi,余姚 Yuyao,新昌 Xinchang
安徽|合肥 Hefei,芜湖 Wuhu,蚌埠,淮南,马鞍山,淮北,铜陵,安庆,黄山,滁州,阜阳,宿州,六安,亳州,池州,宣城
福建|福州 Fuzhou,厦门 Xiamen,莆田,三明,泉州 Quanzhou,漳州,南平,龙岩,宁德
江西|南昌 Nanchang,景德镇,萍乡,九江,新余,鹰潭,赣州,吉安,宜春,抚州,上饶,玉山
山东|济南 Jinan,青岛 Qingdao,淄博 Zibo,枣庄,东营,烟台 Yantai,潍坊 Weifang,济宁,泰安,威海 Weihai,日照,临沂 Linyi,德州,聊城 Liaocheng,滨州,菏泽,临清 Linqing,烟店 Yandian,潘庄,唐园,八岔路,冠县,东阿,宁津
河南|郑州 Zhengzhou,开封,洛阳 Luoyang,平顶山,安阳,鹤壁,新乡,焦作,濮阳,许昌,漯河,三门峡,南阳,商丘,信阳,周口,驻马店,济源
湖北|武汉 Wuhan,黄石,十堰,宜昌,襄阳 Xiangyang,鄂州,荆门,孝感,荆州,黄冈,咸宁,随州
湖南|长沙 Changsha,株洲,湘潭,衡阳,邵阳,岳阳,常德,张家界,益阳,郴州,永州,怀化,娄底
广东|广州 Guangzhou,韶关,深圳 Shenzhen,珠海,汕头,佛山 Foshan,江门,湛江,茂名,肇庆,惠州,梅州,汕尾,河源,阳江,清远,东莞 Dongguan,中山,潮州,揭阳,云浮
广西|南宁 Nanning,柳州,桂林,梧州,北海,防城港,钦州,贵港,玉林,百色,贺州,河池,来宾,崇左
海南|海口 Haikou,三亚,儋州
四川|成都 Chengdu,自贡,攀枝花,泸州,德阳,绵阳,广元,遂宁,内江,乐山,南充,眉山,宜宾,广安,达州,雅安,巴中,资阳
贵州|贵阳 Guiyang,六盘水,遵义,安顺,毕节,铜仁
云南|昆明 Kunming,曲靖,玉溪,保山,昭通,丽江,普洱,临沧
西藏|拉萨 Lhasa,日喀则,昌都,林芝,山南,那曲
陕西|西安 Xi'an,铜川,宝鸡,咸阳,渭南,延安,汉中,榆林,安康,商洛
甘肃|兰州 Lanzhou,嘉峪关,金昌,白银,天水,武威,张掖,平凉,酒泉,庆阳,定西,陇南
青海|西宁 Xining,海东
宁夏|银川 Yinchuan,石嘴山,吴忠,固原,中卫
新疆|乌鲁木齐 Urumqi,克拉玛依,吐鲁番,哈密
`;

export interface Town {
  zh: string;
  en: string;
  province: Province;
}

export const ALL_TOWNS: readonly Town[] = TOWNS.trim()
  .split('\n')
  .flatMap((row) => {
    const [name = '', towns = ''] = row.split('|');
    const province = findProvince(name);
    if (province === undefined) return [];
    return towns.split(',').map((town): Town => {
      const [zh = '', en = zh] = town.split(' ');
      return { zh, en, province };
    });
  });
