import { lazily } from '../plans/plan.js';
import type { Bilingual } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';

/**
 * The suffix vocabulary: one row for each thing a suffix can say, with all the codes that say it.
 *
 *   value | Chinese | English | codes
 *
 * A code with `!` is read but never written.
 * A code may be bound to brands (`DDU@NSK`) and to a group of families (`AC#angular`); without `@` every brand uses it.
 * The first code is the one by which ISO and GB/T 272 practice writes the value. To add a code, add it to its row.
 */
const VOCABULARY: Partial<Record<keyof Features | 'note', string>> = {
  seal: `
shield_1|单面防尘盖|metal shield on one side|Z ZR@FAG! ZE@NACHI
shield_2|两面防尘盖|metal shields on both sides|2Z ZZ ZZ@NSK+NTN+KOYO 2ZR@FAG! ZZE@NACHI
shield_1_removable|单面可拆防尘盖|removable metal shield on one side|ZX@KOYO ZA@NTN
shield_2_removable|两面可拆防尘盖|removable metal shields on both sides|ZZX@KOYO ZZA@NTN ZZS@NSK
contact_seal_1|单面接触式密封圈|contact seal on one side|RS RS1@SKF RSH@SKF RSR@FAG DU@NSK#ball LU@NTN RK@KOYO CS@SKF HRS@FAG NSE@NACHI U#linear P#linear
contact_seal_2|两面接触式密封圈|contact seals on both sides|2RS 2RS1@SKF 2RSH@SKF 2RSR@FAG DDU@NSK DD@NSK! LLU@NTN UU@KOYO! EE@SNR+NTN UU#linear PP#linear 2RK@KOYO 2CS@SKF 2HRS@FAG 2NSE@NACHI 2NSE9@NACHI! 2NSL@NACHI! PP@FAG 2RSS! RSRS!
contact_seal_1_FKM|单面氟橡胶接触式密封圈|FKM contact seal on one side|RS2@SKF CS2@SKF VS@FAG
contact_seal_2_FKM|两面氟橡胶接触式密封圈|FKM contact seals on both sides|2RS2@SKF 2CS2@SKF 2VS@FAG
contact_seal_1_HNBR|单面氢化丁腈接触式密封圈|HNBR contact seal on one side|CS5@SKF RS5@SKF
contact_seal_2_HNBR|两面氢化丁腈接触式密封圈|HNBR contact seals on both sides|2CS5@SKF 2RS5@SKF
contact_seal_2_ACM|两面聚丙烯酸酯密封圈|polyacrylic seals on both sides|2HS@FAG
contact_seal_2_PTFE|两面聚四氟乙烯密封圈|PTFE seals on both sides|2TS@FAG
noncontact_seal_1|单面非接触式密封圈|non-contact seal on one side|RZ V@NSK#ball LB@NTN RU@KOYO NKE@NACHI
noncontact_seal_2|两面非接触式密封圈|non-contact seals on both sides|2RZ VV@NSK LLB@NTN 2RU@KOYO 2NKE@NACHI 2NK@NACHI
low_friction_seal_1|单面低摩擦密封圈|low-friction seal on one side|RSL@SKF RZ@SKF RSD@FAG
low_friction_seal_2|两面低摩擦密封圈|low-friction seals on both sides|2RSL@SKF 2RZ@SKF 2RSD@FAG
low_friction_contact_1|单面轻接触密封圈|light-contact seal on one side|LS@SKF DW@NSK LH@NTN RD@KOYO BRS@FAG
low_friction_contact_2|两面轻接触密封圈|light-contact seals on both sides|2LS@SKF DDW@NSK LLH@NTN 2RD@KOYO 2BRS@FAG 2LSV@SKF
shield_1+contact_seal_1|一面防尘盖一面密封圈|shield on one side, seal on the other|ZRS RSZ RS1Z@SKF`,
  clearance: `
C1|游隙小于2组|clearance below C2|C1
C2|游隙2组，小于基本组|clearance below normal|C2
CN|基本组游隙|normal clearance|CN C0!
C3|游隙3组，大于基本组|clearance above normal|C3
C4|游隙4组，大于3组|clearance above C3|C4
C5|游隙5组，大于4组|clearance above C4|C5
C1NA|不可互换1组游隙|non-interchangeable clearance C1|C1NA CC1@NSK#cylindrical!
C2NA|不可互换2组游隙|non-interchangeable clearance C2|C2NA CC2@NSK#cylindrical!
C0NA|不可互换0组游隙|non-interchangeable clearance CC0|CC0@NSK#cylindrical!
NA|不可互换游隙|non-interchangeable clearance|NA@NTN+KOYO CNNA CC@NSK#cylindrical!
C3NA|不可互换3组游隙|non-interchangeable clearance C3|C3NA CC3@NSK#cylindrical!
C4NA|不可互换4组游隙|non-interchangeable clearance C4|C4NA CC4@NSK#cylindrical!
C5NA|不可互换5组游隙|non-interchangeable clearance C5|C5NA CC5@NSK#cylindrical!
CM|电机用游隙|electric-motor clearance|CM
CT|电机用圆柱滚子轴承游隙|electric-motor clearance, cylindrical roller|CT@KOYO+NSK
CD2|双列角接触小游隙|double-row angular contact, below normal|CD2@KOYO
CDN|双列角接触基本游隙|double-row angular contact, normal|CDN@KOYO
CD3|双列角接触大游隙|double-row angular contact, above normal|CD3@KOYO
MC1|微型轴承游隙1组|miniature clearance group 1|MC1 M1@KOYO#ball
MC2|微型轴承游隙2组|miniature clearance group 2|MC2 M2@KOYO#ball
MC3|微型轴承游隙3组|miniature clearance group 3|MC3 M3@KOYO#ball
MC4|微型轴承游隙4组|miniature clearance group 4|MC4 M4@KOYO#ball
MC5|微型轴承游隙5组|miniature clearance group 5|MC5 M5@KOYO#ball
MC6|微型轴承游隙6组|miniature clearance group 6|MC6 M6@KOYO#ball
special|特殊游隙|special clearance|C9`,
  tolerance: `
P0|普通级公差|normal tolerance class|P0 PN ABEC1! RBEC1
P6|公差等级6级|tolerance class 6|P6 ABEC3! RBEC3 T3@FAG! EP6!
P6X|公差等级6X级|tolerance class 6X|P6X CLN@SKF
P5|公差等级5级|tolerance class 5|P5 ABEC5! RBEC5 T5@FAG! EP5!
P4|公差等级4级|tolerance class 4|P4 ABEC7! RBEC7 T7@FAG! EP4! P4C@SKF#angular
P4A|4级尺寸、2级旋转精度|dimensions class 4, running class 2|P4A
P4S|优于4级的主轴轴承公差|spindle class, better than 4|P4S
P4B|4级尺寸、优于2级旋转精度|dimensions class 4, running better than 2|P4B
P2|公差等级2级|tolerance class 2|P2 ABEC9! RBEC9 T9@FAG! PA9A@SKF PA9@SKF!
SP|特殊精密级|special precision|SP
UP|超精密级|ultra precision|UP
ABMA_4|英制4级|inch class 4|CL4
ABMA_2|英制2级|inch class 2|CL2
ABMA_3|英制3级|inch class 3|CL3
ABMA_0|英制0级|inch class 0|CL0
ABMA_00|英制00级|inch class 00|CL00
CL7A|低摩擦高旋转精度圆锥|tapered, low friction, running accuracy|CL7A@SKF
CL7C|低摩擦高旋转精度圆锥|tapered, low friction, high running accuracy|CL7C@SKF
C02|内圈旋转精度提高|tighter running tolerance of inner ring|C02@SKF
C04|外圈旋转精度提高|tighter running tolerance of outer ring|C04@SKF
C02+C04|内外圈旋转精度提高|tighter running tolerance of both rings|C08@SKF
C10|内径外径公差收紧|tighter bore and outside diameter|C10@SKF`,
  bore: `
taper_1_12|圆锥孔，锥度1:12|tapered bore 1:12|K KR@NSK#cylindrical!
taper_1_30|圆锥孔，锥度1:30|tapered bore 1:30|K30`,
  ringGroove: `
snap_groove|外圈止动槽|snap-ring groove in the outer ring|N
snap_groove+ring|外圈止动槽带止动环|snap-ring groove with snap ring|NR
lub_groove_3_holes_outer|外圈油槽及三个油孔|lubrication groove and three holes in the outer ring|W33 S@FAG+CX#spherical!
lub_groove_6_holes_outer|外圈油槽及六个油孔|lubrication groove and six holes in the outer ring|W33X
lub_groove_holes_outer|外圈油槽及油孔|lubrication groove and holes in the outer ring|E4@NSK D1@NTN W@KOYO#cylindrical
lub_3_holes_outer|外圈三个油孔|three lubrication holes in the outer ring|W20
lub_holes_outer|外圈油孔|lubrication holes in the outer ring|W20@CX
lub_6_holes_inner|内圈六个油孔|six lubrication holes in the inner ring|W26
lub_holes_inner|内圈油孔|lubrication holes in the inner ring|W26@CX
W26+W33|内圈六油孔、外圈油槽三油孔|W26 and W33 together|W513
W33_plugged|W33油孔堵塞|W33 holes plugged|W77
none|外圈无油槽油孔|no lubrication groove or holes|W@SKF#spherical
lub_holes|油孔|lubrication holes|D@NTN#needle! D@NTN#spherical!
locating_slot_1|外圈一个定位槽|one locating slot in the outer ring|N1
locating_slot_2|外圈两个定位槽|two locating slots in the outer ring|N2
flange|凸缘外圈|flanged outer ring|R F@CX#track
creep_stop|外圈防蠕动胶圈|creep-stop band on the outer ring|NY@KOYO`,
  cage: `
pressed_steel|钢板冲压保持架|pressed steel cage|J W@NSK#angular! W@NSK#cylindrical! W@NSK#deep!
pressed_steel_hardened|淬硬钢板保持架|hardened pressed steel cage|H@SKF#deep
pressed_steel_riveted|铆接钢板保持架|riveted pressed steel cage|JR@SKF#ball
machined_brass|黄铜实体保持架|machined brass cage|M M@SKF#angular L1@NTN G1@NTN FY@KOYO
machined_brass_element_guided|黄铜实体保持架，滚动体引导|machined brass cage, element guided|M@SKF+FAG
machined_brass_outer_guided|黄铜实体保持架，外圈引导|machined brass cage, outer-ring guided|MA
machined_brass_inner_guided|黄铜实体保持架，内圈引导|machined brass cage, inner-ring guided|MB
machined_brass_split|剖分黄铜保持架|split brass cage|FW@KOYO
brass_window|黄铜窗式保持架|brass window cage|MP ML MPA MPB
machined_steel|钢制实体保持架|machined steel cage|F F1@NTN FP@KOYO
machined_steel_outer_guided|钢制实体保持架，外圈引导|machined steel cage, outer-ring guided|FA
machined_steel_inner_guided|钢制实体保持架，内圈引导|machined steel cage, inner-ring guided|FB
textolite|酚醛胶布保持架|phenolic cage|T TR@NSK! T1@NTN FT@KOYO
textolite_outer_guided|酚醛胶布保持架，外圈引导|phenolic cage, outer-ring guided|TA TRA@FAG TPA@FAG
textolite_inner_guided|酚醛胶布保持架，内圈引导|phenolic cage, inner-ring guided|TB
polyamide|尼龙保持架|polyamide cage|TN T@NSK T2@NTN MG@KOYO FG@KOYO TV@FAG G@NACHI
polyamide_gf|玻纤增强尼龙保持架|glass-fibre polyamide cage|TN9 TYN@NSK! TVP TVH TNG TVPB P@SKF T9H@ZEN TPB@FAG
peek|聚醚醚酮保持架|PEEK cage|PH TNH
peek_outer_guided|聚醚醚酮保持架，外圈引导|PEEK cage, outer-ring guided|PHA TNHA
light_alloy|轻合金保持架|light-alloy cage|L
light_alloy_outer_guided|轻合金保持架，外圈引导|light-alloy cage, outer-ring guided|LA
light_alloy_inner_guided|轻合金保持架，内圈引导|light-alloy cage, inner-ring guided|LB@SKF+FAG
full_complement|满装，无保持架|full complement, no cage|V VH CV@SKF!
pressed_brass|黄铜板冲压保持架|pressed brass cage|Y
stainless|不锈钢保持架|stainless cage|YS@KOYO
pin|支柱式保持架|pin-type cage|G2@NTN`,
  arrangement: `
universal_UO|万能配对，零游隙|universal, zero clearance|UO@FAG#angular
DB|背对背成对|matched pair back-to-back|DB O@FAG#angular! DBA@SKF#angular UO@CX#angular!
DF|面对面成对|matched pair face-to-face|DF UX#angular!
DT|串联成对|matched pair in tandem|DT UD#angular!
universal|万能配对|for any arrangement|DG G@SKF+NTN#angular U@NACHI#angular
universal_single|单个万能配对|single, universal|SU@NSK
universal_pair|万能配对双联|universal pair|DU@NSK#angular
universal_CA|万能配对，小轴向游隙|universal, small axial clearance|CA@SKF#angular
universal_CB|万能配对，基本轴向游隙|universal, normal axial clearance|CB@SKF#angular
universal_CC|万能配对，大轴向游隙|universal, large axial clearance|CC@SKF#angular
universal_UA|万能配对，小轴向游隙|universal, small axial clearance|UA@FAG#angular
universal_UL|万能配对，轻预紧|universal, light preload|UL@FAG#angular
TBT|三联，背对背加串联|set of three, tandem pair back-to-back with one|TBT DBD@NSK#angular
TFT|三联，面对面加串联|set of three, tandem pair face-to-face with one|TFT DFD@NSK#angular
TT|三联串联|set of three in tandem|TT#angular DTD@NSK
QBC|四联，串联对背对背|set of four, tandem pairs back-to-back|QBC DBB@NSK#angular QDB#angular
QFC|四联，串联对面对面|set of four, tandem pairs face-to-face|QFC DFF@NSK#angular QDF#angular
QBT|四联，三串联对一背对背|set of four, three in tandem back-to-back with one|QBT
QFT|四联，三串联对一面对面|set of four, three in tandem face-to-face with one|QFT
QT|四联串联|set of four in tandem|QT#angular DTT@NSK`,
  contactAngle: `
15|接触角15°|contact angle 15°|C#angular CD@SKF#angular! CE@SKF#angular!
25|接触角25°|contact angle 25°|AC#angular ACD@SKF#angular! ACE@SKF#angular! ACB@SKF#angular! A5@NSK#angular AD@NTN#angular E@FAG#angular! A@CX#angular
30|接触角30°|contact angle 30°|A#angular
40|接触角40°|contact angle 40°|B#angular BE@SKF#angular!
20|接触角约20°|contact angle about 20°|CA@KOYO#angular C@NSK+KOYO#tapered
28|接触角约28°|contact angle about 28°|D@NSK#tapered
28.5|接触角28.5°|contact angle 28.5°|D@KOYO#tapered
35|接触角35°|contact angle 35°|E@KOYO#angular
increased|接触角加大|larger contact angle|B#tapered`,
  internalDesign: `
reinforced|加强型|reinforced, higher load rating|E EC@SKF#cylindrical R@KOYO! A@CX#tapered A@GOST! E1@FAG! EE1@FAG! JR@KOYO#tapered!
A|内部结构改变A|changed internal design A|A
B|内部结构改变B|changed internal design B|B#double B#cylindrical B@NTN#spherical!
C|内部结构改变C|changed internal design C|C#deep
C_design|C型对称滚子|C design, symmetric rollers|C#spherical
CC|CC型，冲压保持架|C design with better roller guidance|CC#spherical
CA|CA型，实体保持架|C design with retaining flanges, machined cage|CA#spherical
CAC|CAC型|CA with better roller guidance|CAC@SKF#spherical
CD|CD型|CD design|CD@NSK#spherical
EA|EA型加强|EA design, reinforced|EA#spherical
EF|EF型加强|EF design, reinforced|EF#spherical
CE|CE型|CE design|CE@FAG#spherical
RH|RH型，冲压保持架|symmetric rollers, pressed steel cage|RH@KOYO#spherical
RHA|RHA型，整体保持架|symmetric rollers, one-piece machined cage|RHA@KOYO#spherical
RHR|RHR型加强|RH design, reinforced|RHR@KOYO#spherical
Q|优化几何与表面|optimised geometry and finish|Q#tapered
low_friction|低摩擦型|low friction|E2@SKF#tapered
low_torque|低力矩|low torque|ST@NTN#tapered
high_axial|高轴向载荷|high axial load|HT@NTN#cylindrical
split_inner|剖分内圈|split inner ring|DA@FAG D#double
single_slit|单缝外圈|single-slit outer ring|E#plain
single_slit_lubricated|单缝外圈，带油槽|single-slit outer ring with lubrication grooves|ES#plain
lubricated|带油槽|lubrication grooves|S#plain
self_lubricating_composite|自润滑，复合材料|self-lubricating, PTFE composite|C#plain
self_lubricating_fabric|自润滑，PTFE织物|self-lubricating, PTFE fabric|ET#plain UK@FAG#plain! T#plain
open_sleeve|开口型，用于带支撑的导轴|open, for supported shafts|OP#linear
adjustable_sleeve|间隙调整型|adjustable clearance|AJ#linear
BB|BB型|BB design|BB@FAG#double
BD|BD型|BD design|BD@FAG#double`,
  dimensions: `
modified|外形尺寸改变|boundary dimensions changed|X X2! X3!
ISO|外形尺寸符合ISO|cup dimensions to ISO|J@NSK+KOYO#tapered U@NTN#tapered X@FAG!
non_ISO|外形尺寸不符合ISO|cup dimensions not to ISO|R@NTN#tapered`,
  vibration: `
Z1|振动加速度Z1组|vibration acceleration group Z1|Z1
Z2|振动加速度Z2组|vibration acceleration group Z2|Z2
Z3|振动加速度Z3组|vibration acceleration group Z3|Z3
Z4|振动加速度Z4组|vibration acceleration group Z4|Z4
V1|振动速度V1组|vibration velocity group V1|V1 ZV1
V2|振动速度V2组|vibration velocity group V2|V2 ZV2
V3|振动速度V3组|vibration velocity group V3|V3 ZV3
V4|振动速度V4组|vibration velocity group V4|V4 ZV4
reduced|低振动|reduced vibration|C6 QE6 Q6
low|更低振动|low vibration|C06
very_low|极低振动|very low vibration|C66 Q66
low_noise|静音电机级|electric-motor quality, low noise|EMQ`,
  grease: `
polyurea_NLGI2|聚脲润滑脂|polyurea grease NLGI 2|GJN@SKF
medium_temp|中温润滑脂|medium-temperature grease|MT@SKF MT33@SKF MT47@SKF
high_temp|高温润滑脂|high-temperature grease|HT@SKF HT22@SKF HT51@SKF
low_temp|低温润滑脂|low-temperature grease|LT@SKF LT10@SKF LT20@SKF
low_and_high_temp|高低温润滑脂|low and high temperature grease|LHT@SKF LHT23@SKF
wide_temp|宽温润滑脂|wide-temperature grease|WT@SKF
EP_lithium_NLGI2|极压锂基润滑脂|EP lithium grease NLGI 2|VT143@SKF VT143B@SKF
solid_oil|固体油|solid oil|W64@SKF
-40..110C|NS7润滑脂|grease −40 … +110 °C|NS7@NSK
-10..110C|AS2润滑脂|grease −10 … +110 °C|AS2@NSK
-40..160C|ENS润滑脂|grease −40 … +160 °C|ENS@NSK
-40..150C|EA3润滑脂|grease −40 … +150 °C|EA3@NSK
alvania_2|爱万利2号润滑脂|Alvania 2 grease|2AS@NTN A2@KOYO AV2S@NSK
alvania_3|爱万利3号润滑脂|Alvania 3 grease|3AS@NTN
multemp_srl|SRL润滑脂|Multemp SRL grease|SRL 5K@NTN SR@KOYO
beacon_325|Beacon 325润滑脂|Beacon 325 grease|B5@KOYO
solid|固体润滑脂|solid grease|LP03@NTN`,
  heatStability: `
120C|套圈稳定至120°C|rings stable to 120 °C|S00 SN
150C|套圈稳定至150°C|rings stable to 150 °C|S0
200C|套圈稳定至200°C|rings stable to 200 °C|S1 S11@NSK!
250C|套圈稳定至250°C|rings stable to 250 °C|S2
300C|套圈稳定至300°C|rings stable to 300 °C|S3
350C|套圈稳定至350°C|rings stable to 350 °C|S4`,
  preload: `
extra_light|极轻预紧|extra-light preload|EL@NSK S@KOYO#angular
light|轻预紧|light preload|GA@SKF#angular GL@NTN#angular L@KOYO#angular SUL@NSK#angular!
normal|基本预紧|normal preload|GN@NTN#angular
medium|中预紧|medium preload|GB@SKF#angular GM@NTN#angular M@KOYO#angular
heavy|重预紧|heavy preload|GC@SKF#angular GH@NTN#angular H@KOYO#angular`,
  material: `
stainless|不锈钢|stainless steel|SS HV@SKF HU@GB! ST@KOYO HN@SKF
ceramic|陶瓷|ceramic|HC HC5@SKF
case_hardened|渗碳钢|case-hardened steel|HA@SKF HC@GB!`,
  coating: `
insulated_outer|外圈绝缘涂层|electrically insulated outer ring|VL0241@SKF J20A@FAG J20AA@FAG J20B@FAG J20C@FAG
insulated_inner|内圈绝缘涂层|electrically insulated inner ring|VL0271@SKF`,
  application: `
high_temp|高温用|for high temperature|VA201@SKF VA208@SKF VA228@SKF
traction_motor|牵引电机用|for traction motors|VA301@SKF F1@FAG!
vibratory|振动机械用|for vibrating machinery|VA405@SKF VA406@SKF T41A@FAG T41B@FAG VS1@NTN UA@NTN#spherical F80 F81 F800 U15VS@NSK`,
  note: `
design|结构变型|design variant|XL@FAG BB1@SKF TP@SKF
lubrication|直接供油|for direct oil lubrication|L@SKF#angular H@SKF#angular L1@SKF#angular H1@SKF#angular
rows|双列|double row|ZW#cages
washer|带座圈|with seat washer|U#thrust
crowned|外圈球面|crowned outer ring|R#track
flat|外圈圆柱面|cylindrical outer ring|X#track
hexagon|螺栓内六角孔|hexagonal hole in the stud|B#track SK#track
keyway|内圈带键槽|keyway in the inner ring|P#clutch
keyways|内外圈带键槽|keyways in both rings|PP#clutch
width|加宽外圈|with wide outer ring|EG15@SNR
lubrication|可加润滑脂|relubricatable|S#rod`,
};

