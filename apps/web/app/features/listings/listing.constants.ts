/** What a seller most often says of its goods; what else a listing has is shown with them. */
export const LISTED_FEATURES = ['clearance', 'tolerance', 'cage', 'vibration', 'grease', 'packing'] as const;

/** By what a form names them all. */
export const featureField = (name: string) => `feature.${name}`;

/** What makers of the cluster offer most; a word of the vocabulary each. */
export const FEATURE_CHOICES: Record<(typeof LISTED_FEATURES)[number], string[]> = {
  clearance: ['C2', 'CN', 'C3', 'C4', 'C5', 'CM'],
  tolerance: ['P0', 'P6', 'P5', 'P4', 'P2'],
  cage: ['pressed_steel', 'machined_brass', 'machined_steel', 'polyamide_gf'],
  vibration: ['Z1', 'Z2', 'Z3', 'Z4', 'V1', 'V2', 'V3', 'V4'],
  grease: [
    'medium_temp',
    'high_temp',
    'low_temp',
    'low_and_high_temp',
    'wide_temp',
    'EP_lithium_NLGI2',
    'polyurea_NLGI2',
    'alvania_2',
    'multemp_srl',
  ],
  packing: ['single_box', 'tube', 'roll', 'industrial', 'bulk'],
};

/** Where goods of the market come from, most often first; ISO 3166-1. */
export const COUNTRIES = ['CN', 'JP', 'DE', 'SE', 'US', 'FR', 'IT', 'KR', 'IN', 'AT', 'SK', 'RU'] as const;

/** Price breaks behind the first at most; an empty row is no break. */
export const MOST_EXTRA_BREAKS = 19;

/** ISO 8601: 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const ORDINARY_WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6];
