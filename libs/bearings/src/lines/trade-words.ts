import { foldText } from '../designations/fold.js';
import { lazily } from '../plans/plan.js';
import type { Features, PartFamily } from '../vocabulary.js';

/**
 * The words by which the trade names types and features, Chinese and English, folded to capitals.
 * To teach the reader a word, add it to the row that it means. The longest word at a place wins.
 */

// families that the word allows, likeliest first, and behind a colon the shape of a housing | words, separated by commas
const FAMILY_WORDS = `
deep_groove_ball|深沟球轴承,深沟球,深沟,单列深沟球,单列向心球轴承,向心球轴承,向心球,DEEP GROOVE BALL BEARING,DEEP GROOVE BALL,DEEP GROOVE,DGBB,ШАРИКОВЫЙ РАДИАЛЬНЫЙ
double_row_deep_groove_ball|双列深沟球轴承,双列深沟球,双列深沟,DOUBLE ROW DEEP GROOVE
self_aligning_ball,spherical_roller|调心轴承,调心,SELF ALIGNING BEARING,SELF-ALIGNING BEARING,SELF ALIGNING,SELF-ALIGNING,СФЕРИЧЕСКИЙ,САМОУСТАНАВЛИВАЮЩИЙСЯ
self_aligning_ball|调心球轴承,调心球,自调心球,双列调心球,SELF ALIGNING BALL BEARING,SELF ALIGNING BALL,SELF-ALIGNING BALL
spherical_roller|调心滚子轴承,调心滚子,调心滚柱轴承,调心滚柱,双列调心滚子,球面滚子轴承,球面滚子,自调心滚子,SPHERICAL ROLLER BEARING,SPHERICAL ROLLER,SELF ALIGNING ROLLER BEARING,SELF ALIGNING ROLLER,SELF-ALIGNING ROLLER,SPHERICAL,SRB
tapered_roller,double_row_tapered_roller|圆锥滚子轴承,圆锥滚子,圆锥滚柱,圆锥轴承,圆锥,锥形滚子,锥轴承,TAPERED ROLLER BEARING,TAPERED ROLLER,TAPER ROLLER,TAPERED BEARING,TAPER BEARING,TAPERED,TAPER,TRB,КОНИЧЕСКИЙ
tapered_roller|单列圆锥滚子轴承,单列圆锥滚子,单列圆锥
double_row_tapered_roller|双列圆锥滚子,双列圆锥,DOUBLE ROW TAPERED
four_row_tapered_roller|四列圆锥滚子,四列圆锥,FOUR ROW TAPERED
cylindrical_roller:NU|NU型
cylindrical_roller:NJ|NJ型
cylindrical_roller:NUP|NUP型
cylindrical_roller:NF|NF型
cylindrical_roller:N|N型
cylindrical_roller,double_row_cylindrical_roller|圆柱滚子轴承,圆柱滚子,圆柱滚柱轴承,圆柱滚柱,圆柱轴承,短圆柱,圆柱,滚柱轴承,CYLINDRICAL ROLLER BEARING,CYLINDRICAL ROLLER,CYLINDRICAL,CRB,ЦИЛИНДРИЧЕСКИЙ,РОЛИКОВЫЙ РАДИАЛЬНЫЙ
double_row_cylindrical_roller|双列圆柱滚子轴承,双列圆柱滚子,双列圆柱,DOUBLE ROW CYLINDRICAL
angular_contact_ball|单列角接触球轴承,单列角接触轴承,单列角接触
angular_contact_ball,double_row_angular_contact_ball|角接触球轴承,角接触轴承,角接触球,角接触,向心推力球轴承,ANGULAR CONTACT BALL BEARING,ANGULAR CONTACT BALL,ANGULAR CONTACT,ACBB,ШАРИКОВЫЙ РАДИАЛЬНО-УПОРНЫЙ
double_row_angular_contact_ball|双列角接触球轴承,双列角接触轴承,双列角接触球,双列角接触,DOUBLE ROW ANGULAR CONTACT
four_point_contact_ball|四点接触球轴承,四点接触球,四点接触,FOUR POINT CONTACT,FOUR-POINT CONTACT,FOUR POINT
thrust_ball,thrust_ball_double_direction|推力球轴承,推力球,平面推力球轴承,平面推力球,平面轴承,单向推力球,THRUST BALL BEARING,THRUST BALL
thrust_ball_double_direction|双向推力球轴承,双向推力球,双向推力,DOUBLE DIRECTION THRUST,DOUBLE THRUST BALL
thrust_spherical_roller|推力调心滚子轴承,推力调心滚子,推力调心,SPHERICAL ROLLER THRUST,SPHERICAL THRUST
thrust_cylindrical_roller|推力圆柱滚子轴承,推力圆柱滚子,推力圆柱,推力滚子轴承,推力滚子,平面推力滚子,CYLINDRICAL ROLLER THRUST,THRUST ROLLER
thrust_needle_roller|推力滚针轴承,推力滚针,平面滚针,NEEDLE THRUST,THRUST NEEDLE
thrust_ball,thrust_cylindrical_roller,thrust_spherical_roller,thrust_needle_roller,thrust_ball_double_direction|推力轴承,推力,止推轴承,止推,平面推力轴承,平面推力,THRUST BEARING,THRUST,УПОРНЫЙ
drawn_cup_needle_roller|冲压外圈滚针轴承,冲压外圈滚针,冲压外圈,冲压滚针,DRAWN CUP NEEDLE,DRAWN CUP
needle_cage|滚针保持架组件,滚针和保持架组件,滚针组件,NEEDLE CAGE,NEEDLE ROLLER AND CAGE
needle_roller,drawn_cup_needle_roller,needle_cage,needle_combined|滚针轴承,滚针,NEEDLE ROLLER BEARING,NEEDLE ROLLER,NEEDLE BEARING,NEEDLE,ИГОЛЬЧАТЫЙ
one_way_clutch|单向轴承,单向离合器,超越离合器,单向滚针,ONE WAY BEARING,ONE WAY CLUTCH,ONE-WAY BEARING,ONE-WAY CLUTCH,SPRAG CLUTCH
track_roller|滚轮轴承,滚轮,凸轮随动器,螺栓滚轮,TRACK ROLLER BEARING,TRACK ROLLER,CAM FOLLOWER
insert,housing_unit|外球面轴承,外球面
insert|外球面球轴承,INSERT BEARING,BEARING INSERT
housing_unit|带座外球面轴承,带座外球面,带座轴承,带座,FLANGE UNIT,FLANGED UNIT,MOUNTED UNIT,HOUSED UNIT
housing_unit:P|带立式座轴承,立式座轴承,立式座,PILLOW BLOCK BEARING,PILLOW BLOCK UNIT,PILLOW BLOCK,PILLOWBLOCK,PLUMMER BLOCK
housing_unit:FL|带菱形座轴承,菱形座轴承,菱形座,菱座,OVAL FLANGE,TWO BOLT FLANGE,2 BOLT FLANGE
housing_unit:F|带方形座轴承,方形座轴承,方形座,方座,SQUARE FLANGE,FOUR BOLT FLANGE,4 BOLT FLANGE
housing_unit:FC|圆形座轴承,圆形座,圆座,凸台圆形座,ROUND FLANGE
housing_unit:PP|冲压座,冲压轴承座,冲压带座轴承,冲压外球面轴承,冲压外球面,冲压立式座,PRESSED STEEL UNIT,PRESSED STEEL HOUSING
housing_unit:PFL|冲压菱形座
housing_unit:PF|冲压圆形座
housing_unit:KP|锌合金座,锌合金轴承座,微型带座轴承
housing_unit:T|滑块座轴承,滑块座,TAKE UP UNIT,TAKE-UP UNIT
housing,housing_unit|轴承座,座子,BEARING HOUSING
spherical_plain,rod_end|关节轴承,关节,自润滑关节轴承
spherical_plain|向心关节轴承,角接触关节轴承,推力关节轴承,SPHERICAL PLAIN BEARING,SPHERICAL PLAIN
rod_end|杆端关节轴承,杆端轴承,杆端,鱼眼接头,鱼眼轴承,鱼眼,关节接头,ROD END BEARING,ROD ENDS,ROD END,ROSE JOINT
rod_end:SI|内螺纹杆端关节轴承,内螺纹杆端,内螺纹鱼眼,内螺纹鱼眼接头,内螺纹鱼眼轴承,FEMALE ROD END
rod_end:SA|外螺纹杆端关节轴承,外螺纹杆端,外螺纹鱼眼,外螺纹鱼眼接头,外螺纹鱼眼轴承,MALE ROD END
linear_ball|直线轴承,直线球轴承,直线运动轴承,直线滚珠轴承,LINEAR BALL BEARING,LINEAR BEARING,LINEAR BUSHING,LINEAR BUSH
linear_ball:SC|箱式直线轴承,直线轴承滑块,箱式滑块,箱体直线轴承,LINEAR BEARING BLOCK
linear_ball:LMF|法兰直线轴承,圆法兰直线轴承,法兰型直线轴承,FLANGED LINEAR BEARING
linear_ball:LMK|方法兰直线轴承,方形法兰直线轴承,SQUARE FLANGE LINEAR BEARING
linear_ball:LMH|椭圆法兰直线轴承,椭圆法兰型直线轴承,OVAL FLANGE LINEAR BEARING
crossed_roller|交叉滚子轴承,交叉滚子,CROSSED ROLLER,CROSS ROLLER
adapter_sleeve|紧定套,紧定衬套,ADAPTER SLEEVE
withdrawal_sleeve|退卸套,退卸衬套,WITHDRAWAL SLEEVE
lock_nut|锁紧螺母,轴承螺母,轴承锁紧螺母,圆螺母,锁母,LOCK NUT,LOCKNUT,BEARING NUT
lock_washer|止动垫圈,锁紧垫圈,轴承垫圈,LOCK WASHER,LOCKWASHER
screw_support_unit|丝杠支撑座,丝杆支撑座,丝杠支承座,丝杆支承座,丝杠支座,丝杆支座,丝杆座,丝杠座,丝杆固定座,丝杠固定座,支撑单元,BALL SCREW SUPPORT UNIT,BALL SCREW SUPPORT,SCREW SUPPORT UNIT
steel_ball|钢球,钢珠,滚珠,STEEL BALLS,STEEL BALL,BEARING BALLS
roller|滚子,滚柱
cage|轴承保持架,保持架
seal|密封圈,油封,骨架油封,TC,TC油封,TC骨架油封,防尘圈,OIL SEAL,OIL SEALS,SHAFT SEAL
lubricant|润滑脂,润滑油,黄油,轴承脂,GREASE
deep_groove_ball,angular_contact_ball,self_aligning_ball|球轴承,滚珠轴承,BALL BEARING,BALL BEARINGS,ШАРИКОВЫЙ,ШАРИКОПОДШИПНИК
cylindrical_roller,tapered_roller,spherical_roller,needle_roller|滚子轴承,ROLLER BEARING,ROLLER BEARINGS,РОЛИКОВЫЙ,РОЛИКОПОДШИПНИК
`;

