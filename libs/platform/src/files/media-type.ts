/** What a file is by its first bytes: senders name them as they like. */
const SIGNATURES: readonly (readonly [mediaType: string, at: number, bytes: string])[] = [
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/webp', 8, '57454250'],
  ['application/pdf', 0, '255044462d'],
  // A drawing of AutoCAD, from release 13 on (`AC10…`).
  ['application/acad', 0, '41433130'],
  // A solid by ISO 10303-21 (`ISO-10303-21;`).
  ['model/step', 0, '49534f2d31303330332d32313b'],
  ['application/zip', 0, '504b0304'],
  // Excel's workbooks before 2007.
  ['application/x-ole-storage', 0, 'd0cf11e0a1b11ae1'],
];

export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

export const DRAWING_TYPES = ['application/acad', 'model/step'] as const;

const NAMES: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
  'application/acad': 'DWG',
  'model/step': 'STEP',
};

/** As people call it. */
export const nameOfMediaType = (mediaType: string): string => NAMES[mediaType] ?? mediaType;

/** How much of a file `mediaTypeOf` looks at. */
export const SNIFFED_BYTES = 4096;

export function mediaTypeOf(start: Buffer): string {
  const known = SIGNATURES.find(([, at, bytes]) => {
    const signature = Buffer.from(bytes, 'hex');
    return start.subarray(at, at + signature.length).equals(signature);
  });
  if (known) return known[0];
  // UTF-16 of the byte order mark is text as well, NULs and all.
  const wide = start.length > 1 && start.readUInt16BE(0) === 0xfffe;
  return wide || !start.subarray(0, SNIFFED_BYTES).includes(0) ? 'text/plain' : 'application/octet-stream';
}
