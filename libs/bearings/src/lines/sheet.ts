import { codesOf, textOf } from '../designations/fold.js';
import type { LineDimensions, LinePiece, LineReading } from '../reading.js';
import type { Features } from '../vocabulary.js';
import type { Characters } from './characters.js';

export const LONGEST_LINE = 1000;

/** A line while it is read: what is understood is struck out, position by position. */
export class Sheet {
  readonly input: string;
  /** Of the whole line: what is struck out stays among them. */
  readonly characters: Characters;
  readonly #codes: number[];
  #open: string | undefined;

  constructor(input: string, folded: string, characters: Characters) {
    this.input = input;
    this.characters = characters;
    this.#codes = codesOf(folded);
    this.#open = folded;
  }

  /** Folded text with used places blanked. */
  get open(): string {
    return (this.#open ??= textOf(this.#codes));
  }

  strike(start: number, end: number): void {
    this.#codes.fill(BLANK, start, end);
    this.#open = undefined;
  }
}

const BLANK = 0x20;

/** Notes what a piece of the line says, and strikes it out. */
export function take(sheet: Sheet, reading: LineReading, piece: LinePiece): void {
  reading.pieces.push(piece);
  sheet.strike(piece.start, piece.end);
}

export function isEmpty(said: LineDimensions | Features): boolean {
  for (const _ in said) return false;
  return true;
}