// feature=value, more than one separated by commas | words
const FEATURE_WORDS = `
seal=open|开口,敞口,开式,敞开式,敞开,不带盖,无盖,不密封,无密封,OPEN TYPE,OPEN,ОТКРЫТЫЙ
seal=shield_1|单面防尘盖,单边防尘盖,单面铁盖,单边铁盖,单铁盖,一面铁盖,单面铁封,单盖,单面盖,ONE SHIELD,SINGLE SHIELD,SINGLE SHIELDED
seal=shield_2|双面防尘盖,两面防尘盖,双面铁盖,双边铁盖,双铁盖,两面铁盖,双面铁封,双铁封,铁封,铁盖,防尘盖,带铁盖,钢盖,带防尘盖,双面盖,METAL SHIELDS,METAL SHIELD,DOUBLE SHIELDED,DOUBLE SHIELD,TWO SHIELDS,SHIELDED,SHIELDS
seal=contact_seal_1|单面密封圈,单面密封,单边密封,单面胶盖,单边胶盖,单胶盖,一面胶盖,单封,ONE SEAL,SINGLE SEALED,SINGLE SEAL
seal=contact_seal_2|双面密封圈,两面密封圈,双面密封,两面密封,双密封,两面带密封,双面带密封,双面胶盖,双边胶盖,双边密封,双胶盖,两面胶盖,双面橡胶,双面胶封,双封,胶盖,胶封,橡胶盖,橡胶密封,橡胶圈,橡胶,带胶盖,密封式,密封型,带密封圈,带密封,密封,接触式密封,DOUBLE SEALED,DOUBLE SEAL,TWO SEALS,RUBBER SEALS,RUBBER SEALED,RUBBER SEAL,SEALED,SEALS,ЗАКРЫТЫЙ
seal=noncontact_seal_2|非接触式密封,非接触密封,双面非接触密封,NON-CONTACT SEALS,NON CONTACT SEALS,NON-CONTACT SEAL,NON CONTACT SEAL
seal=contact_seal_2_FKM|氟橡胶密封,氟胶密封,氟橡胶,氟胶,VITON SEALS,VITON,FKM
ringGroove=snap_groove+ring|带止动环,止动环,带卡簧,带卡环,带挡圈,WITH SNAP RING,SNAP RING
ringGroove=snap_groove|止动槽,带止动槽,卡簧槽,带卡簧槽,卡槽,带槽,外圈带槽,WITH SNAP RING GROOVE,SNAP RING GROOVE,SNAP GROOVE,GROOVED
ringGroove=lub_groove_3_holes_outer|外圈油槽,油槽油孔,带油槽,带油孔,油槽,油孔,LUBRICATION GROOVE,OIL GROOVE
ringGroove=flange|凸缘,带凸缘,法兰,带法兰,带边,FLANGED,WITH FLANGE
bore=taper_1_12|锥孔,圆锥孔,锥形孔,带锥孔,锥度1:12,1:12锥孔,1:12,TAPERED BORE,TAPER BORE,CONICAL BORE
bore=taper_1_30|锥度1:30,1:30锥孔,1:30
component=adapter_sleeve|带紧定套,配紧定套,含紧定套,WITH ADAPTER SLEEVE,WITH SLEEVE
component=withdrawal_sleeve|带退卸套,配退卸套
bore=cylindrical|圆柱孔,直孔,CYLINDRICAL BORE,STRAIGHT BORE
cage=machined_brass|铜保持架,黄铜保持架,BRASS,铜架子,铜架,铜保,铜笼,保持架铜,保持架:铜,保持架 铜,BRASS CAGE,BRASS RETAINER,ЛАТУННЫЙ СЕПАРАТОР
cage=pressed_steel|钢保持架,铁保持架,冲压保持架,钢板保持架,铁架,钢架,铁保,钢保,保持架钢,保持架:钢,保持架 钢,STEEL CAGE,PRESSED STEEL CAGE,STEEL RETAINER
cage=polyamide|尼龙保持架,塑料保持架,尼龙架,塑料架,尼龙保,尼龙,胶架,保持架尼龙,保持架:尼龙,保持架 尼龙,NYLON CAGE,POLYAMIDE CAGE,NYLON RETAINER,PLASTIC CAGE,NYLON,POLYAMIDE
cage=textolite|胶木保持架,酚醛保持架,电木保持架,胶木架,PHENOLIC CAGE
cage=full_complement|满装滚子,满装,满滚子,满滚针,满针,满珠,无保持架,FULL COMPLEMENT
clearance=C3|大游隙,游隙大,游隙C3,C3游隙,三组游隙,3组游隙,三级游隙,3级游隙,游隙3组,游隙三组,CLEARANCE C3,C3 CLEARANCE
clearance=C4|大游隙C4,大游隙 C4,游隙C4,C4游隙,四组游隙,4组游隙,四级游隙,4级游隙,游隙4组,游隙四组,CLEARANCE C4,C4 CLEARANCE
clearance=C2|小游隙,二组游隙,2组游隙,二级游隙,2级游隙,游隙2组,游隙二组,游隙小,游隙C2,C2游隙,CLEARANCE C2,C2 CLEARANCE
clearance=C5|游隙C5,C5游隙,五组游隙,5组游隙,五级游隙,5级游隙,游隙5组,游隙五组
clearance=CN|标准游隙,普通游隙,基本游隙,零组游隙,0组游隙,C0游隙,NORMAL CLEARANCE,STANDARD CLEARANCE
tolerance=P0|ABEC 1,ABEC-1,普通级,0级精度,P0级,NORMAL PRECISION
tolerance=P6|ABEC 3,ABEC-3,6级精度,六级精度,精度6级,精度P6,P6级,P6精度,六级,E级
tolerance=P5|ABEC 5,ABEC-5,5级精度,五级精度,精度5级,精度P5,P5级,P5精度,五级,D级,PRECISION P5
tolerance=P4|ABEC 7,ABEC-7,4级精度,四级精度,精度4级,精度P4,P4级,P4精度,四级,PRECISION P4
tolerance=P2|ABEC 9,ABEC-9,2级精度,二级精度,精度2级,精度P2,P2级,P2精度
vibration=low_noise|静音,低噪音,低噪声,低噪,超静音,静音级,无噪音,无声,电机级,LOW NOISE,QUIET,SILENT
material=stainless|不锈钢,不锈,白钢,304不锈钢,440不锈钢,420不锈钢,316不锈钢,304材质,440材质,440C材质,440C,SUS440C,SUS304,STAINLESS STEEL,STAINLESS
material=ceramic|全陶瓷,陶瓷,CERAMIC
application=high_temp|耐高温,高温,HIGH TEMPERATURE,HIGH TEMP
application=vibratory|振动筛用,振动筛,VIBRATING SCREEN
coating=insulated_outer|绝缘,电绝缘,INSULATED
internalDesign=reinforced|加强型,加强,重载型,REINFORCED
arrangement=DB|配对DB,配对 DB,成对DB,背对背,背靠背,BACK TO BACK,BACK-TO-BACK
arrangement=DF|配对DF,配对 DF,成对DF,面对面,FACE TO FACE,FACE-TO-FACE
arrangement=DT|配对DT,配对 DT,成对DT,串联,同向,TANDEM
arrangement=universal|万能配对,任意配对
arrangement=universal_pair|配对,配对使用,成对,成对使用,成对安装,双联,双联配对,MATCHED PAIR,PAIRED,DUPLEX
contactAngle=15|15度,15°,接触角15度,接触角15°,接触角15,15度接触角,15度角,15 DEGREE,15 DEG
contactAngle=25|25度,25°,接触角25度,接触角25°,接触角25,25度接触角,25度角,25 DEGREE,25 DEG
contactAngle=40|40度,40°,接触角40度,接触角40°,接触角40,40度接触角,40度角,40 DEGREE,40 DEG
`;

