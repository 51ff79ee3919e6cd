import { createHash } from 'node:crypto';

const NAMESPACE = 'bearing-market/part-type\n';

/**
 * The id of a part type follows from its canonical designation (UUID version 8, RFC 9562 section 5.8), so that the catalogue
 * loaded again, or on another machine, keeps every id.
 */
export function partTypeId(designation: string): string {
  const hash = createHash('sha256')
    .update(NAMESPACE + designation)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
