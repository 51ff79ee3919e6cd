/**
 * Mass by volume: the steel ring between d and D over the whole width, times how much of it is filled. The fill
 * hangs on family and series (thin sections leave less room for air), on the cage – brass in large bearings – and on
 * the ribs of a cylindrical roller bearing. Fills are typical of makers' catalogues, good to about a tenth.
 */
import { familyFigures } from './figures.js';
import { readBasic } from './plans/index.js';
import type { Dimensions, PartFamily, PartType } from './vocabulary.js';

const STEEL_KG_PER_MM3 = 7.85e-6;

/** Series (or family, for those without a row of their own), fill, and where it steps up: bore, fill from there. */
const FILLS = `
    deep_groove_ball 0.68; 60 0.69 20 0.74; 62 0.68 140 0.84; 63 0.68 110 0.83; 64 0.72; 617 0.66; 160 0.69 25 0.76
    618 0.69 100 0.81; 619 0.7 12 0.76; 622 0.65; 623 0.66; 630 0.64; 632 0.66; 633 0.67; 628 0.68
    double_row_deep_groove_ball 0.72
    angular_contact_ball 0.7; 70 0.65 60 0.69; 718 0.67 320 0.8; 719 0.66 250 0.73; 72 0.68 100 0.77; 73 0.7 110 0.86
    708 0.86; 709 0.86
    double_row_angular_contact_ball 0.68; 32 0.73; 33 0.72; 30 0.63; 38 0.61
    four_point_contact_ball 0.86; Q2 0.88; Q3 0.9; Q10 0.87
    self_aligning_ball 0.75; 12 0.77; 13 0.78; 22 0.73; 23 0.72; 14 0.8; 112 0.41
    magneto_ball 0.69
    cylindrical_roller 0.83; NU10 0.78 100 0.81; NU2 0.72 130 0.83; NU3 0.73 120 0.82; NU4 0.75 130 0.82
    NU22 0.74 120 0.82; NU23 0.74 110 0.83; NU32 0.79; NU33 0.81; NU12 0.85; NU18 0.84; NU20 0.84; NU28 0.84; NU29 0.84
    NU30 0.84; NU19 0.82; NCF18 0.79; NCF22 0.81; NCF28 0.8; NCF29 0.81; NCF30 0.77; NJG23 0.78; NJF23 0.78
    double_row_cylindrical_roller 0.8; NN30 0.77; NN31 0.79; NN49 0.73; NNC48 0.85; NNC49 0.84; NNC50 0.79; NNCL48 0.82
    NNCL49 0.81; NNCL50 0.77; NNCF48 0.83; NNCF49 0.83; NNCF50 0.79; NNU48 0.83; NNU49 0.78; NNU60 0.88; NNF50 0.78
    spherical_roller 0.81; 222 0.77 240 0.83; 223 0.78 110 0.8; 213 0.79; 238 0.83; 239 0.82; 248 0.83; 249 0.83
    single_row_spherical_roller 0.77 70 0.83
    tapered_roller 0.76; 302 0.72; 303 0.71; 313 0.69; 320 0.77; 322 0.74; 323 0.76; 329 0.78; 330 0.8; 331 0.79; 332 0.8
    T4CB 0.72; T4DB 0.72; T7FC 0.74
    thrust_ball 0.78; 511 0.77 120 0.85; 512 0.76 180 0.83; 513 0.75 110 0.83; 514 0.76 75 0.84; 532 0.76; 533 0.74; 534 0.74
    thrust_ball_double_direction 0.65; 522 0.66; 523 0.68 100 0.75; 524 0.7 55 0.76; 544 0.68
    thrust_angular_contact_ball 0.68
    thrust_spherical_roller 0.78; 292 0.81; 293 0.76; 294 0.78
    thrust_cylindrical_roller 0.82; 811 0.74 120 0.79; 812 0.74 140 0.8; 893 0.81; 894 0.84
    thrust_needle_roller 0.47 50 0.54; AS 1
    needle_roller 0.75; NA48 0.82; NA49 0.77 180 0.67; NA59 0.83; NA69 0.79; RNA48 0.74; RNA49 0.67; RNA59 0.81; RNA69 0.7
    NA22 0.89; RNA22 0.88; NA40 0.95; RNA40 0.93; NK 0.75; NKI 0.8; NKS 0.67; NKIS 0.76; RNAO 0.81; NAO 0.85; PNA 0.8; RPNA 0.76
    needle_combined 0.78
    needle_cage 0.37 10 0.61
    drawn_cup_needle_roller 0.62
    track_roller 0.88; KR 1.25
    insert 0.46; UK2 0.82; UK3 0.82; SB2 0.51; SA2 0.48; FD2 0.48; UCX 0.51
    spherical_plain 0.85
    linear_ball 0.57
    adapter_sleeve 2.3
    withdrawal_sleeve 0.62
    lock_nut 0.72
    lock_washer 0.6
    seal 0.2`;

/** What ribs and collars add to the NU of the same series. */
const RIBS: Readonly<Record<string, number>> = {
  N: -0.02,
  NU: 0,
  NJ: 0.02,
  NUP: 0.04,
  NF: 0.04,
  NP: 0.08,
  NH: 0.08,
};

const fills = familyFigures(FILLS);