// number system | words
const SYSTEM_WORDS = `
GB-OLD|旧国标,旧型号,老型号,旧代号,老代号,旧编号,老编号,旧号,老号,老国标,旧标准,老标准,旧款型号,旧,OLD NUMBER,OLD TYPE
ISO|新国标,新型号,新代号,新编号,新号,现型号,现代号,新标准
GOST|俄标,苏标,俄罗斯标准,苏联型号,前苏联,苏联,俄罗斯,俄国,ГОСТ,GOST
`;

/** Said, understood, and of no further use. */
const FILLERS =
  '求购,现在,对应,采购,询价,报价,多少钱,价格,需要,有没有,我要,想买,求,BUY,NEED,LOOKING FOR,PLEASE QUOTE,PLEASE,QUOTE,PRICE,BOTH SIDES,轴承型号,型号规格,轴承,型号,规格,尺寸,大小,品牌,牌子,牌,数量,订购,BEARINGS,BEARING,BRG,BRGS,ПОДШИПНИКИ,ПОДШИПНИКОВ,ПОДШИПНИКА,ПОДШИПНИК,CONE,CUP,SIZE,MODEL,TYPE,BRAND,PART NO,P/N,NO,的,要,,游隙,精度,等级,级,CLEARANCE,WITH,FOR,AND,OF,THE,A,QTY,QUANTITY,MM';

