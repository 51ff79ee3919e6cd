import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balanceOf } from './statement.balance.js';
import { type StatementLine } from './statement.reader.js';

const line = (lineNo: number, amountMinor: bigint, balanceMinor: bigint | null): StatementLine => ({
  lineNo,
  amountMinor,
  balanceMinor,
  bankReference: `R${lineNo}`,
  bookedOn: '2026-11-26',
  payerName: '',
  payerAccount: '',
  payerBank: '',
  note: '',
});

const statement = fc.record({
  opening: fc.bigInt({ min: 0n, max: 10_000n }),
  amounts: fc.array(
    fc.bigInt({ min: -500n, max: 500n }).filter((amount) => amount !== 0n),
    { minLength: 1, maxLength: 20 },
  ),
});

describe('the balance of a statement', () => {
  it('runs from the opening to the closing, whichever end comes first', () => {
    fc.assert(
      fc.property(statement, fc.boolean(), ({ opening, amounts }, isReversed) => {
        let balance = opening;
        const lines = amounts.map((amount, index) => line(index + 2, amount, (balance += amount)));
        const found = balanceOf(isReversed ? lines.toReversed() : lines);
        const isTold = amounts.length > 1;
        if (isTold) expect(found?.broken).toBeNull();
        expect(found!.closingMinor - found!.openingMinor).toBe(amounts.reduce((sum, each) => sum + each, 0n));
      }),
    );
  });

  it('says where a line is missing', () => {
    const lines = [line(2, 10n, 110n), line(3, 5n, 115n), line(4, 7n, 130n)];
    expect(balanceOf(lines)).toEqual({
      openingMinor: 100n,
      closingMinor: 130n,
      broken: { lineNo: 4, expectedMinor: 122n },
    });
  });

  it('is unknown where a line says none', () => {
    expect(balanceOf([line(2, 10n, 110n), line(3, 5n, null)])).toBeNull();
    expect(balanceOf([])).toBeNull();
  });
});
