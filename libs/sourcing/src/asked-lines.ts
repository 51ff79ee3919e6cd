import { type Features, type PartFamily, readBrand, readBuyersLine } from '@app/bearings';
import { PartTypes } from '@app/catalog';
import { addedFeatures } from '@app/listings';
import { type DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';

/** A part as a buyer asks for it. */
export interface AskedPart {
  /** A designation in any spelling, a size, or a sentence. */
  text: string;
  /** Where it is known; what the text names otherwise. */
  partTypeId?: string;
  brand?: string;
}

/** What was read of it. */
export interface ReadPart {
  text: string;
  partTypeId: string | null;
  /** Of the part type, else all that the text may speak of: they find the sellers who might make it. */
  families: PartFamily[];
  /** Wished beyond the type. */
  features: Features;
  /** As said, else as the text says; null: any. */
  brand: string | null;
}

/** Reads what buyers ask sellers for. Before a transaction, not inside: the catalogue is read through the pool. */
@Injectable()
export class AskedLines {
  constructor(private readonly partTypes: PartTypes) {}

  /** Each with the type that it names, or with the families that it may speak of. `refuse` words what names an unknown type. */
  async read(
    asked: readonly AskedPart[],
    refuse: (lines: readonly number[]) => DomainError,
  ): Promise<ReadPart[]> {
    const named = asked.flatMap(({ partTypeId }) => partTypeId ?? []);
    const known = new Map((await this.partTypes.byIds(named)).map((type) => [type.id, type]));
    const unknown = asked.flatMap(({ partTypeId }, at) =>
      partTypeId === undefined || known.has(partTypeId) ? [] : [at],
    );
    if (unknown.length > 0) throw refuse(unknown);
    const resolved = await this.partTypes.resolveMany(
      asked.map(({ text, brand }) => ({ text, hints: brand === undefined ? {} : { brand } })),
    );
    return asked.map(({ text, partTypeId, brand }, at) => {
      const found = resolved[at];
      // What a reading leaves unread may be all the difference.
      const read = found?.reading?.unread.length ? null : found;
      const type = partTypeId === undefined ? read : known.get(partTypeId);
      const reading = type && read?.id === type.id ? read.reading : null;
      const said = brand ?? reading?.brand;
      return {
        text,
        partTypeId: type?.id ?? null,
        families: type ? [type.family] : familiesOf(text),
        features: type && reading ? addedFeatures({ ...reading.features }, type.features) : {},
        brand: said === undefined ? null : (readBrand(said) ?? said),
      };
    });
  }
}

/** What a text may speak of, by its words or by what has its size. */
function familiesOf(text: string): PartFamily[] {
  const { family, families, candidates } = readBuyersLine(text);
  const spoken = families ?? (family === undefined ? candidates.map((each) => each.family) : [family]);
  return [...new Set(spoken)];
}
