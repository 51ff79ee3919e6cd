import { type Candidate, catalogue, type Features, type LineReading, readBuyersLine } from '@app/bearings';
import { type Dimension, DIMENSIONS, type Named, type Range, type Wanted } from './search-engine.js';
import {
  commonChips,
  designationChip,
  dimensionChip,
  familyChips,
  featureChips,
  Pieces,
  sourceOf,
  type Understood,
  wordChips,
} from './understood.js';

export interface Understanding {
  wanted: Wanted;
  understood: Understood[];
  /** The size asked for, as far as it was said or follows from the designation. */
  size: Readonly<Partial<Record<Dimension, number>>>;
}

/** Below this a reading is a guess, and the text is searched as text. */
const SURE = 0.5;
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

/** What a searcher's words ask for, by the rules of the bearing library. */
export function understand(q: string): Understanding {
  const text = q.trim();
  if (text === '') return { wanted: NOTHING, understood: [], size: {} };
  const reading = readBuyersLine(text);
  const named = reading.candidates.filter(isNamed);
  if (named.length > 0) return understandDesignation(text, reading, named);
  if (NUMBER.test(text) && Object.keys(sizeOf(reading.dimensions)).length === 0)
    return understandNumber(text);
  return understandDescription(text, reading);
}

/** A designation was read: it decides, and what else was said only orders the list. */
function understandDesignation(
  text: string,
  reading: LineReading,
  named: readonly Candidate[],
): Understanding {
  const best = named[0]?.confidence ?? 0;
  const likely = named.filter(({ confidence }) => confidence >= best * SHARE_OF_BEST);
  const [first] = likely;
  const pieces = new Pieces(text);
  return {
    wanted: {
      ...NOTHING,
      named: placesOf(likely),
      preferred: { brands: distinct([reading.brand]), offered: offeredFeatures(reading.features) },
      words: wordsOf(reading.words),
    },
    understood: [
      ...likely.map((candidate) => designationChip(candidate, text)),
      ...commonChips(reading, pieces),
      ...wordChips(reading.words),
    ],
    size: first === undefined ? {} : sizeOf(first.dimensions),
  };
}

/** A number that names nothing is the beginning of one, not so many pieces of anything. */
const NUMBER = /^[\d./-]+$/;

function understandNumber(text: string): Understanding {
  return { wanted: { ...NOTHING, words: wordsOf([text]) }, understood: wordChips([text]), size: {} };
}

/** No designation: size, type, seal and brand decide; words decide where nothing else was said. */
function understandDescription(text: string, reading: LineReading): Understanding {
  const unsure = reading.candidates
    .filter(({ parts }) => parts.length > 0)
    .map((each) => sourceOf(each, text));
  const words = wordsOf([...distinct(unsure.slice(0, 1)), ...reading.words]);
  const { toleranceMm } = reading.dimensions;
  const size = sizeOf(reading.dimensions);
  const ranges = Object.fromEntries(
    Object.entries(size).map(([name, mm]): [string, Range] => [
      name,
      { min: mm - (toleranceMm ?? 0), max: mm + (toleranceMm ?? 0) },
    ]),
  );
  const { seal, ...others } = unsure.length > 0 ? {} : reading.features;
  const families = reading.families ?? [];
  const seals = distinct([seal]);
  const brands = distinct([reading.brand]);
  const described = families.length + seals.length + Object.keys(size).length > 0;
  const pieces = new Pieces(text);
  return {
    wanted: {
      ...NOTHING,
      named: typesOf(reading.candidates.filter(isBySize)),
      families,
      seals,
      ranges,
      // Who names a brand beside a size or a type will look at another maker's of the same; who names only a brand will not.
      brands: described ? [] : brands,
      preferred: { brands: described ? brands : [], offered: offeredFeatures(others) },
      words,
    },
    understood: [
      ...DIMENSIONS.flatMap((name) => dimensionChip(name, reading.dimensions, pieces)),
      ...familyChips(families, pieces),
      ...featureChips(unsure.length > 0 ? {} : reading.features, pieces),
      ...commonChips(reading, pieces),
      ...wordChips(words),
    ],
    size,
  };
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
