/** The pieces that a line was read in. */
import { isHan } from '../designations/fold.js';
import type { LinePiece } from '../reading.js';

/** Without the blanks around them, in the order of the line. */
export function tidy(pieces: LinePiece[], input: string): void {
  for (const piece of pieces) trimBlanks(piece, input);
  putInOrder(pieces);
}

function trimBlanks(piece: LinePiece, input: string): void {
  while (piece.start < piece.end && isBlank(input.charCodeAt(piece.start))) piece.start += 1;
  while (piece.end > piece.start && isBlank(input.charCodeAt(piece.end - 1))) piece.end -= 1;
}

function isBlank(code: number): boolean {
  if (code > 32 && code < 127) return false;
  return code === 32 || (!isHan(code) && String.fromCharCode(code).trim() === '');
}

/** The few pieces of a line, most of them in order already. */
function putInOrder(pieces: LinePiece[]): void {
  for (let i = 1; i < pieces.length; i += 1) {
    const piece = pieces[i] as LinePiece;
    let at = i;
    for (; at > 0 && (pieces[at - 1] as LinePiece).start > piece.start; at -= 1) {
      pieces[at] = pieces[at - 1] as LinePiece;
    }
    pieces[at] = piece;
  }
}
