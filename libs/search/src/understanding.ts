import {
  type Candidate,
  catalogue,
  type Features,
  type LineDimensions,
  type LineReading,
  readBuyersLine,
} from '@app/bearings';
import { readMarketWords } from './market-words.js';
import { type Dimension, type Filters, GREEN, type Named, type Range, type Wanted } from './search-engine.js';
import { chipOf, type Of, type Piece, type Understood, unitPriceLimit } from './understood.js';

export interface Understanding {
  wanted: Wanted;
  understood: Understood[];
  /** The size asked for, as far as it was said or follows from the designation. */
  size: Readonly<Partial<Record<Dimension, number>>>;
  /** Pieces wanted: prices are compared at it. */
  quantity?: number;
  /** Whether what is near the buyer shall come first. */
  nearby: boolean;
}

/** Below this a reading is a guess, and the text is searched as text. */
const SURE = 0.5;
/** A number written in pieces must be read without doubt. */
const CERTAIN = 0.9;
/** A reading this much less likely than the best is not worth showing beside it. */
const SHARE_OF_BEST = 0.5;
/** Features of goods on offer, not of part types: they put the offers that have them first. */
const OF_OFFERS: readonly (keyof Features)[] = [
  'clearance',
  'tolerance',
  'cage',
  'vibration',
  'grease',
  'preload',
];
const MOST_WORDS = 6;
const LONGEST_WORD = 60;

const NOTHING: Wanted = {
  named: [],
  families: [],
  seals: [],
  ranges: {},
  brands: [],
  preferred: { brands: [], offered: [] },
  words: [],
};

/** What a part reader made of the text: what is wanted, and the pieces that say so. */
interface Read {
  wanted: Wanted;
  pieces: readonly Piece[];
  size: Understanding['size'];
}

/** What a searcher's words ask for, by the rules of the bearing library and the words of the market. */
export function understand(q: string): Understanding {
  const text = q.trim();
  const market = readMarketWords(text);
  const reading = readBuyersLine(market.rest);
  const { wanted, pieces, size } = understandPart(market.rest, reading);
  const all = [...market.pieces, ...pieces].toSorted((a, b) => a.start - b.start);
  const conditions = conditionsOf(all, text);
  const quantity = all.find(({ kind }) => kind === 'quantity') as Of<'quantity'> | undefined;
  return {
    wanted: Object.keys(conditions).length > 0 ? { ...wanted, conditions } : wanted,
    understood: all.map((piece) => chipOf(piece, text)),
    size,
    ...(quantity !== undefined && isCounted(quantity.unit) && { quantity: quantity.quantity }),
    nearby: all.some(({ kind }) => kind === 'nearby'),
  };
}

/** What the words ask of the offers, as the boxes beside the list would. */
function conditionsOf(pieces: readonly Piece[], text: string): Partial<Filters> {
  const of = <Kind extends Piece['kind']>(kind: Kind): Of<Kind>[] =>
    pieces.filter((piece): piece is Of<Kind> => piece.kind === kind);
  const [price] = of('price').flatMap((piece) => unitPriceLimit(piece, text) ?? []);
  const ticks = {
    province: distinct(of('province').map(({ province }) => province.zh)),
    certificate: distinct(of('certificate').map(({ certificate }) => certificate)),
    green: of('green').length > 0 ? [GREEN] : [],
  };
  return {
    ...(Object.values(ticks).some(({ length }) => length > 0) && { ticks }),
    ...(price !== undefined && { price }),
    ...(of('stock').length > 0 && { inStock: true }),
  };
}

/** Prices are by the piece: of kilograms and boxes nobody knows how many those are. */
function isCounted(unit: string | undefined): boolean {
  return unit === undefined || unit === 'piece' || unit === 'set';
}

function understandPart(text: string, reading: LineReading): Read {
  if (!SAYS_SOMETHING.test(text) && text.trim() !== '') return understandText(text.trim(), text);
  const named = isOnlyGuess(reading) ? [] : reading.candidates.filter(isNamed);
  const inPieces = understandInPieces(text, reading);
  if (inPieces !== undefined) return inPieces;
  if (named.length > 0) return understandDesignation(reading, named);
  const number = NUMBER.exec(text);
  if (number !== null && Object.keys(sizeOf(reading.dimensions)).length === 0) {
    return understandText(number[0].trim(), text);
  }
  return understandDescription(reading);
}

/** One or two digits among words that nothing explains are no number of a bearing: `iphone 15 pro`. */
function isOnlyGuess({ pieces, words }: LineReading): boolean {
  const designation = pieces.find(({ kind }) => kind === 'designation');
  return words.length > 0 && designation !== undefined && designation.end - designation.start <= 2;
}

/** A designation was read: it decides, and what else was said only orders the list. */
function understandDesignation(reading: LineReading, named: readonly Candidate[]): Read {
  const likely = likelyOf(named);
  const [first] = likely;
  return {
    wanted: {
      ...NOTHING,
      named: placesOf(likely),
      preferred: { brands: distinct([reading.brand]), offered: offeredFeatures(reading.features) },
      words: wordsOf(reading.words),
    },
    pieces: reading.pieces.map((piece) =>
      piece.kind === 'designation'
        ? { ...piece, candidates: likelyOf(piece.candidates.filter(isNamed)) }
        : piece,
    ),
    size: first === undefined ? {} : sizeOf(first.dimensions),
  };
}

