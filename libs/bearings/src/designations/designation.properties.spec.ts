import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue } from '../catalogue.js';
import { readBuyersLine } from '../lines/buyers-line.js';
import type { Reading } from '../reading.js';
import { readDesignation } from './designation.reader.js';
import { explain } from './explanation.js';
import { designationKey, foldText } from './fold.js';

/** Text out of the pieces that designations and buyers' lines are made of, in any order. */
const pieces = fc.constantFrom(
  ...'6205 NU 22220 K30 W33 -2RS ZZ DDU /C3 P63 LM11749/10 180205 76- 3D 轴承 胶盖 25*52*15 φ25 500个 ¥3.5 SKF 哈轴 О 0 O l | / - . ， ＋ х × Л1 E2. +H308 UCP К1С17 7205AC 内径 ± ½ 😀 \ud800 \u200b'.split(
    ' ',
  ),
  ' ',
  '\t',
  '',
);
const likely = fc.array(pieces, { maxLength: 12 }).map((each) => each.join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  likely,
);

const designations = catalogue().map(({ designation }) => designation);
const mutated = fc
  .tuple(
    fc.constantFrom(...designations),
    fc.nat(20),
    fc.constantFrom('', '0', 'O', 'Z', '-', ' ', '/', '２', 'К', '个'),
  )
  .map(
    ([text, at, change]) =>
      text.slice(0, at % (text.length + 1)) + change + text.slice((at % (text.length + 1)) + 1),
  );

function checkReading({ input, candidates, unread }: Reading): void {
  let last = 1;
  for (const candidate of candidates) {
    expect(candidate.confidence).toBeGreaterThan(0);
    expect(candidate.confidence).toBeLessThanOrEqual(last);
    last = candidate.confidence;
    for (const part of [...candidate.parts, ...candidate.unread, ...unread]) {
      expect(part.start).toBeGreaterThanOrEqual(0);
      expect(part.end).toBeGreaterThanOrEqual(part.start);
      expect(part.end).toBeLessThanOrEqual(input.length);
    }
    const { zh, en } = explain(candidate);
    expect(zh.length * en.length).toBeGreaterThan(0);
  }
}

describe('the readers', () => {
  it('throw on no text, rank what they answer and point into the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, mutated), (text) => {
        checkReading(readDesignation(text));
        const line = readBuyersLine(text);
        expect(line.input).toBe(text);
        if (line.quantity !== undefined) expect(Number.isFinite(line.quantity)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('throw on no hint', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.double(), (text, system, brand, boreMm) => {
        checkReading(readDesignation(text, { system, brand, dimensions: { boreMm } }));
      }),
      { numRuns: 1_000 },
    );
  });

  it('answer the same to the same, however it is spaced or folded', () => {
    fc.assert(
      fc.property(fc.constantFrom(...designations), (designation) => {
        const wide = designation.replace(/[!-~]/g, (character) =>
          String.fromCharCode(character.charCodeAt(0) + 0xfee0),
        );
        const [plain] = readDesignation(designation).candidates;
        for (const spelling of [designation.toLowerCase(), ` ${designation} `, wide]) {
          expect(readDesignation(spelling).candidates[0]?.designation).toBe(plain?.designation);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('spend no more than a bounded effort on long text', () => {
    for (const piece of ['6205', '6205-', 'A', '/', '25*', '轴承', '一', '1,', 'ZZ', '½', '(', '6/', 'K2X']) {
      const long = piece.repeat(200_000);
      expect(readDesignation(long).input).toBe(long);
      expect(readBuyersLine(long).input).toBe(long);
    }
  });

  it('never take one known number for another: a digit changed is another part or none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...designations.filter((each) => /^6[02-4]\d\d$/.test(each))),
        fc.nat(9),
        (basic, digit) => {
          const changed = basic.slice(0, 3) + String(digit);
          const [first] = readDesignation(changed).candidates;
          const takenAs = first?.correction === undefined ? first?.basic : changed;
          expect(takenAs ?? changed).toBe(changed);
        },
      ),
    );
  });
});

describe('folding', () => {
  it('keeps the length of every text and is done after one pass', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(folded).toHaveLength(text.length);
        expect(foldText(folded)).toBe(folded);
        expect(designationKey(designationKey(text))).toBe(designationKey(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