/** Said of other things than the bearing. Their letters are codes too: without these `6205 RATE 5 USD` were a 6205RAT. */
const OTHER_WORDS =
  'MAKE,MADE,MAKER,MFR,MFG,MANUFACTURER,ORIGIN,ORIGINAL,GENUINE,JAPAN,FRANCE,GERMANY,ITALY,CHINA,KOREA,INDIA,USA,SWEDEN,AUSTRIA,NEW,USED,EQV,EQUIVALENT,SPARE,PART,PARTS,NUMBER,REF,REV,CODE,SPEC,CAT,DWG,RATE,VALUE,REQ,REQD,REQUIRED,URGENT,RFQ,FREE,FAST,BEST,PER,DAY,DAYS,WEEK,YEAR,EXW,DDP,CFR,CIF,FOB,TAX,VAT,GST,HSN,NET,EXCL,INCL,PACK,PKT,PKG,BAG,CERT,TEST,MTC,CLASS,GRADE,PAGE,TEL,FAX,WECHAT,DEAR,THX,ANY,ALL,END,NDE,LEFT,RIGHT,REAR,FRONT,PUMP,MOTOR,FAN,MAX,PLS,CKD,WT,LUBE,STEEL,RUBBER,MTR';

export interface TradeWord {
  word: string;
  families?: readonly PartFamily[];
  /** Shape of a housing, as units have it behind the insert's letters (FL of UCFL205), or series of another part (LMF). */
  shape?: string;
  features?: Features;
  /** Of no account for the bearing, yet said. */
  isOther?: true;
  /** By which system the buyer means his number. */
  system?: string;
}

