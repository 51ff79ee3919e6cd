/**
 * Where makers' figures stand against the calculation with usual proportions: by series, factor for C and for C0, and
 * the exponent with which both grow with the bore (from 50 mm). One number for a whole series, none for a type.
 * Forms of a cylindrical roller bearing share the row of NU.
 */
import { familyFigures } from '../figures.js';
import type { PartFamily } from '../vocabulary.js';

export interface Calibration {
  readonly dynamic: number;
  readonly static: number;
  readonly growth: number;
}

const FACTORS = `
    deep_groove_ball 0.98 1; 60 0.98 1.01; 62 0.94 0.96 -0.03; 63 0.95 0.94; 160 0.75 0.83; 617 0.85 0.84; 618 0.9 0.9 0.06
    619 0.89 0.97 0.03; 161 0.84 0.86; 628 0.74 0.75; 637 0.84 0.86; 638 0.84 0.86; 639 0.84 0.86; 622 1.01 1.02
    623 1.05 1.03; 632 1.05 1.02; 633 1.05 1.02
    double_row_deep_groove_ball 1; 42 0.96 0.99; 43 1.08 1.06
    magneto_ball 0.55 0.31; E 0.5 0.27 -0.06; BO 0.63 0.35
    insert 0.98 1
    angular_contact_ball 1 0.97; 70 0.85 0.87 0.09; 718 0.73 0.71 0.09; 719 0.82 0.79 0.15; 72 0.9 0.91 0.06
    four_point_contact_ball 1.58 1.98; Q10 1.73 2.27 -0.09; QJ10 1.68 1.99; QJ12 1.39 1.74; QJ3 1.54 2
    double_row_angular_contact_ball 1.02 0.87; 30 0.92 0.83; 38 0.81 0.75 0.06; 39 0.88 0.85
    self_aligning_ball 0.95 0.94; 10 0.85 0.85; 22 1.28 1.23 -0.03; 23 1.4 1.34 0.06; 14 1.3; 112 1
    thrust_ball 0.88 1.3; 511 0.89 1.16; 512 0.9 1.18 -0.03; 513 0.87 1.25; 514 0.87 1.42; 532 0.88 1.22 -0.06; 534 0.88 1.41
    thrust_ball_double_direction 0.78 1.35; 522 0.7 1.2 -0.06; 523 0.76 1.28; 524 0.83 1.58; 542 0.75 1.21 -0.06; 543 0.82 1.42
    544 0.85 1.59
    thrust_angular_contact_ball 0.75 0.67; 2347 0.81 0.7
    cylindrical_roller 0.95 1; NU10 0.62 0.61 0.18; NU2 0.87 0.88 0.09; NU3 0.9 0.91 0.09; NU4 0.88 0.92; NU22 0.99 1.04
    NU23 1.07 1.09; NU12 1.12; NU18 0.56 0.6 0.15; NU19 0.63 0.67 0.12; NU20 1.03 1.06 0.03; NU28 0.63 0.64 0.15
    NU29 0.78 0.78 0.12; NU30 0.71 0.77 0.15; NU31 1.08 1.12; NU32 0.87 0.88 0.03; NU33 0.93 0.95; NU38 0.86 0.94
    NU39 1.07 1.13; NU52 0.89 1.03; NCF18 0.84 0.84; NCF22 1.08 1.06; NCF28 1.01 1.04; NCF29 0.92 0.94 0.06
    NCF30 1.01 0.92 0.03; NJF23 1.15 1.06; NJG23 1.15 1.06
    double_row_cylindrical_roller 0.9 0.98; NN30 0.77 0.84; NN31 0.79 0.86; NN39 0.76 0.82; NN48 0.78 0.87; NN49 0.82 0.92
    NNC48 0.88 0.94; NNC49 0.93 1; NNC50 1.08 0.97; NNCL48 0.88 0.94; NNCL49 0.93 1; NNCL50 1.08 0.97; NNCF48 0.88 0.94
    NNCF49 0.93 1; NNCF50 1.1 0.97; NNF50 0.8 0.75 0.06; NNU40 1.07 1.12; NNU41 1.04 1.08; NNU48 0.77 0.91; NNU49 1.01 1.24
    NNU60 0.93 1.12 0.03
    spherical_roller 0.91 0.91; 213 0.84 0.9; 222 0.94 0.89; 223 0.96 0.91; 233 1.01 0.92; 238 0.82 0.87; 239 0.87 0.89
    240 0.87 0.82 0.03; 241 0.95 0.95; 248 0.83 0.89
    single_row_spherical_roller 0.8 0.85 0.03
    tapered_roller 1 0.96; 302 0.96 0.89; 303 0.96 0.86; 313 0.9 0.85; 320 1.03 1.02; 330 1.04 1.04; 331 1.06 1.04
    332 1.08 1.04; T2ED 1.11 1.07; T4CB 0.95 0.83; T4DB 1 0.91; T7FC 0.92 0.95
    needle_roller 0.82 0.76; NA22 0.46 0.47; RNA22 0.49 0.54 0.09; NA40 0.85 1.08; RNA40 0.87 1.05; NA48 0.77 0.8
    RNA48 0.81 0.77; RNA49 0.72 0.63 0.15; NA59 0.88 0.75; RNA59 0.9 0.73; NA69 0.86 0.79; RNA69 0.85 0.78
    NK 0.8 0.75 0.15; NKI 0.79 0.77 0.12; NKS 0.87 0.77; NKIS 0.85 0.78; NAO 0.78 0.78; RNAO 0.75 0.72
    PNA 0.66 0.65 0.12; RPNA 0.6 0.7
    needle_combined 0.66 0.53
    needle_cage 0.74 0.73
    drawn_cup_needle_roller 0.74 0.62 0.06
    track_roller 0.46 0.55; NATR 0.36 0.39; NUTR 0.59 0.53
    thrust_cylindrical_roller 0.95 0.86; 811 0.81 0.71 0.09; 893 0.67 0.78; 894 0.76 0.88
    thrust_needle_roller 0.8 0.66
    thrust_spherical_roller 0.68 0.71; 292 0.59 0.63; 294 0.74 0.75`;

