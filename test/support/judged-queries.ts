import { JUDGED_DESIGNATIONS } from './judged-designations.js';

/**
 * Queries as buyers write them, each with what they would expect to see first; judged before any answer was looked at.
 *
 *   query => expectation
 *
 * An expectation is a designation, several joined by ` | ` (any of them will do), a basic designation for all its types (`~NU205`),
 * attributes that the part must have (`@ f=thrust_ball d=25 D=52 w=15 seal=open`, families joined by `/`), or `-`: nothing at all.
 * What is expected of a query that means two parts is the likelier one.
 */
export const JUDGED_QUERIES: Readonly<Record<QueryKind, string>> = {
  designation: JUDGED_DESIGNATIONS,
  // One slip of the finger or the eye; the part meant may be offered as a question.
  misspelling: `
62O5 => 6205
62O5-2RS => 6205-2RS
6205-2R5 => 6205-2RS
6Z05 => 6205
l80205 => 6205-2RS
I80205 => 6205-2RS
62205zz => ~62205
6205ZZZ => 6205-2Z
6205--2RS => 6205-2RS
6205 _ 2RS => 6205-2RS
6205,2RS => 6205-2RS
6205RS2 => 6205-2RS
6205RSS => ~6205
NU 205 E => NU205
N U205 => NU205 | N205
UCP 205 => UCP205
UCP-205 => UCP205
UCP2O5 => UCP205
2222O => 22220
3O205 => 30205
5l105 => 51105
NJ 2205 => NJ2205
LM 11749 / 10 => LM11749/LM11710
LM-11749/LM-11710 => LM11749/LM11710
62 05 => 6205
7205 A C => 7205AC
HK 20 16 => HK2016
tapred roller 30x62 => 30206
sphercial roller bearing 22220 => 22220
deep grove ball bearing 25x52x15 => 6205
cylindrcal roller NU205 => NU205
thurst ball bearing 51105 => 51105
needel bearing HK2016 => HK2016
pilow block UCP205 => UCP205
6205 sheilded => 6205-2Z
TIMKIN 30205 => 30205
深沟求轴承 6205 => 6205
圆椎滚子 30205 => 30205
`,
  dimension: `
25*52*15 => 6205
25x52x15 => 6205
25X52X15 => 6205
25×52×15 => 6205
25 x 52 x 15 => 6205
25 52 15 => 6205
25-52-15 => 6205
25/52/15 => 6205
φ25×φ52×15 => 6205
内径25 外径52 厚15 => 6205
内径25外径52厚15 => 6205
内径25mm，外径52mm，宽15mm => 6205
内孔25 外圆52 => @ d=25 D=52
d=25 D=52 => @ d=25 D=52
d=25 D=52 B=15 => 6205
D=52 d=25 => @ d=25 D=52
d25 D52 => @ d=25 D=52
25mm*52mm*15mm => 6205
25 by 52 by 15 mm => 6205
bore 25 od 52 width 15 => 6205
25mm bore 52mm OD 15mm wide => 6205
ID 30 OD 62 => @ d=30 D=62
25*52 => @ d=25 D=52
内径25 => @ d=25
外径52 => @ D=52
d=25 => @ d=25
D=52 => @ D=52
φ25 => @ d=25
宽15 外径52 => @ D=52 w=15
bore 30mm => @ d=30
8*22*7 => 608
20*47*14 => 6204
30*62*16 => 6206
17*40*12 => 6203
40*80*18 => 6208
25*52*16.25 => 30205
30*62*17.25 => 30206
25*47*15 => 32005
100*180*46 => 22220
25*42*11 => 51105
20*26*16 => HK2016
25*52*20.6 => 3205
25*52*18 => @ d=25 D=52 w=18
25*62*17 => 6305
12*28*8 => 6001
25*52*15 ±0.1 => 6205
25.1*52*15 ±0.2 => 6205
about 25*52*15 => 6205
约25*52*15 => 6205
25*52*15左右 => 6205
内径25左右 外径52 => @ D=52
内径24.9±0.2 => @ d=25
2.5*7*2.5 => 619/2.5
500*720*100 => 60/500 | 160/500
1"x2-1/4"x5/8" => RLS8
1 x 2 1/4 x 5/8 inch => RLS8
1/2" x 1-5/16" x 3/8" => RLS4
3/4"*1-7/8"*9/16" => RLS6
1.5" x 3.25" x 0.75" => RLS12
1" => @ d=25.4
1-1/8" => @ d=28.575
1 1/4 x 2 3/4 => RLS10
.75in => @ d=19.05
0.75 inch bore => @ d=19.05
bore 1-1/2" => @ d=38.1
1英寸 => @ d=25.4
17.462*39.878*13.843 => LM11749/LM11710
25*42*20 关节 => GE25ES
25*42*20 => ~GE25
`,
  chinese: `
深沟球轴承 => @ f=deep_groove_ball
深沟球 => @ f=deep_groove_ball
深沟球 内径25 => @ f=deep_groove_ball d=25
调心滚子 => @ f=spherical_roller
调心滚子 内径100 外径180 => @ f=spherical_roller d=100 D=180
调心球 25*52*15 => 1205
圆锥滚子 25*52 => 30205 | 32205
圆锥轴承 30*62*17.25 => 30206
圆柱滚子 25*52*15 => @ f=cylindrical_roller d=25 D=52 w=15
角接触 25*52*15 => ~7205
角接触 15度 25*52*15 => 7205C
推力球 25*42*11 => 51105
推力轴承 内径25 => @ f=thrust_ball/thrust_cylindrical_roller/thrust_needle_roller d=25
滚针轴承 内径20 => @ f=needle_roller/drawn_cup_needle_roller/needle_cage d=20
冲压外圈滚针 20*26*16 => HK2016
外球面 内径25 => @ f=insert d=25
带座轴承 内径25 => @ f=housing_unit d=25
关节轴承 25 => @ f=spherical_plain
平面轴承 25*42*11 => 51105
四点接触 25*52*15 => QJ205
双列角接触 25*52*20.6 => 3205
双列圆柱滚子 50*80*23 => ~NN3010
紧定套 => @ f=adapter_sleeve
钢球 8mm => ~BALL8
润滑脂 => @ f=lubricant
油封 25*42*7 => @ f=seal
轴承座 => @ f=housing
25*52*15 密封 => 6205-2RS
25*52*15 铁盖 => 6205-2Z
25*52*15 开口 => 6205
25*52*15 双面胶盖 => 6205-2RS
25*52*15 单面铁盖 => 6205-Z
内径25外径52厚15 密封 => 6205-2RS
深沟球 密封 25*52*15 => 6205-2RS
圆锥孔 调心滚子 100*180*46 => 22220K
滚珠轴承 25*52*15 => 6205
带止动槽 25*52*15 => 6205N
轴承座 内径25 => @ f=housing
推力调心滚子 60*130*42 => 29412
交叉滚子 => -
双向推力球 => @ f=thrust_ball_double_direction
尼龙保持架 NU205 => NU205
铜保持架 NU205 => NU205
轴承 => @ f=deep_groove_ball/angular_contact_ball/cylindrical_roller/tapered_roller/spherical_roller/steel_ball/roller/housing_unit/insert/needle_roller/thrust_ball/self_aligning_ball
滚轮轴承 => @ f=track_roller
轴承保持架 => @ f=cage
`,
  english: `
deep groove ball bearing => @ f=deep_groove_ball
deep groove 25x52x15 sealed => 6205-2RS
tapered roller bearing 30x62x17.25 => 30206
tapered => @ f=tapered_roller
tapered 25mm bore => @ f=tapered_roller d=25
spherical roller bearing 100x180 => @ f=spherical_roller d=100 D=180
self aligning ball bearing bore 25 => @ f=self_aligning_ball d=25
cylindrical roller bearing 25x52x15 => @ f=cylindrical_roller d=25 D=52 w=15
angular contact 25x52x15 => ~7205
thrust ball bearing 25x42x11 => 51105
needle bearing 20x26x16 => HK2016
pillow block => @ f=housing_unit
pillow block bearing 25mm => @ f=housing_unit d=25
pillow block UCP205 => UCP205
flange unit UCF206 => UCF206
insert bearing 25mm bore => @ f=insert d=25
cam follower => @ f=track_roller
rod end => -
steel balls => @ f=steel_ball
ball bearing 8x22x7 shielded => 608-2Z
ball bearing 8x22x7 => 608
25x52x15 open => 6205
25x52x15 metal shields => 6205-2Z
25x52x15 rubber seals => 6205-2RS
shielded 20x47x14 => 6204-2Z
sealed bearing 20x47x14 => 6204-2RS
6205 sealed => 6205-2RS
6205 shielded => 6205-2Z
6205 open => 6205
6205 rubber seals both sides => 6205-2RS
6205 with snap ring groove => 6205N
NU210 brass cage => NU210
22220 tapered bore => 22220K
7205 40 degree => 7205B
7205 15 degree => 7205C
four point contact 25x52x15 => QJ205
spherical plain bearing 25mm => @ f=spherical_plain d=25
adapter sleeve H309 => H309
drawn cup needle 20x26x16 => HK2016
grease => @ f=lubricant
bearing housing => @ f=housing
double row angular contact 25x52x20.6 => 3205
`,
  mixed: `
轴承6205 胶盖 C3 500个 => 6205-2RS
6205 2RS C3 500pcs => 6205-2RS
500个 6205-2RS => 6205-2RS
6205-2RS 500个 under 3元 => 6205-2RS
6205 铁盖 3块以内 => 6205-2Z
NSK 6305ZZCM 电机用 50个 => 6305-2Z
HRB 6205 2rs c3 500个 => 6205-2RS
SKF 22320 CCK/W33 => 22320K
洛轴 NU1044M => NU1044
25*52*15 密封 NSK 500个 => 6205-2RS
6204 开口 200只 => 6204
6204双面密封1000套 => 6204-2RS
30205 圆锥 50套 => 30205
need 6205 2RS C3, 500 pcs => 6205-2RS
please quote 6308-2Z/C3 qty 100 => 6308-2Z
20 sets 30205 taper roller => 30205
180205(6205-2RS) => 6205-2RS
6205 深沟球轴承 密封 => 6205-2RS
spherical roller bearing 22316 C3 => 22316
调心滚子 22220 锥孔 => 22220K
带座 UCP208 12个 => UCP208
51105 推力 => 51105
7205 角接触 40度 => 7205B
7205 圆锥 => 30205
6205 厂家直销 => 6205
6205轴承多少钱 => 6205
滑板用 608rs => 608-RS | 608-2RS
电机轴承 6204 静音 => 6204
608zz 1万个 => 608-2Z
不锈钢 6002zz => 6002-2Z
8*22*7 静音 zz => 608-2Z
30*62*16 胶盖 C3 200套 => 6206-2RS
内径30 圆锥滚子 => @ f=tapered_roller d=30
bore 25 深沟球 => @ f=deep_groove_ball d=25
6205 P5 精度 => 6205
NU210 铜保持架 C3 => NU210
`,
  nonsense: `
asdfghjkl => -
qwertyuiop zxcvbn => -
zzzzzzzz => -
!!!??? => -
红烧肉 => -
今天天气怎么样 => -
iphone 15 pro => -
hello world => -
99999999999 => -
SELECT * FROM users => -
xyz-000-xyz => -
🙂🙂🙂 => -
男士运动鞋 42码 => -
http://example.com/a?b=c => -
QQQ12345QQQ => -
`,
};

export type QueryKind =
  'designation' | 'misspelling' | 'dimension' | 'chinese' | 'english' | 'mixed' | 'nonsense';
