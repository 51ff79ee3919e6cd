/**
 * The words of the field, as ISO 5593 and GB/T 272 use them. Every other file of this library speaks in these.
 */

/** What kind of part a type is. Bearing families bear their ISO 5593 names; the rest are the cluster's upstream parts. */
export type PartFamily =
  | 'deep_groove_ball'
  | 'double_row_deep_groove_ball'
  | 'angular_contact_ball'
  | 'double_row_angular_contact_ball'
  | 'four_point_contact_ball'
  | 'self_aligning_ball'
  | 'cylindrical_roller'
  | 'double_row_cylindrical_roller'
  | 'multi_row_cylindrical_roller'
  | 'tapered_roller'
  | 'double_row_tapered_roller'
  | 'four_row_tapered_roller'
  | 'spherical_roller'
  | 'single_row_spherical_roller'
  | 'needle_roller'
  | 'drawn_cup_needle_roller'
  | 'needle_cage'
  | 'needle_combined'
  | 'track_roller'
  | 'thrust_ball'
  | 'thrust_ball_double_direction'
  | 'thrust_angular_contact_ball'
  | 'thrust_cylindrical_roller'
  | 'thrust_needle_roller'
  | 'thrust_spherical_roller'
  | 'thrust_tapered_roller'
  | 'magneto_ball'
  | 'wire_wound_roller'
  | 'crossed_roller'
  | 'one_way_clutch'
  | 'insert'
  | 'housing_unit'
  | 'housing'
  | 'spherical_plain'
  | 'rod_end'
  | 'linear_ball'
  | 'adapter_sleeve'
  | 'withdrawal_sleeve'
  | 'lock_nut'
  | 'lock_washer'
  | 'screw_support_unit'
  | 'steel_ball'
  | 'roller'
  | 'cage'
  | 'seal'
  | 'lubricant';

/** What `widthMm` measures: B (ring width), T (assembled width of a tapered bearing), H (height of a thrust bearing), L (length). */
export type WidthKind = 'B' | 'T' | 'H' | 'L';

/** Boundary dimensions in millimetres (ISO 15, ISO 355, ISO 104). A dimension that the type does not have is absent. */
export interface Dimensions {
  /** d; for bearings without an inner ring, Fw (the bore under the rollers). */
  boreMm?: number;
  /** D; for a ball or roller its own diameter. */
  outsideMm?: number;
  /** B, T or H as `widthKind` says. */
  widthMm?: number;
  widthKind?: WidthKind;
  /** Inner ring width of a tapered bearing or an insert, where it differs from `widthMm`. */
  innerRingWidthMm?: number;
  /** Outer ring width of a tapered bearing or an insert, where it differs from `widthMm`. */
  outerRingWidthMm?: number;
  /** Smallest permissible chamfer r_s min (ISO 15, ISO 355, ISO 104; values of ISO 582). */
  chamferMinMm?: number;
  /** Housings: foot to bore centre (H of ISO 3228). Rod ends: bore centre to the end of the shank (h, h1 of ISO 12240-4). */
  centreHeightMm?: number;
  /** Housings and sleeves: greatest length, or the side of a square flange, or the diameter of a round one. */
  lengthMm?: number;
  /** Housings: between the centres of the bolts. */
  boltSpacingMm?: number;
  /** Rod ends and nuts: nominal diameter and pitch of the metric thread. */
  threadMm?: number;
  threadPitchMm?: number;
}

/**
 * Normalised features. A key that is absent means the ordinary thing (normal clearance, class P0, cylindrical bore …),
 * except `seal`, which every sealable type states. Values are those of the field's suffix vocabulary, for example
 * seal `open | shield_1 | shield_2 | contact_seal_1 | contact_seal_2 | noncontact_seal_2 | low_friction_seal_2 …`,
 * clearance `C2 | C3 | C4 | C5 | CM`, tolerance `P6 | P5 | P4 | P2 | SP | UP`, bore `taper_1_12 | taper_1_30`,
 * cage `pressed_steel | machined_brass | polyamide_gf …`, ringGroove `snap_groove | snap_groove+ring | lub_groove_3_holes_outer`,
 * arrangement `DB | DF | DT | universal`, contactAngle `15 | 25 | 40`, vibration `Z1…Z4 | V1…V4 | low | very_low`, packing
 * `single_box | tube | roll | industrial | bulk`.
 */
export interface Features {
  seal?: string;
  clearance?: string;
  tolerance?: string;
  bore?: string;
  cage?: string;
  ringGroove?: string;
  arrangement?: string;
  contactAngle?: string;
  internalDesign?: string;
  vibration?: string;
  grease?: string;
  heatStability?: string;
  preload?: string;
  material?: string;
  coating?: string;
  dimensions?: string;
  component?: string;
  application?: string;
  packing?: string;
}

/** One part type: a thing that every maker's number for it names alike. */
export interface PartType {
  /** Canonical designation (GB/T 272 and ISO practice): `6205-2RS`, `NU205`, `22220K/W33`, `UCP205`. */
  designation: string;
  /** Basic designation without suffixes: `6205`, `NU205`, `22220`. */
  basic: string;
  family: PartFamily;
  /** Dimension series with its type code: `62`, `NU2`, `302`, `222`, `511`, `UC2`. */
  series: string;
  /** The standard, and where it helps the table, that gives the boundary dimensions. */
  standard: string;
  dimensions: Dimensions;
  features: Features;
  /** Estimated mass in kg. */
  massKg?: number;
}
