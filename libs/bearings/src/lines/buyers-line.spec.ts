import { describe, expect, it } from '@jest/globals';
import type { LineReading } from '../reading.js';
import type { Features } from '../vocabulary.js';
import { readBuyersLine } from './buyers-line.js';
import { JUDGED_LINES } from './judged/index.js';

interface Judged {
  line: string;
  designation: string;
  expectations: string[];
}

const judged: Judged[] = JUDGED_LINES.trim()
  .split('\n')
  .map((row) => {
    const [line = '', said = ''] = row.split(' => ');
    const [designation = '', expectations = ''] = said.split(' ; ');
    return {
      line: line.replaceAll('\\t', '\t'),
      designation: designation.trim(),
      expectations: expectations.split(' ').filter(Boolean),
    };
  });

const READ: Readonly<Record<string, (reading: LineReading) => unknown>> = {
  q: ({ quantity }) => quantity,
  u: ({ unit }) => unit,
  b: ({ brand }) => brand,
  p: ({ price }) => price?.amount,
  d: ({ dimensions }) => dimensions.boreMm,
  D: ({ dimensions }) => dimensions.outsideMm,
  w: ({ dimensions }) => dimensions.widthMm,
  tol: ({ dimensions }) => dimensions.toleranceMm,
  f: ({ family }) => family,
  f2: ({ candidates }) => candidates[0]?.family,
};

function wrongs({ line, designation, expectations }: Judged): string[] {
  const reading = readBuyersLine(line);
  const [first] = reading.candidates;
  const wrong: string[] = [];
  if (designation !== '-' && !says(first?.designation, designation, expectations)) {
    wrong.push(`designation ${first?.designation}`);
  }
  for (const expectation of expectations) {
    const [key = '', expected = ''] = expectation.split(/[=:]/);
    const read = READ[key];
    const got = read === undefined ? first?.features[key as keyof Features] : read(reading);
    if (String(got) !== expected) wrong.push(`${key} ${String(got)}`);
  }
  return wrong;
}

/** With features spelled out behind it, a designation is judged by its beginning: makers' codes for the rest differ. */
function says(got: string | undefined, expected: string, expectations: readonly string[]): boolean {
  if (got === expected) return true;
  const spelledOut = expectations.some(
    (expectation) => expectation.includes(':') || expectation.startsWith('f2'),
  );
  return spelledOut && got?.replace(/^SS/, '').startsWith(expected.replace(/^SS/, '')) === true;
}

describe('judged lines', () => {
  it('are at least 400', () => {
    expect(judged.length).toBeGreaterThanOrEqual(400);
    expect(new Set(judged.map(({ line }) => line)).size).toBe(judged.length);
  });

  it('are right at the first candidate for at least 95 of 100', () => {
    const missed = judged.map((row) => ({ row, wrong: wrongs(row) })).filter(({ wrong }) => wrong.length > 0);
    const share = 1 - missed.length / judged.length;
    const told = missed.map(({ row, wrong }) => `${row.line} => ${row.designation}: ${wrong.join(', ')}`);
    expect({ share: share >= 0.95, told: share >= 0.95 ? [] : told }).toEqual({ share: true, told: [] });
  });
});

describe('a number that nothing has', () => {
  it('is offered the one part an edit away, and not taken for it', () => {
    const { candidates, words, quantity } = readBuyersLine('UCP2055 10个');
    expect(candidates).toMatchObject([{ basic: 'UCP205', correction: { from: 'UCP2055', to: 'UCP205' } }]);
    expect([candidates[0]?.confidence, words, quantity]).toEqual([0.3, ['UCP2055'], 10]);
    expect(readBuyersLine('13812345678').candidates).toEqual([]);
  });
});

describe('a bare size', () => {
  it('names each part once, however many variants the catalogue has of it', () => {
    const named = readBuyersLine('1-1/4 x 2-1/4 x 1/2').candidates.map(({ designation }) => designation);
    expect(named).toEqual([...new Set(named)]);
    expect(readBuyersLine('4*10').candidates.map(({ designation }) => designation)).toEqual(['MR104']);
  });
});

describe('a number that names nothing', () => {
  it('is offered as the one part that is a slip away, behind what the line says, and keeps its word', () => {
    const offered = (line: string): unknown =>
      readBuyersLine(line).candidates.map(({ designation, correction }) => [designation, correction?.to]);
    expect(offered('HKK2020 50个')).toEqual([['HK2020', 'HK2020']]);
    expect(offered('LM12794/10')).toEqual([
      ['LM12794/LM12710', undefined],
      ['LM12749/LM12710', 'LM12749/LM12710'],
    ]);
    // NU212 and NUP212 are both a slip away.
    expect(offered('NUU212E')).toEqual([]);
    expect(readBuyersLine('HKK2020 50个').words).toEqual(['HKK2020']);
    expect(offered('12 84111')).toEqual([['81111', '81111']]);
  });

  it('is no quantity where it is offered as a part', () => {
    expect(readBuyersLine('84111')).toMatchObject({ quantity: undefined, words: ['84111'] });
    expect(readBuyersLine('84111 20')).toMatchObject({ quantity: 20, words: ['84111'] });
  });
});

describe('pieces', () => {
  it('say what was read where, and leave fillers out', () => {
    const line = '轴承6205 胶盖 C3 HRB 500个 under 3元 广告';
    const said = readBuyersLine(line).pieces.map(({ kind, start, end }) => [kind, line.slice(start, end)]);
    expect(said).toEqual([
      ['designation', '6205'],
      ['feature', '胶盖'],
      ['feature', 'C3'],
      ['brand', 'HRB'],
      ['quantity', '500个'],
      ['price', 'under 3元'],
      ['word', '广告'],
    ]);
  });

  it('of judged lines lie within the line, in order, and never overlap', () => {
    for (const { line } of judged) {
      let before = 0;
      for (const { start, end } of readBuyersLine(line).pieces) {
        expect([line, start >= before, end > start]).toEqual([line, true, true]);
        before = end;
      }
      expect(before).toBeLessThanOrEqual(line.length);
    }
  });
});