/** Families that read codes alike. */
const FAMILY_GROUPS: Record<string, readonly PartFamily[]> = {
  deep: ['deep_groove_ball', 'double_row_deep_groove_ball', 'insert'],
  angular: ['angular_contact_ball', 'thrust_angular_contact_ball'],
  double: ['double_row_angular_contact_ball', 'double_row_deep_groove_ball'],
  ball: ['deep_groove_ball', 'double_row_deep_groove_ball', 'self_aligning_ball', 'insert'],
  cylindrical: ['cylindrical_roller', 'double_row_cylindrical_roller', 'multi_row_cylindrical_roller'],
  tapered: ['tapered_roller', 'double_row_tapered_roller', 'four_row_tapered_roller'],
  spherical: ['spherical_roller', 'single_row_spherical_roller', 'thrust_spherical_roller'],
  needle: ['needle_roller', 'drawn_cup_needle_roller'],
  thrust: ['thrust_ball', 'thrust_ball_double_direction'],
  track: ['track_roller'],
  plain: ['spherical_plain'],
  rod: ['rod_end'],
  linear: ['linear_ball'],
  cages: ['needle_cage'],
  clutch: ['one_way_clutch'],
};

/** One reading of one code. */
export interface SuffixCode {
  code: string;
  /** Absent for codes that say something no feature holds. */
  feature?: keyof Features;
  value: string;
  meaning: Bilingual;
  /** Brands whose list has it; empty: everybody's. */
  brands: readonly string[];
  families?: ReadonlySet<PartFamily>;
}

