export const LISTED_FEATURES = ['clearance', 'tolerance', 'cage', 'vibration', 'packing'] as const;

/** What makers of the cluster offer most; a word of the vocabulary each. */
export const FEATURE_CHOICES: Record<(typeof LISTED_FEATURES)[number], string[]> = {
  clearance: ['C2', 'CN', 'C3', 'C4', 'C5', 'CM'],
  tolerance: ['P0', 'P6', 'P5', 'P4', 'P2'],
  cage: ['pressed_steel', 'machined_brass', 'machined_steel', 'polyamide_gf'],
  vibration: ['Z1', 'Z2', 'Z3', 'V1', 'V2', 'V3'],
  packing: ['single_box', 'tube', 'roll', 'industrial', 'bulk'],
};

/** Where goods of the market come from, most often first; ISO 3166-1. */
export const COUNTRIES = ['CN', 'JP', 'DE', 'SE', 'US', 'FR', 'IT', 'KR', 'IN', 'AT', 'SK', 'RU'] as const;

/** Quantity breaks beyond the first price; an empty row is no break. */
export const EXTRA_BREAKS = [0, 1, 2] as const;