function likelyOf(named: readonly Candidate[]): Candidate[] {
  const best = named[0]?.confidence ?? 0;
  return named.filter(({ confidence }) => confidence >= best * SHARE_OF_BEST);
}

/** A number that names nothing is the beginning of one, not so many pieces of anything. */
const NUMBER = /^\s*[\d./-]+\s*$/;

/** Signs and pictures alone are nothing that a part could be called. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

function understandText(words: string, text: string): Read {
  const start = text.indexOf(words);
  return {
    wanted: { ...NOTHING, words: wordsOf([words]) },
    pieces: [{ kind: 'word', start, end: start + words.length }],
    size: {},
  };
}

/** `62 05`, `HK 20 16`: short runs of letters and digits that name one part without the spaces, and more surely than with them. */
const IN_PIECES = /^[A-Za-z]{0,4}\d{0,6}(?:[\s/]+[A-Za-z\d]{1,6}){1,3}$/;

function understandInPieces(text: string, apart: LineReading): Read | undefined {
  const written = text.trim();
  if (apart.pieces.length < 2 || !IN_PIECES.test(written)) return undefined;
  const surely = Math.max(CERTAIN, apart.words.length > 0 ? 0 : (apart.candidates[0]?.confidence ?? 0));
  const reading = readBuyersLine(written.replaceAll(/\s+/g, ''));
  const named = reading.candidates.filter((each) => isNamed(each) && each.confidence >= surely);
  if (named.length === 0 || reading.words.length > 0) return undefined;
  const start = text.indexOf(written);
  return {
    ...understandDesignation(reading, named),
    pieces: [{ kind: 'designation', start, end: start + written.length, candidates: likelyOf(named) }],
  };
}

/** No designation: size, type, seal and brand decide; words decide where nothing else was said. */
function understandDescription(reading: LineReading): Read {
  const isGuess = reading.candidates.some(({ parts }) => parts.length > 0);
  // What a guess at a number took for codes is no feature.
  const pieces = reading.pieces.map((piece): Piece =>
    piece.kind === 'designation' ? { kind: 'word', start: piece.start, end: piece.end } : piece,
  );
  const words = wordsOf(
    pieces.flatMap(({ kind, start, end }) => (kind === 'word' ? [reading.input.slice(start, end)] : [])),
  );
  const size = sizeOf(reading.dimensions);
  const { seal, ...others } = isGuess ? saidInWords(reading) : reading.features;
  const families = reading.families ?? [];
  const seals = distinct([seal]);
  const brands = distinct([reading.brand]);
  const described = families.length + seals.length + Object.keys(size).length > 0;
  return {
    wanted: {
      ...NOTHING,
      named: typesOf(reading.candidates.filter(isBySize)),
      families,
      seals,
      ranges: rangesOf(size, reading.dimensions),
      // Who names a brand beside a size or a type will look at another maker's of the same; who names only a brand will not.
      brands: described ? [] : brands,
      preferred: { brands: described ? brands : [], offered: offeredFeatures(others) },
      words,
    },
    pieces,
    size,
  };
}

function saidInWords({ pieces }: LineReading): Features {
  return Object.assign(
    {},
    ...pieces.map((piece) => (piece.kind === 'feature' ? piece.features : {})),
  ) as Features;
}

function rangesOf(size: Understanding['size'], { toleranceMm = 0 }: LineDimensions): Wanted['ranges'] {
  return Object.fromEntries(
    Object.entries(size).map(([name, mm]): [string, Range] => [
      name,
      { min: mm - toleranceMm, max: mm + toleranceMm },
    ]),
  );
}
/** Each type that was read, and behind the last of a basic designation all the others of it. */
function placesOf(likely: readonly Candidate[]): Named[] {
  return likely.flatMap((candidate, at) => {
    const last = likely.findLastIndex(({ basic }) => basic === candidate.basic) === at;
    return [...typesOf([candidate]), ...(last ? [{ basic: candidate.basic }] : [])];
  });
}

function typesOf(candidates: readonly Candidate[]): Named[] {
  return distinct(candidates.map(({ typeDesignation }) => typeDesignation)).map((type) => ({ type }));
}

/** Named by a designation in the text, surely enough, and known to the catalogue. */
function isNamed({ parts, correction, confidence, typeDesignation, basic }: Candidate): boolean {
  if (parts.length === 0 || correction !== undefined || confidence < SURE) return false;
  return typeDesignation !== undefined || knownBasics().has(basic);
}

function isBySize({ parts, correction }: Candidate): boolean {
  return parts.length === 0 && correction === undefined;
}

let basics: ReadonlySet<string> | undefined;

function knownBasics(): ReadonlySet<string> {
  return (basics ??= new Set(catalogue().map(({ basic }) => basic)));
}

function offeredFeatures(features: Features): string[] {
  return OF_OFFERS.flatMap((feature) =>
    features[feature] === undefined ? [] : [`${feature}:${features[feature]}`],
  );
}

function sizeOf(said: {
  boreMm?: number;
  outsideMm?: number;
  widthMm?: number;
}): Partial<Record<Dimension, number>> {
  return {
    ...(said.boreMm !== undefined && { bore: said.boreMm }),
    ...(said.outsideMm !== undefined && { outside: said.outsideMm }),
    ...(said.widthMm !== undefined && { width: said.widthMm }),
  };
}

function wordsOf(words: readonly string[]): string[] {
  return distinct(words.map((word) => word.slice(0, LONGEST_WORD))).slice(0, MOST_WORDS);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];
}