interface Suffixes {
  codes: ReadonlyMap<string, readonly SuffixCode[]>;
  longest: number;
  meanings: ReadonlyMap<string, Bilingual>;
  /** Feature and value → every code that says it, in the order of the vocabulary. */
  spelled: ReadonlyMap<string, readonly SuffixCode[]>;
  /** Feature → value → the code that writes it. */
  written: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const suffixes = lazily((): Suffixes => {
  const codes = new Map<string, SuffixCode[]>();
  const meanings = new Map<string, Bilingual>();
  const spelled = new Map<string, SuffixCode[]>();
  const written = new Map<string, Map<string, string>>();
  let longest = 0;
  for (const [feature, rows] of Object.entries(VOCABULARY)) {
    const ownCodes = new Map<string, string>();
    written.set(feature, ownCodes);
    for (const row of rows.trim().split('\n')) {
      const [value = '', zh = '', en = '', spellings = ''] = row.split('|');
      const meaning = { zh, en };
      meanings.set(`${feature}:${value}`, meaning);
      for (const spelling of spellings.split(' ')) {
        const entry = codeSpelled(spelling, feature, value, meaning);
        const { code } = entry;
        if (!ownCodes.has(value)) ownCodes.set(value, code);
        append(codes, code, entry);
        if (!spelling.endsWith('!')) append(spelled, `${feature}:${value}`, entry);
        longest = Math.max(longest, code.length);
      }
    }
  }
  return { codes, longest, meanings, spelled, written };
});

/** `DDU@NSK`, `AC#angular`, `2RS!`. */
function codeSpelled(spelling: string, feature: string, value: string, meaning: Bilingual): SuffixCode {
  const [bound = '', group] = spelling.replace('!', '').split('#');
  const [code = '', brands] = bound.split('@');
  const entry: SuffixCode = { code, value, meaning, brands: brands?.split('+') ?? [] };
  if (feature !== 'note') entry.feature = feature as keyof Features;
  if (group !== undefined) entry.families = new Set(FAMILY_GROUPS[group]);
  return entry;
}

function append(map: Map<string, SuffixCode[]>, key: string, entry: SuffixCode): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}

