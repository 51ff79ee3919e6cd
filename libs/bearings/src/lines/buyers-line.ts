/** Reads a line as a buyer types it: designation or size, features, brand, quantity, price, and the rest as words. */
import { mergeFeatures } from '../designations/candidate.js';
import { foldText } from '../designations/fold.js';
import { saidBefore } from '../designations/ranking.js';
import { addSaid } from '../designations/said.js';
import type { Candidate, LinePiece, LineReading, ReadingHints } from '../reading.js';
import type { Features, PartFamily } from '../vocabulary.js';
import { strikeItemNumber, strikeSmallWords, strikeStandards } from './asides.js';
import { charactersOf } from './characters.js';
import { areKnownByShaft, findShaft } from './known-by-shaft.js';
import { readLeftovers } from './leftovers.js';
import { findBrand } from './line-brand.js';
import { bestDesignation, type DesignationFound, GOOD } from './line-designation.js';
import { findDimensions } from './line-dimensions.js';
import { mendWords } from './misspelt.js';
import { offersBehind, offersInstead } from './offers.js';
import { againstSize, MOST_CANDIDATES, partsBySize } from './parts-by-size.js';
import { tidy } from './pieces.js';
import { findPrice, findQuantity, isPartNumber } from './quantities.js';
import { areKnownByDiameter, asDiameter, findElements } from './rolling-elements.js';
import { isEmpty, LONGEST_LINE, Sheet, take } from './sheet.js';
import { type TradeWord, tradeWordAt } from './trade-words.js';

const BY_SIZE_ALONE = 0.7;
const BY_SIZE_AND_FAMILY = 0.9;

/** Never throws; time is linear in the line, of which the first 1,000 characters are read. */
export function readBuyersLine(text: string, hints: ReadingHints = {}): LineReading {
  const input = text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text;
  const folded = foldText(input);
  const characters = charactersOf(folded);
  const mended = mendWords(input, folded, characters);
  if (mended === undefined) {
    const reading = readLine(new Sheet(input, folded, characters), hints);
    reading.input = text;
    return reading;
  }
  const open = foldText(mended.text);
  const reading = readLine(new Sheet(mended.text, open, charactersOf(open)), hints);
  reading.input = text;
  placeAsTyped(reading, (at) => mended.placeOf(at));
  return reading;
}

function readLine(sheet: Sheet, hints: ReadingHints): LineReading {
  const { input } = sheet;
  // With every key from the start: what is read fills them in whatever order.
  const reading: LineReading = {
    input,
    pieces: [],
    candidates: [],
    dimensions: {},
    brand: undefined,
    quantity: undefined,
    unit: undefined,
    price: undefined,
    family: undefined,
    families: undefined,
    features: {},
    words: [],
  };
  strikeItemNumber(sheet);
  strikeStandards(sheet);
  readPriceAndQuantity(sheet, reading);
  readSize(sheet, reading);
  readBrandName(sheet, reading, hints);
  const said = readTradeWords(sheet, reading);
  strikeSmallWords(sheet);
  if (areKnownByDiameter(said.families)) boreIsDiameter(reading);
  readCandidates(sheet, reading, said, said.system === undefined ? hints : { system: said.system, ...hints });
  readLeftovers(sheet, reading);
  reading.candidates.push(...offersBehind(reading));
  tidy(reading.pieces, input);
  return reading;
}

/** Balls and rollers have no bore. */
function boreIsDiameter(reading: LineReading): void {
  reading.dimensions = asDiameter(reading.dimensions);
  reading.pieces = reading.pieces.map((piece) =>
    piece.kind === 'size' ? { ...piece, dimensions: asDiameter(piece.dimensions) } : piece,
  );
}

/** Places in the mended line become places in the line as it was typed. */
function placeAsTyped(reading: LineReading, placeOf: (mended: number) => number): void {
  const placed = <T extends { start: number; end: number }>(each: T): T => ({
    ...each,
    start: placeOf(each.start),
    end: placeOf(each.end - 1) + 1,
  });
  reading.pieces = reading.pieces.map(placed);
  reading.words = reading.pieces
    .filter(({ kind }) => kind === 'word')
    .map(({ start, end }) => reading.input.slice(start, end));
  reading.candidates = reading.candidates.map((candidate) => ({
    ...candidate,
    parts: candidate.parts.map(placed),
    unread: candidate.unread.map(placed),
  }));
}

