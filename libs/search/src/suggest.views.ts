import { type PartFamily } from '@app/bearings';
import { SaidView } from './search.views.js';

export class SuggestedPartView {
  designation: string;
  type: PartFamily;
  boreMm: number | null;
  outsideMm: number | null;
  widthMm: number | null;
  offers: number;
  /** The spelling that begins as was typed, where that is not the designation's own: `180205`. */
  spelling: string | null;
}

export class SuggestedTypeView {
  type: PartFamily;
  name: SaidView;
}

export class SuggestedBrandView {
  brand: string;
  /** Part types on offer under it. */
  types: number;
}

export class SuggestedView {
  parts: SuggestedPartView[];
  types: SuggestedTypeView[];
  brands: SuggestedBrandView[];
}
