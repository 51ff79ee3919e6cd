import type { Bilingual } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';

/**
 * Codes in front of a basic designation: `code | feature | value | Chinese | English | brand | of what`.
 * The last column keeps a code to bearings that come `apart`, to one family, or to the brand's `own` numbers.
 * They are tried only when the text does not read without them, longest first.
 */
const LIST = `
E2.|internalDesign|low_friction|低摩擦设计|energy-efficient design|SKF
SS|material|stainless|不锈钢|stainless steel|
S|material|stainless|不锈钢（SKF精密球轴承为密封）|stainless steel (sealed, for SKF precision bearings)|
W|material|stainless|不锈钢|stainless steel|SKF
WF|material|stainless|不锈钢凸缘外圈|stainless steel, flanged outer ring|SKF
HR|internalDesign|reinforced|高负荷|high capacity|NSK
4T-|material|case_hardened|渗碳钢|case-hardened steel|NTN
4T|material|case_hardened|渗碳钢|case-hardened steel|NTN
E-|material|case_hardened|渗碳钢|case-hardened steel|NTN
5S-|material|ceramic|陶瓷滚动体|ceramic rolling elements|NTN
5S|material|ceramic|陶瓷滚动体|ceramic rolling elements|NTN
TS2-|heatStability|160C|稳定至160°C|stable to 160 °C|NTN
TS3-|heatStability|200C|稳定至200°C|stable to 200 °C|NTN
TS4-|heatStability|250C|稳定至250°C|stable to 250 °C|NTN
FL|ringGroove|flange|凸缘外圈|flanged outer ring|NTN
F|material|stainless|不锈钢|stainless steel|NTN|own
F|ringGroove|flange|凸缘外圈|flanged outer ring|
SF|ringGroove|flange|不锈钢凸缘外圈|stainless steel, flanged outer ring|
SR|material|stainless|不锈钢|stainless steel|
ZE|application|sensor|传感器轴承|sensor bearing|SKF
HCB|material|ceramic|陶瓷球主轴轴承|spindle bearing with ceramic balls|FAG|angular_contact_ball
XCB|material|ceramic|陶瓷球、高氮钢套圈主轴轴承|spindle bearing with ceramic balls and rings of nitrogen steel|FAG|angular_contact_ball
XCS|material|ceramic|陶瓷球、高氮钢套圈高速主轴轴承|high-speed spindle bearing with ceramic balls and rings of nitrogen steel|FAG|angular_contact_ball
HCS|material|ceramic|陶瓷球高速主轴轴承|high-speed spindle bearing with ceramic balls|FAG|angular_contact_ball
HS|internalDesign|HS|高速主轴轴承|high-speed spindle bearing|FAG|angular_contact_ball
B|internalDesign|B|精密主轴轴承|spindle bearing|FAG|angular_contact_ball
E|internalDesign|reinforced|加强型|reinforced|
IR-|component|inner_ring|内圈|inner ring||apart
OR-|component|outer_ring|外圈|outer ring||apart
LR|component|inner_ring|内圈|inner ring||apart
GS|component|housing_washer|座圈|housing washer||apart
WS|component|shaft_washer|轴圈|shaft washer||apart
AR-|component|cage_and_rollers|滚子和保持架组件|cage and rollers||apart
L|component|loose_ring|可分离套圈|loose ring of a separable bearing||apart
R|component|without_loose_ring|不带可分离套圈|without the loose ring||apart
K-|component|cone_or_cup|英制圆锥内圈组件或外圈|inch cone assembly or cup||apart
K|component|cage_and_rollers|滚子和保持架组件|cage and rollers||apart
`;

export interface PrefixCode {
  code: string;
  feature?: keyof Features;
  value: string;
  meaning: Bilingual;
  brand?: string;
  /** `apart`, `own`, or the family that alone has it. */
  of?: string;
}

/** Only of a bearing that comes apart is a ring or a cage sold by itself; `list` is whose codes the number has. */
export function prefixFits({ of, brand }: PrefixCode, family: PartFamily, list?: string): boolean {
  if (of === undefined) return true;
  if (of === 'own') return brand === list;
  return of === 'apart' ? /cylindrical|needle|thrust|tapered/.test(family) : of === family;
}

export const PREFIXES: readonly PrefixCode[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const [code = '', feature = '', value = '', zh = '', en = '', brand = '', of = ''] = line.split('|');
    return {
      code,
      value,
      meaning: { zh, en },
      ...(feature ? { feature: feature as keyof Features } : {}),
      ...(brand ? { brand } : {}),
      ...(of ? { of } : {}),
    };
  })
  .toSorted((a, b) => b.code.length - a.code.length);