function readPriceAndQuantity(sheet: Sheet, reading: LineReading): void {
  const price = findPrice(sheet.open, sheet.characters);
  if (price !== undefined) {
    reading.price = price.price;
    take(sheet, reading, { kind: 'price', start: price.start, end: price.end, price: price.price });
  }
  const quantity = findQuantity(sheet.open, sheet.characters);
  if (quantity === undefined || isPartNumber(sheet.open, quantity)) return;
  const { start, end, unit } = quantity;
  reading.quantity = quantity.quantity;
  reading.unit = unit;
  take(sheet, reading, { kind: 'quantity', start, end, quantity: quantity.quantity, unit });
}

function readSize(sheet: Sheet, reading: LineReading): void {
  const { dimensions, pieces } = findDimensions(sheet.open, sheet.input, sheet.characters);
  reading.dimensions = dimensions;
  for (const { start, end, dimensions: said } of pieces) {
    const { toleranceMm } = said;
    if (toleranceMm === undefined) take(sheet, reading, { kind: 'size', start, end, dimensions: said });
    else take(sheet, reading, { kind: 'tolerance', start, end, toleranceMm });
  }
}

function readBrandName(sheet: Sheet, reading: LineReading, hints: ReadingHints): void {
  const found = findBrand(sheet);
  if (found !== undefined) {
    reading.brand = found.brand;
    take(sheet, reading, { kind: 'brand', ...found });
  } else if (hints.brand !== undefined) reading.brand = hints.brand;
}

interface Said {
  families: readonly PartFamily[] | undefined;
  /** Of a housing. */
  shape: string | undefined;
  system: string | undefined;
  /** Where a word stands that says so of the number behind it: `旧180208`. */
  systemFrom: number | undefined;
}

function readTradeWords(sheet: Sheet, reading: LineReading): Said {
  const { open } = sheet;
  let families: readonly PartFamily[] | undefined;
  let shape: string | undefined;
  let system: string | undefined;
  let systemFrom: number | undefined;
  for (let at = 0; at < open.length; at += 1) {
    const said = tradeWordAt(open, at);
    if (said === undefined) continue;
    const end = at + said.word.length;
    sheet.strike(at, end);
    const piece = pieceOf(said, at, end);
    if (piece !== undefined) reading.pieces.push(piece);
    if (said.isOther === true) reading.words.push(sheet.input.slice(at, end));
    if (said.features !== undefined) addSaid(reading.features, said.features);
    if (said.system !== undefined && system === undefined) {
      system = said.system;
      if (BEFORE_NUMBER.test(open.slice(end, end + 3))) systemFrom = at;
    }
    if (said.families !== undefined) families = narrowed(families, said.families);
    shape ??= said.shape;
    at = end - 1;
  }
  if (families?.[0] !== undefined) {
    reading.family = families[0];
    reading.families = [...families];
  }
  return { families, shape, system, systemFrom };
}

const BEFORE_NUMBER = /^[ :]{0,2}[\dA-Z]/;

/** A filler says nothing. */
function pieceOf(
  { features, system, families, isOther }: TradeWord,
  start: number,
  end: number,
): LinePiece | undefined {
  if (features !== undefined) return { kind: 'feature', features, start, end };
  if (system !== undefined) return { kind: 'system', system, start, end };
  if (isOther === true) return { kind: 'word', start, end };
  return families && { kind: 'type', families, start, end };
}

/** Two type words narrow each other (`推力` and `调心滚子`); words that exclude each other leave the first. */
function narrowed(
  held: readonly PartFamily[] | undefined,
  said: readonly PartFamily[],
): readonly PartFamily[] {
  if (held === undefined) return said;
  const both = held.filter((family) => said.includes(family));
  return both.length > 0 ? both : held;
}