interface Lexicon {
  words: readonly TradeWord[];
  /** What characters words begin with. */
  firsts: ReadonlySet<number>;
  /** By their first two characters, longest first. */
  byBeginning: ReadonlyMap<number, readonly TradeWord[]>;
}

const lexicon = lazily((): Lexicon => {
  const words = taught().toSorted((a, b) => b.word.length - a.word.length);
  const byBeginning = Map.groupBy(words, ({ word }) => beginning(word.charCodeAt(0), word.charCodeAt(1)));
  return { words, firsts: new Set(words.map(({ word }) => word.charCodeAt(0))), byBeginning };
});

/** A word of one character has nothing (NaN, as 0) for its second. */
function beginning(first: number, second: number): number {
  return (first << 16) | second;
}

function taught(): TradeWord[] {
  const named = rowsOf(FAMILY_WORDS).flatMap(([said, words]) => {
    const [families = '', shape] = said.split(':');
    return words.map((word) => wordOf(word, { families: families.split(',') as PartFamily[], shape }));
  });
  const featured = rowsOf(FEATURE_WORDS).flatMap(([said, words]) => {
    const features = Object.fromEntries(said.split(',').map((pair) => pair.split('='))) as Features;
    return words.map((word) => wordOf(word, { features }));
  });
  const numbered = rowsOf(SYSTEM_WORDS).flatMap(([system, words]) =>
    words.map((word) => wordOf(word, { system })),
  );
  const fillers = foldText(FILLERS).split(',').filter(Boolean);
  const others = OTHER_WORDS.split(',').map((word) => wordOf(word, { isOther: true }));
  return [...named, ...featured, ...numbered, ...fillers.map((word) => wordOf(word, {})), ...others];
}

