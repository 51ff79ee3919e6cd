/** Lines in English. Notation: see `index.ts`. */
export const ENGLISH_LINES = `
6206 ZZ 1000 SKF => 6206-2Z ; q=1000 b=SKF
6206-2Z 1200 => 6206-2Z ; q=1200
SKF 6308-2RS1 3000 => 6308-2RS ; q=3000 b=SKF
608 2rs 5000pcs => 608-2RS ; q=5000 u=piece
NTN 6305LLUC3/5K 50pcs => 6305-2RS/C3/SRL ; b=NTN q=50
SKF 32008 X/Q 6 pcs => 32008Q ; b=SKF q=6
6000ZZ x 500pcs => 6000-2Z ; q=500
6314 $12.5/pc 20 pcs => 6314 ; p=12.5 q=20
need 6205 2RS C3, 500 pcs => 6205-2RS/C3 ; q=500
please quote 6308-2Z/C3 qty 100 => 6308-2Z/C3 ; q=100
Quote: SKF 6205-2RSH/C3 x 50 => 6205-2RS/C3 ; b=SKF q=50
20 sets 30205 taper roller => 30205 ; q=20 u=set f=tapered_roller
100 pcs of 6204 open type => 6204 ; q=100 seal:open
6204 rubber seals both sides => 6204-2RS
6204 metal shields, low noise => 6204-2Z/EMQ
NU210 brass cage => NU210M
22220 tapered bore W33 => 22220K/W33
7205 back to back P5 => 7205/P5/DB
spherical roller bearing 22316 C3 => 22316/C3 ; f=spherical_roller
cylindrical roller NU2208 nylon cage => NU2208TN
thrust ball bearing 51107 => 51107 ; f=thrust_ball
needle bearing HK1612 => HK1612
pillow block UCP208 12 units => UCP208 ; q=12
flange unit UCF206 => UCF206
self aligning ball 1210 K => 1210K
angular contact 7210 25 deg => 7210AC
stainless 6002 ZZ => SS6002-2Z
bearing 6006 2rs target price $0.95 => 6006-2RS ; p=0.95
nu205ecp/c3 => NU205ETN9/C3
skf6205-2z/c3 => 6205-2Z/C3 ; b=SKF
fag 22220e1k => 22220EK ; b=FAG
can you do 6204-2RS at 0.6 USD? MOQ 10000 => 6204-2RS ; p=0.6 q=10000
need 100 sets 32210 + 32211, ex works Linqing => 32210 ; q=100 u=set
urgent: 2x NU228 M C3 => NU228M/C3 ; q=2
one way bearing CSK20PP 30 => CSK20 ; q=30
`;