function readCandidates(sheet: Sheet, reading: LineReading, said: Said, hints: ReadingHints): void {
  const { families, systemFrom } = said;
  const sized: ReadingHints = isEmpty(reading.dimensions)
    ? hints
    : { ...hints, dimensions: { ...hints.dimensions, ...reading.dimensions } };
  const { input, open } = sheet;
  const line = { input, open, brand: reading.brand, families, systemFrom, hints: sized };
  const agreed = bestDesignation(line);
  const found =
    agreed ?? (sized === hints ? undefined : againstSize(bestDesignation({ ...line, hints }), reading));
  if (found === undefined) readWithoutNumber(sheet, reading, said);
  else readNamed(sheet, reading, found, families);
}

function readNamed(
  sheet: Sheet,
  reading: LineReading,
  found: DesignationFound,
  families: readonly PartFamily[] | undefined,
): void {
  const { input, open } = sheet;
  for (const { start, end, candidates } of found.places)
    take(sheet, reading, { kind: 'designation', start, end, candidates });
  for (const { start, end } of found.others) {
    const isBehind = start > (found.places[0]?.start ?? start);
    if (isBehind && reading.quantity === undefined && isRoundCount(open.slice(start, end).trim())) continue;
    reading.words.push(input.slice(start, end));
    take(sheet, reading, { kind: 'word', start, end });
  }
  for (const { candidates } of found.places.slice(1)) addStated(reading.features, candidates[0]);
  const merged = found.candidates.map((each) => mergeFeatures(each, reading.features));
  // Readings that the said features made alike are one.
  reading.candidates = merged.length < 2 ? merged : merged.filter((_, place) => !saidBefore(merged, place));
  const first = reading.candidates[0];
  const meant = families?.filter((held) => reading.candidates.some(({ family }) => family === held));
  if (meant?.[0] !== undefined) {
    reading.family = meant[0];
    reading.families = meant;
  }
  if (first === undefined) return;
  if (isEmpty(reading.features)) reading.features = { ...first.features };
  else addSaid(reading.features, first.features);
  if (first.confidence >= GOOD) reading.family ??= first.family;
}

/** By the size, by the diameter or by the shaft that the line says; else what its number may have been. */
function readWithoutNumber(sheet: Sheet, reading: LineReading, { families, shape }: Said): void {
  const { open } = sheet;
  if (families !== undefined && areKnownByDiameter(families)) {
    const asked = { open, families, dimensions: reading.dimensions, limit: MOST_CANDIDATES };
    const elements = findElements(asked);
    for (const piece of elements?.pieces ?? []) take(sheet, reading, piece);
    reading.candidates = elements?.candidates ?? [];
    return;
  }
  if (families !== undefined && areKnownByShaft(families)) readShaft(sheet, reading, families);
  const confidence = families === undefined ? BY_SIZE_ALONE : BY_SIZE_AND_FAMILY;
  reading.candidates = partsBySize(reading, { open, families, shape, confidence });
  if (reading.candidates.length === 0) reading.candidates = offersInstead(open, reading);
}

/** What the same part says of itself where it is named again: `180205(6205-2RS/C3)`. */
function addStated(features: Features, again: Candidate | undefined): void {
  const { seal, ...others } = again?.features ?? {};
  addSaid(features, seal === undefined || seal === 'open' ? others : { seal, ...others });
}

/** `直线轴承 20`, `鱼眼接头 M10`: of parts that go by their shaft or thread a bare number is that, not how many are wanted. */
function readShaft(sheet: Sheet, reading: LineReading, families: readonly PartFamily[]): void {
  const shaft = reading.dimensions.boreMm === undefined ? findShaft(sheet.open, families) : undefined;
  if (shaft === undefined) return;
  reading.dimensions = { ...reading.dimensions, boreMm: shaft.boreMm };
  take(sheet, reading, {
    kind: 'size',
    start: shaft.start,
    end: shaft.end,
    dimensions: { boreMm: shaft.boreMm },
  });
}

/**
 * `6206-2Z 1000`: behind a designation a round number is how many are wanted, though old numbers and self-aligning ones are
 * written so too; `6000`, `7200` and their like are sold every day, so they may be a second part.
 */
function isRoundCount(text: string): boolean {
  return /^[1-589]\d?\d?00$/.test(text);
}
