/** Lines that came out of lists, mails, chats and wrong character sets. Notation: see `index.ts`. */
export const DIRTY_LINES = `
1、6204-2RS 30个 => 6204-2RS ; q=30 p=undefined
3. 22218E1-XL-K FAG 2套 => 22218EK ; b=FAG q=2 p=undefined
Item 10: 6209-2Z, 15 ea => 6209-2Z ; q=15 p=undefined
2\\t6205-2RS\\tSKF\\t100\\t3.5 => 6205-2RS ; b=SKF q=100 p=3.5
6205-2RS500个 => 6205-2RS ; q=500 u=piece
NSK6305DDU100pcs => 6305-2RS ; b=NSK q=100
水泵用7312BECBM 2只/台 共4只 SKF => 7312B ; q=4 cage:machined_brass
6220 大游隙 C4 => 6220/C4
6308单边胶盖C3 => 6308-RS/C3
608-2RS ABEC 7 8x22x7 => 608-2RS/P4
need 2x 6313 2RS C3 asap => 6313-2RS/C3 ; q=2
Timken cone LM67048 cup LM67010, 100 sets => LM67048/LM67010 ; b=TIMKEN q=100
Подшипник 7313 20 шт => 30313 ; q=20 u=piece
подшипник 2310 роликовый => N310
32312КМ => NU312 ; f=cylindrical_roller
6205 20*47*14 => 6205
6025-2RS 轴承 25*52*15 => 6205-2RS
杞存壙6205 瀵嗗皝 500涓? 鍝堝皵婊? => 6205-2RS ; b=HRB q=500 u=piece
7207 C-UO 角接触 => 7207C/UO
NTN F608ZZ => SS608-2Z ; b=NTN material:stainless
Öá³Ð6206 Ìú¸Ç 20¸ö => 6206-2Z ; q=20 u=piece
è½´æ‰¿6205 => 6205
6205 2 rs 10 => 6205-2RS ; q=10
6305zzx2个 => 6305-2Z ; q=2
6309 2ZC3SKF => 6309-2Z/C3 ; b=SKF
6208-2RS （旧180208） 共50件,每件6.8元 => 6208-2RS ; q=50 p=6.8
轴承6210轴承6210 P6 100套带票 => 6210/P6 ; q=100
65*140*33 圆柱滚子 NJ => NJ313 ; f=cylindrical_roller
51215 推力球 3 套 交货期3天 => 51215 ; q=3 p=undefined
25mm bore x 52mm OD x 15mm sealed => 6205-2RS ; w=15
5*10*4 ZZ => MR105-2Z
б2О5-2RS => 6205-2RS
36207 角接触 背对背一对 => 7207C/DB ; q=1 u=pair
7602025TN 丝杠轴承 => 7602025TN
7310BM 配对 DF 2对 => 7310BM/DF ; q=2 u=pair
推力轴承51116 85*105*19 80*105*19 => 51116 ; q=undefined p=undefined
6202-10-2RS 5/8" bore => 6202-10-2RS
304 подшипник, закрытый с двух сторон => 6304-2RS
620S-2RS => 6205-2RS
6208 - 2 RS / C3 => 6208-2RS/C3
深沟球轴承GB/T276-6208 => 6208
GB276-94 6204 20只 => 6204 ; q=20
1605-2RS => 1605-2RS ; d=undefined f=deep_groove_ball
7210C/P4 配对DT 2组 => 7210C/P4/DT ; q=2 u=set
6308 ZV3 => 6308/V3
6020 2级游隙 => 6020/C2 ; q=undefined
62O5 ZZ l00pcs => 6205-2Z ; q=100
51110 一组 => 51110 ; q=1 u=set
6206 序号5 10个 => 6206 ; q=10 p=undefined
6204 2RS (180204) 100 шт по 95 руб => 6204-2RS ; q=100 p=95
8210 旧 51210 => 51210 ; f=thrust_ball
cup LM11710 qty 10 => LM11710 ; q=10
SYJ 40 TF SKF => UCP208 ; b=SKF q=undefined
老代号32216 现在NU216 10只 => NU216 ; q=10
NSK 22216CAMKE4S11 => 22216CAKM/E4/S1 ; b=NSK
TIMKEN 32210 set => 32210 ; b=TIMKEN q=undefined
shaft 20mm, OD 42mm, 12 wide, 2RS => 6004-2RS ; w=12 q=undefined
32022X P5级 => 32022/P5 ; q=undefined
6211-ZZ-C3-NSK => 6211-2Z/C3 ; b=NSK
6205-2Z/C3 ×3O0 => 6205-2Z/C3 ; q=300
6205轴承l0套 => 6205 ; q=10 u=set
BEARING DEEP GROOVE 6312 C3 MAKE SKF QTY 2 NOS => 6312/C3 ; b=SKF q=2
6205-2RS C3, FAST, MADE IN JAPAN, 10 PCS => 6205-2RS/C3 ; q=10
P/N: 6207-2Z; Mfr: SKF; Qty: 14 PCS; Unit price: 5.10 USD => 6207-2Z ; b=SKF q=14 p=5.1
轴承 6214/C3 单重1.08kg 4 => 6214/C3 ; q=4
水泵轴承6307 2RS 15只，单价15.5元，合计232.5 => 6307-2RS ; q=15 p=15.5
哈尔滨6312-2Z C3 P6 5套 每套110 => 6312-2Z/P63 ; b=HRB q=5 p=110
`;