/** Every word with every key: what reads them finds each in the same place. */
function wordOf(
  word: string,
  { families, shape, features, system, isOther }: Omit<TradeWord, 'word'>,
): TradeWord {
  return { word, families, shape, features, system, isOther };
}

function rowsOf(text: string): [said: string, words: string[]][] {
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const [said = '', words = ''] = row.split('|');
      return [said, foldText(words).split(',')];
    });
}

/** All of them, folded. */
export function tradeWords(): string[] {
  return lexicon().words.map(({ word }) => word);
}

/** Families that a word beginning like this names, the shortest such word first: `深`, `taper`, `ball b`. */
export function familiesStartingWith(text: string): PartFamily[] {
  const start = foldText(text).trimStart();
  const meant = lexicon()
    .words.filter(({ word, families }) => families !== undefined && word.startsWith(start))
    .toSorted((a, b) => a.word.length - b.word.length);
  return [...new Set(meant.flatMap(({ families = [] }) => families))];
}

/** The longest trade word that begins at `start` of a folded text; Latin words only as whole words. */
export function tradeWordAt(folded: string, start: number): TradeWord | undefined {
  const first = folded.charCodeAt(start);
  if (isWordCharacter(first) && isWordCharacter(folded.charCodeAt(start - 1))) return undefined;
  const { firsts, byBeginning } = lexicon();
  if (!firsts.has(first)) return undefined;
  const longer = wordAmong(byBeginning.get(beginning(first, folded.charCodeAt(start + 1))), folded, start);
  return longer ?? wordAmong(byBeginning.get(beginning(first, 0)), folded, start);
}

function wordAmong(
  words: readonly TradeWord[] | undefined,
  folded: string,
  start: number,
): TradeWord | undefined {
  if (words === undefined) return undefined;
  for (const entry of words) {
    const { word } = entry;
    if (!folded.startsWith(word, start)) continue;
    const last = word.charCodeAt(word.length - 1);
    if (isWordCharacter(last) && isWordCharacter(folded.charCodeAt(start + word.length))) continue;
    return entry;
  }
  return undefined;
}

function isWordCharacter(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}
