import { type Fact } from '@app/platform';
import { partTypeId } from './part-type.id.js';

/** Part types were added or their data changed. */
export interface CatalogueLoaded {
  written: number;
}

export function catalogueLoaded(written: number, version: number): Fact<CatalogueLoaded> {
  return { name: 'catalogue.loaded', aggregateId: partTypeId('*'), version, payload: { written } };
}

/** A figure of one part type is not what it was: a firm's correction was accepted, or one was taken back. */
export interface CatalogueCorrected {
  partTypeId: string;
  designation: string;
}

export function catalogueCorrected(payload: CatalogueCorrected, version: number): Fact<CatalogueCorrected> {
  return { name: 'catalogue.corrected', aggregateId: payload.partTypeId, version, payload };
}