export function longestCode(): number {
  return suffixes().longest;
}

/** All readings of a code, in the order of the vocabulary. */
export function readingsOfCode(code: string): readonly SuffixCode[] | undefined {
  return suffixes().codes.get(code);
}

/** What a feature value means in words. */
export function meaningOf(feature: keyof Features, value: string): Bilingual | undefined {
  return suffixes().meanings.get(`${feature}:${value}`);
}

/** The code by which ISO and GB/T 272 practice writes a feature value. */
export function codeOf(feature: keyof Features, value: string): string | undefined {
  return suffixes().written.get(feature)?.get(value);
}

/** The code by which a maker's list writes a feature value for a family; the common code where it has none of its own. */
export function codeFor(
  feature: keyof Features,
  value: string,
  { list, family }: { list: string; family: PartFamily },
): string | undefined {
  let common: string | undefined;
  for (const { code, brands, families } of suffixes().spelled.get(`${feature}:${value}`) ?? []) {
    if (families !== undefined && !families.has(family)) continue;
    if (brands.includes(list)) return code;
    if (brands.length === 0) common ??= code;
  }
  return common;
}

/** Every (feature, value) that the vocabulary can say. */
export function vocabularyOf(feature: keyof Features): readonly string[] {
  return [...(suffixes().written.get(feature)?.keys() ?? [])];
}
