/** A line while it is read: what is understood is struck out, position by position. */
import type { LineDimensions, LinePiece, LineReading } from '../reading.js';
import type { Features } from '../vocabulary.js';
import type { Characters } from './characters.js';

export const LONGEST_LINE = 1000;

/** The line with what is understood struck out, position by position. */
export interface Sheet {
  input: string;
  /** Folded text with used places blanked. */
  open: string;
  /** Of the whole line: what is struck out stays among them. */
  characters: Characters;
}

/** Notes what a piece of the line says, and strikes it out. */
export function take(sheet: Sheet, reading: LineReading, piece: LinePiece): void {
  reading.pieces.push(piece);
  strike(sheet, piece.start, piece.end);
}

export const BLANKS = ' '.repeat(LONGEST_LINE);

export function strike(sheet: Sheet, start: number, end: number): void {
  sheet.open = sheet.open.slice(0, start) + BLANKS.slice(0, end - start) + sheet.open.slice(end);
}

/** `双联 背对背`: a pair without a word how gives way to the arrangement that is said. */
const ANY_PAIR = 'universal_pair';

export function addSaid(features: Features, said: Features): void {
  for (const key in said) {
    const feature = key as keyof Features;
    const held = features[feature];
    if (held === undefined || held === ANY_PAIR) features[feature] = said[feature] as string;
  }
}

export function isEmpty(said: LineDimensions | Features): boolean {
  for (const _ in said) return false;
  return true;
}
