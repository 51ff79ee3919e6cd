/** What a line means by its size, where no number says it or where the number says something else. */
import { candidateOfPart } from '../designations/candidate.js';
import { readSuffixRun } from '../designations/suffix.reader.js';
import type { PlannedPart } from '../plans/index.js';
import type { Candidate, LineReading } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { type DesignationFound, GOOD } from './line-designation.js';
import { partsOfSize } from './size-index.js';

export const MOST_CANDIDATES = 8;
const CONTRADICTED = 0.5;
const SAME_WIDTH_MM = 0.05;
const MINIATURE_MM = 10;

interface SizeAsked {
  /** The folded line with used places blanked. */
  open: string;
  families: readonly PartFamily[] | undefined;
  /** Of a housing. */
  shape: string | undefined;
  /** Of the likeliest part; each further one has nine tenths of the one before. */
  confidence: number;
}

/** The parts of the size that a line says, likeliest first. */
export function partsBySize(
  { dimensions, features, brand }: LineReading,
  { open, families, shape, confidence }: SizeAsked,
): Candidate[] {
  const query = { families, shape, limit: MOST_CANDIDATES };
  const named = (parts: readonly PlannedPart[], said: Features): Candidate[] =>
    parts.map((part, place) => candidateOfPart(part, said, confidence * 0.9 ** place, brand));
  const found = named(partsOfSize({ ...query, dimensions }), features);
  const { widthMm, ...diameters } = dimensions;
  const isMiniature = (dimensions.boreMm ?? 0) < MINIATURE_MM;
  if (widthMm === undefined || (found.length > 0 && !isMiniature)) return found;
  const seal = features.seal ?? sealCodeIn(open);
  if (seal === undefined) return found;
  // Sealed, miniatures and inch sizes are wider than the plan of the open ones says: 688ZZ, R16-2Z.
  const asWide = named(partsOfSize({ ...query, dimensions: diameters }), { ...features, seal }).filter(
    (each) => Math.abs((each.dimensions.widthMm ?? 0) - widthMm) <= SAME_WIDTH_MM,
  );
  return asWide.length > 0 ? asWide : found;
}

const SEAL_CODE = /(?<![A-Z0-9])(?:2?Z|ZZ|2?RS[H1R]?|2?RZ|DDU|LLU|LLB|VV)(?![A-Z0-9])/;

/** `5*10*4 ZZ`: a seal said by its code, beside a size. */
function sealCodeIn(open: string): string | undefined {
  const [code] = SEAL_CODE.exec(open) ?? [];
  return code && readSuffixRun(code, { family: 'deep_groove_ball' }).pieces[0]?.value;
}

/** `6205 20*47*14`: a number that its own size contradicts. Both are answered, what stands first before the other, none as sure. */
export function againstSize(
  found: DesignationFound | undefined,
  reading: LineReading,
): DesignationFound | undefined {
  const [first] = found?.candidates ?? [];
  const size = reading.pieces.find(({ kind }) => kind === 'size');
  if (found === undefined || first === undefined || first.confidence < GOOD) return undefined;
  if (size === undefined || (found.places[0]?.start ?? Infinity) > size.start) return undefined;
  const named = { ...first, confidence: CONTRADICTED };
  const sized = partsBySize(reading, {
    open: '',
    families: undefined,
    shape: undefined,
    confidence: CONTRADICTED * 0.9,
  });
  return { ...found, candidates: [named, ...sized.slice(0, MOST_CANDIDATES - 1)] };
}