/** Speeds with grease at a mean diameter of 100 mm, the mechanical limit over it, and how speed falls with the diameter. */
const SPEEDS = `
    deep_groove_ball 4900 1.5 1; 60 5200 1.45 0.97; 618 4800 1.5 0.98; 619 5200 1.43 0.96
    double_row_deep_groove_ball 3800 1.12 0.97
    magneto_ball 5500 1.3 1
    insert 3500 1.3 1
    angular_contact_ball 4500 1.35 1.03; 70 6800 1.3 1.1; 718 9500 1.2 1.12; 719 9800 1.2 1.1
    four_point_contact_ball 3570 1.6 1.05; QJ10 3870 1.6 0.98; QJ2 5230 1.6 1.04; QJ3 5480 1.6 1.06
    double_row_angular_contact_ball 3250 1.35 1
    self_aligning_ball 4500 1.45 0.99; 12 4850 1.4 0.98
    thrust_ball 1350 1.6 0.95; 511 1930 1.9 0.82; 512 1620 1.75 0.85; 513 1380 1.7 0.9; 514 1080 1.6 1.1; 532 1480 1.9 0.9
    thrust_ball_double_direction 1250 1.6 1; 522 1810 1.6 0.92; 523 1340 1.6 1.1; 524 1030 1.6 1.15; 542 1410 1.6 0.95
    thrust_angular_contact_ball 4680 1.25 1
    cylindrical_roller 4700 1.4 1.07; NU10 6770 1.15 1.22; NU18 8000 1.2 1.27; NU19 6340 1.2 1.12; NU20 5800 1.2 1.12
    NU23 4200 1.5 1.08; NU3 4330 1.45 1.08; NU28 7200 1.2 1.19; NU29 6200 1.2 1.13; NU30 6200 1.2 1.2; NU31 6000 1.2 1.22
    NU32 3920 1.3 1.1; NU33 3980 1.3 1.1; NU4 4400 1.45 1.04; NU38 7500 1.2 1.3
    NCF18 3000 1.9 1.5; NCF22 2000 1.5 1; NCF29 1900 1.6 1.08; NCF30 2000 1.55 1.06; NJG23 2180 1.2 0.95
    double_row_cylindrical_roller 5400 1.2 1.12; NNC48 2000 1.5 1.15; NNC49 1950 1.6 1.15; NNCL48 2000 1.5 1.15
    NNCL49 1950 1.6 1.15; NNCF48 1350 2.4 1.12; NNCF49 1200 2.6 1.07; NNCF50 1850 1.65 1.12; NNF50 1130 1.14 0.99
    NNU40 7450 1.2 1.28; NNU41 5780 1.2 1.18; NNU48 5370 1.2 1.04; NNU49 6250 1.2 1.13; NNU60 2280 1.2 1.15
    spherical_roller 2800 2 1.12; 213 2800 2.2 0.98; 222 3080 2.05 1.08; 223 2700 1.85 1.06; 230 3000 2.2 1.18
    231 2950 1.9 1.17; 232 2430 2.05 1.1; 239 3700 1.75 1.17; 240 2550 2.1 1.13; 241 1830 2.4 1.05; 248 3900 1.6 1.17
    single_row_spherical_roller 2020 1.6 0.95
    tapered_roller 2880 1.75 1.04
    needle_roller 3050 1.35 0.98; RNA22 2720 1.3 0.97; NA22 2720 1.3 0.97; NA40 1150 1.4 1.05; RNA40 1230 1.4 1.05
    PNA 5280 1.2 0.98; RPNA 5900 1.2 0.97
    needle_combined 3000 1.7 0.97
    needle_cage 4600 1.35 0.97
    drawn_cup_needle_roller 2280 1.35 0.79
    track_roller 390 1.4 1; NATR 363 1.4 1.65; NUTR 754 1.4 1.65; STO 378 1.4 1.65
    thrust_cylindrical_roller 1200 2.1 0.92; 811 1260 2.1 0.86; 812 1050 2.1 0.92; 893 1480 1.6 1; 894 1250 1.6 1
    thrust_needle_roller 1300 2 0.94
    thrust_spherical_roller 2500 1.9 1.05; 292 4000 1.4 1.12; 293 2780 1.95 1.08; 294 2560 1.95 1.04`;

const factors = familyFigures(FACTORS);
const speeds = familyFigures(SPEEDS);

export function calibrationOf(family: PartFamily, series: string): Calibration | undefined {
  const [dynamic, ofStatic = dynamic, growth = 0] = factors(family, series) ?? [];
  return dynamic === undefined || ofStatic === undefined ? undefined : { dynamic, static: ofStatic, growth };
}

export interface SpeedCurve {
  readonly greaseAt100Rpm: number;
  readonly limitOverGrease: number;
  readonly fall: number;
}

export function speedCurveOf(family: PartFamily, series: string): SpeedCurve | undefined {
  const [greaseAt100Rpm, limitOverGrease = 1, fall = 1] = speeds(family, series) ?? [];
  return greaseAt100Rpm === undefined ? undefined : { greaseAt100Rpm, limitOverGrease, fall };
}
