/** Linear and plain bearings, rod ends, and what is sold beside bearings. Notation: see `index.ts`. */
export const SLIDING_LINES = `
直线轴承 LM20UU 100只 => LM20UU ; q=100 f=linear_ball
直线轴承 20 => LM20UU ; d=20 q=undefined
直线轴承 16 50个 => LM16UU ; d=16 q=50
直线轴承 20*32*42 => LM20UU ; d=20 D=32 w=42
LM25LUU 加长 20个 => LM25LUU ; q=20
LM16UUOP 开口直线轴承 => LM16UUOP ; f=linear_ball
LM30UU-AJ => LM30UUAJ
LME20UU 欧规 => LME20UU
LMF20UU 法兰直线轴承 10只 => LMF20UU ; q=10
法兰直线轴承 16 => LMF16UU ; d=16
LMK25LUU => LMK25LUU
SCS12UU 箱式滑块 8个 => SC12UU ; q=8
KH2030PP INA => KH2030PP ; b=INA
NB SM12UU 40个 => LM12UU ; q=40
linear bearing 8mm 20 pcs => LM8UU ; d=8 q=20
鱼眼接头 M10 => SI10T/K ; f=rod_end d=10 q=undefined
鱼眼轴承 M8 200个 => SI8T/K ; q=200
外螺纹鱼眼 M12 => SA12T/K
杆端关节轴承 SA10 => SA10T/K
SI16TK 左旋 => SI16T/K
SIL12T/K 反牙 30个 => SIL12T/K ; q=30
IKO PHS10 20个 => PHS10 ; b=IKO q=20
POS10L => POS10L
关节轴承 SI20ES-2RS 8套 => SI20ES-2RS ; q=8 f=rod_end
GIR25-DO INA => SI25ES ; b=INA
GAKR12-PB => POS12
SAKB16F SKF => SA16T/K ; b=SKF
关节轴承 25 => GE25ES ; f=spherical_plain d=25
关节轴承 GE30ES-2RS 100个 => GE30ES-2RS ; q=100
GE20-DO-2RS => GE20ES-2RS
GEG25ES => GEG25ES
GE30-FO-2RS => GEG30ES-2RS
GE17C 自润滑 => GE17C
GAC50S 角接触关节轴承 => GAC50S ; f=spherical_plain
GE40AX => GX40S
锁紧螺母 KM8 100个 => KM8 ; q=100 f=lock_nut
锁紧螺母 M25 => KM5 ; d=25
AN08 圆螺母 50个 => KM8 ; q=50
止动垫圈 MB8 => MB8 ; f=lock_washer
AW10 100片 => MB10 ; q=100
退卸套 AHX3120 2个 => AHX3120 ; q=2 f=withdrawal_sleeve
AH310 => AHX310
丝杆支撑座 BK12 BF12 各2个 => BK12 ; q=2 f=screw_support_unit
FK15 丝杠支撑座 4套 => FK15 ; q=4
BK1212 封口滚针 => BK1212
SBPP205 冲压座 20套 => SBPP205 ; q=20 f=housing_unit
SBPFL204 => SBPFL204
锌合金座 KFL08 10个 => KFL08 ; q=10
KP08 => KP08
KP001 10个 => KP001 ; q=10
UCPH206 => UCPH206
骨架油封 25*52*7 100个 => TC25X52X7 ; q=100 f=seal
TC 30*47*7 油封 => TC30X47X7
TC35*52*8 20只 => TC35X52X8 ; q=20
7205AC/P5 配对 2套 => 7205AC/P5/DU ; q=2
7010C 双联 背对背 => 7010C/DB
28579+/28521 FBJ => 28579/28521 ; b=FBJ
`;
