import { type Fact } from '@app/platform';
import { partTypeId } from './part-type.id.js';

/** Part types were added or their data changed. */
export interface CatalogueLoaded {
  written: number;
}

export function catalogueLoaded(written: number, version: number): Fact<CatalogueLoaded> {
  return { name: 'catalogue.loaded', aggregateId: partTypeId('*'), version, payload: { written } };
}
