import { describe, expect, it } from '@jest/globals';
import { understand } from './understanding.js';

function chipsOf(q: string): string[] {
  return understand(q).understood.map(({ kind, value, source }) => `${kind}=${value} ← ${source}`);
}

describe('a designation in the query', () => {
  it('leads with the type it names, and lists all types of its basic designation', () => {
    expect(understand('6205-2RS').wanted.named).toEqual([{ type: '6205-2RS' }, { basic: '6205' }]);
    expect(understand('180205').wanted.named).toEqual([{ type: '6205-2RS' }, { basic: '6205' }]);
    expect(chipsOf('180205')).toEqual(['designation=6205-2RS ← 180205']);
  });

  it('that may be read in two systems names both parts, the likelier first', () => {
    expect(understand('7205').wanted.named).toEqual([
      { basic: '7205' },
      { type: '30205' },
      { basic: '30205' },
    ]);
    expect(chipsOf('7205')).toEqual(['designation=7205 ← 7205', 'designation=30205 ← 7205']);
  });

  it('is found among quantity, brand and features; these put offers first, and are no conditions', () => {
    const { wanted } = understand('HRB 6205 2rs c3 500个');
    expect(wanted.named[0]).toEqual({ type: '6205-2RS' });
    expect(wanted.preferred).toEqual({ brands: ['HRB'], offered: ['clearance:C3'] });
    expect(wanted.brands).toEqual([]);
    expect(chipsOf('HRB 6205 2rs c3 500个')).toEqual([
      'designation=6205-2RS/C3 ← 6205 2rs c3',
      'brand=HRB ← HRB',
      'quantity=500 ← 500个',
    ]);
  });

  it('keeps what was not understood beside it, and says so', () => {
    const { wanted } = understand('6205 厂家直销');
    expect(wanted.words).toEqual(['厂家直销']);
    expect(chipsOf('6205 厂家直销')).toContain('text=厂家直销 ← 厂家直销');
  });
});

describe('a description', () => {
  it('in dimensions is a size, with the likeliest types of it first', () => {
    const { wanted, size } = understand('25*52*15');
    expect(size).toEqual({ bore: 25, outside: 52, width: 15 });
    expect(wanted.ranges).toEqual({
      bore: { min: 25, max: 25 },
      outside: { min: 52, max: 52 },
      width: { min: 15, max: 15 },
    });
    expect(wanted.named[0]).toEqual({ type: '6205' });
    expect(wanted.named.every((each) => 'type' in each)).toBe(true);
  });

  it('with a tolerance is a range', () => {
    expect(understand('内径25±0.5').wanted.ranges.bore).toEqual({ min: 24.5, max: 25.5 });
  });

  it('in words is a type and a seal, in Chinese and English', () => {
    const { wanted } = understand('深沟球 密封 内径25');
    expect(wanted.families).toEqual(['deep_groove_ball']);
    expect(wanted.seals).toEqual(['contact_seal_2']);
    expect(chipsOf('深沟球 密封 内径25')).toEqual([
      'bore=25 ← 内径25',
      'type=deep_groove_ball ← 深沟球',
      'seal=contact_seal_2 ← 密封',
    ]);
    expect(understand('tapered roller').wanted.families).toEqual(['tapered_roller']);
  });

  it('by a brand alone is a condition; beside a size or a type it is a preference', () => {
    expect(understand('HRB').wanted.brands).toEqual(['HRB']);
    const { wanted } = understand('HRB 深沟球');
    expect(wanted.brands).toEqual([]);
    expect(wanted.preferred.brands).toEqual(['HRB']);
  });
});

describe('what names nothing', () => {
  it.each(['620', '1802', 'NU2', 'UCP', '运河'])('is searched as text: %s', (q) => {
    const { wanted } = understand(q);
    expect(wanted.words).toEqual([q]);
    expect(wanted.named).toEqual([]);
    expect(chipsOf(q)).toEqual([`text=${q} ← ${q}`]);
  });

  it('asks for nothing when nothing was written', () => {
    expect(understand('  ')).toEqual({ ...understand(''), understood: [] });
    expect(understand('轴承').wanted.words).toEqual([]);
  });

  it('is bounded, however much was written', () => {
    const { wanted } = understand(
      'zzz '.repeat(30) + Array.from({ length: 90 }, (_, at) => `w${at}x`).join(' '),
    );
    expect(wanted.words.length).toBeLessThanOrEqual(6);
    expect(understand('x'.repeat(500)).wanted.words.every((word) => word.length <= 60)).toBe(true);
  });
});

it('takes every chip’s source from the query itself, so that it can be taken out again', () => {
  for (const q of [
    'SKF 6205-2RSH 100pcs',
    '25x52x15 密封 NSK',
    '６２０５ ｚｚ',
    '内径25 外径52 调心球',
    'd=25 D=52',
  ]) {
    for (const { source } of understand(q).understood) expect(q).toContain(source);
  }
});