/** Cast iron of a housing by the cube of its greatest length, kg/mm³. */
const HOUSING_KG_PER_CUBIC_MM: Readonly<Record<string, number>> = {
  P: 2.2e-7,
  F: 6.8e-7,
  FL: 1.8e-7,
  T: 6e-7,
  PA: 6.5e-7,
  PH: 2.6e-7,
  PP: 9.5e-8,
  PF: 1.9e-7,
  PFL: 1.5e-7,
  KP: 2.7e-7,
  KFL: 2.7e-7,
  FC: 5.5e-7,
  SN: 2.9e-7,
};

/** Share of the bearing's mass that its loose parts have. */
const PART_SHARES: Readonly<Record<string, number>> = {
  J: 0.07,
  M: 0.14,
  TN: 0.025,
  Z: 0.01,
  RS: 0.008,
  FKM: 0.01,
};

/** Estimated mass in kilograms, to three figures; undefined where nothing is known to estimate from. */
export function estimatedMassKg(type: Omit<PartType, 'massKg'>): number | undefined {
  const massKg = unroundedMassKg(type);
  return massKg === undefined ? undefined : Number(massKg.toPrecision(3));
}

function unroundedMassKg({
  family,
  series,
  basic,
  designation,
  dimensions,
  features,
}: PartType): number | undefined {
  const { boreMm = 0, outsideMm = 0, widthMm = 0, lengthMm = 0 } = dimensions;
  switch (family) {
    case 'steel_ball':
      return (STEEL_KG_PER_MM3 * Math.PI * outsideMm ** 3) / 6;
    case 'roller':
      return cylinderMm3(outsideMm, widthMm) * STEEL_KG_PER_MM3;
    case 'housing':
      return housingKg(series, lengthMm);
    case 'housing_unit': {
      const [, insert = '', shape = '', size = ''] = /^(UC|UK|UEL|SB|SA)(\D+)(\d)$/.exec(series) ?? [];
      if (insert === '') return housingKg(series, lengthMm);
      const [fitting] = readBasic(insert + size + basic.slice(series.length));
      return (
        fitting && bearingKg(fitting.family, fitting.series, fitting.dimensions) + housingKg(shape, lengthMm)
      );
    }
    case 'cage':
    case 'seal': {
      if (series === 'TC') return bearingKg(family, series, dimensions);
      const [bearing] = readBasic(basic.replace(/^(CAGE|SEAL)/, ''));
      const share = PART_SHARES[designation.slice(basic.length + 1)];
      return bearing && share && bearingKg(bearing.family, bearing.series, bearing.dimensions) * share;
    }
    case 'screw_support_unit':
      return SCREW_BLOCK_KG * boreMm ** 1.7;
    case 'rod_end':
      return ROD_END_KG * boreMm ** 2.2;
    case 'linear_ball':
      if (series === 'SC') return LINEAR_BLOCK_KG_PER_MM3 * lengthMm ** 2 * widthMm;
      return bearingKg(family, series, dimensions) + flangeKg(series, outsideMm, lengthMm);
    default:
      return bearingKg(family, series, dimensions, features.bore);
  }
}

/** A block of a ball screw's end for a bore of 1 mm. */
const SCREW_BLOCK_KG = 8e-3;

/** A rod end for a bolt of 1 mm; larger ones weigh less than their cube would. */
const ROD_END_KG = 4.8e-4;

/** Aluminium around a linear bearing, by the square of its width and its length. */
const LINEAR_BLOCK_KG_PER_MM3 = 1.75e-6;

/** The flange of a linear bearing is about a fifth of D thick; an oval one has lost a third of the round. */
function flangeKg(series: string, outsideMm: number, flangeMm: number): number {
  if (flangeMm === 0) return 0;
  const square =
    series === 'LMK' ? flangeMm ** 2 : (Math.PI / 4) * flangeMm ** 2 * (series === 'LMH' ? 0.8 : 1);
  return STEEL_KG_PER_MM3 * (square - (Math.PI / 4) * outsideMm ** 2) * 0.22 * outsideMm;
}

const cylinderMm3 = (diameterMm: number, lengthMm: number): number =>
  (Math.PI / 4) * diameterMm ** 2 * lengthMm;

const housingKg = (shape: string, lengthMm: number): number =>
  (HOUSING_KG_PER_CUBIC_MM[shape.replace(/\d$/, '')] ?? 0) * lengthMm ** 3;

function bearingKg(family: PartFamily, series: string, dimensions: Dimensions, bore?: string): number {
  const { boreMm = 0, outsideMm = 0, widthMm = 0 } = dimensions;
  // A tapered bore is measured at its small end; halfway along it is larger.
  const meanBoreMm = boreMm + (widthMm / 2) * taperOf(bore);
  const ringMm3 = cylinderMm3(outsideMm, widthMm) - cylinderMm3(meanBoreMm, widthMm);
  return STEEL_KG_PER_MM3 * ringMm3 * fillOf(family, series, boreMm);
}

function taperOf(bore: string | undefined): number {
  if (bore === 'taper_1_12') return 1 / 12;
  return bore === 'taper_1_30' ? 1 / 30 : 0;
}

function fillOf(family: PartFamily, series: string, boreMm: number): number {
  const [fill = UNKNOWN_FILL, fromBoreMm = Infinity, largeFill = fill] = fills(family, series) ?? [];
  const [, form = ''] = /^([A-Z]*)/.exec(series) ?? [];
  const ribs = family === 'cylindrical_roller' ? (RIBS[form] ?? 0) : 0;
  return (boreMm >= fromBoreMm ? largeFill : fill) + ribs;
}

const UNKNOWN_FILL = 0.75;
