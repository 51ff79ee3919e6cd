import { type Features, readBrand } from '@app/bearings';
import { type ResolvedPartType } from '@app/catalog';
import { addedFeatures } from './listing.terms.js';

/** What is on offer, in the market's own words. */
export interface NamedGoods {
  partTypeId: string;
  brand: string;
  features: Features;
}

/** Brings designation, brand and features together: `6205-2RS/C3` of `哈轴` is 6205-2RS of HRB with the feature C3. */
export function nameGoods(
  part: ResolvedPartType | null,
  brand: string,
  features: Features,
): NamedGoods | null {
  if (part === null) return null;
  return {
    partTypeId: part.id,
    brand: readBrand(brand) ?? brand.trim(),
    features: addedFeatures({ ...part.reading?.features, ...features }, part.features),
  };
}
