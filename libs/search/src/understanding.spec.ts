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
    expect(understand('7205').understood).toEqual([
      {
        kind: 'designation',
        value: '7205',
        label: {
          zh: '型号 7205 或 30205（旧国标）',
          en: 'designation 7205 or 30205 (an old Chinese number)',
        },
        source: '7205',
        start: 0,
        end: 4,
      },
    ]);
  });

  it('is found among quantity, brand and features; these put offers first, and are no conditions', () => {
    const { wanted } = understand('HRB 6205 2rs c3 500个');
    expect(wanted.named[0]).toEqual({ type: '6205-2RS' });
    expect(wanted.preferred).toEqual({ brands: ['HRB'], offered: ['clearance:C3'] });
    expect(wanted.brands).toEqual([]);
    expect(chipsOf('HRB 6205 2rs c3 500个')).toEqual([
      'brand=HRB ← HRB',
      'designation=6205-2RS/C3 ← 6205 2rs c3',
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

  it('in inches is a size in millimetres, and a product is one chip', () => {
    expect(understand('1-1/8" bore').size).toEqual({ bore: 28.575 });
    expect(chipsOf('1 1/4 x 2 1/2')).toEqual(['size=31.75×63.5 ← 1 1/4 x 2 1/2']);
  });

  it('in words is a type and a seal, in Chinese and English', () => {
    const { wanted } = understand('深沟球 密封 内径25');
    expect(wanted.families).toEqual(['deep_groove_ball']);
    expect(wanted.seals).toEqual(['contact_seal_2']);
    expect(chipsOf('深沟球 密封 内径25')).toEqual([
      'type=deep_groove_ball ← 深沟球',
      'seal=contact_seal_2 ← 密封',
      'bore=25 ← 内径25',
    ]);
    expect(understand('tapered roller').wanted.families).toEqual([
      'tapered_roller',
      'double_row_tapered_roller',
    ]);
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

describe('words about the offers', () => {
  it('are conditions of their own, and no part of the search for a part', () => {
    const { quantity, wanted } = understand('6205-2RS 500个 单价3元以内 山东 现货 ISO9001 绿色');
    expect(quantity).toBe(500);
    expect(wanted.conditions).toEqual({
      ticks: { province: ['山东'], certificate: ['iso_9001'], green: ['true'] },
      price: { max: 3 },
      inStock: true,
    });
    expect(wanted.words).toEqual([]);
    expect(wanted.named[0]).toEqual({ type: '6205-2RS' });
  });

  it.each([
    ['from Shandong', '山东'],
    ['山东省产', '山东'],
    ['临清', '山东'],
    ['made in Wuxi', '江苏'],
    ['洛阳市', '河南'],
    ['from Luoyang', '河南'],
    ['Shanxi', '山西'],
    ['Shaanxi', '陕西'],
  ])('%s is a place', (words, province) => {
    expect(understand(`6205 ${words}`).wanted.conditions?.ticks?.province).toEqual([province]);
    expect(understand(`6205 ${words}`).wanted.words).toEqual([]);
  });

  it.each(['送到成都', '发往山东', 'to Chengdu', '洛阳', '哈尔滨'])(
    '%s is not where goods shall come from',
    (words) => {
      expect(understand(`6205 ${words}`).wanted.conditions).toBeUndefined();
    },
  );

  it.each([
    ['IATF 16949', 'iatf_16949'],
    ['ISO/TS16949 认证', 'iatf_16949'],
    ['iso 9001:2015', 'iso_9001'],
    ['绿色工厂', 'green_factory'],
    ['排污许可证', 'discharge_permit'],
  ])('%s is a certificate', (words, certificate) => {
    const { wanted } = understand(`${words} 6205`);
    expect(wanted.conditions?.ticks).toEqual({ province: [], certificate: [certificate], green: [] });
    expect(wanted.named[0]).toEqual({ type: '6205' });
  });

  it.each(['6205 3.5', '6205 3.5美元', '总价300元 6205 100个'])(
    'a price that cannot be compared with offers is said to be no filter: %s',
    (q) => {
      const { wanted, understood } = understand(q);
      expect(wanted.conditions).toBeUndefined();
      const said = understood.find(({ kind }) => kind === 'price')?.label.en;
      expect(said === undefined || said.endsWith('not a filter')).toBe(true);
    },
  );

  it('in kilograms are no number of pieces', () => {
    expect(understand('6205 10kg').quantity).toBeUndefined();
    expect(chipsOf('6205 10kg')).toContain('quantity=10 ← 10kg');
  });
});

describe('a number in pieces', () => {
  it.each([
    ['62 05', '6205'],
    ['HK 20 16', 'HK2016'],
    ['7205 A C', '7205AC'],
    ['LM 11749 / 10', 'LM11749/LM11710'],
  ])('%s names %s', (q, type) => {
    expect(understand(q).wanted.named[0]).toEqual({ type });
    expect(chipsOf(q)).toEqual([`designation=${type} ← ${q}`]);
  });

  it('is not what a quantity behind a number makes', () => {
    expect(chipsOf('6205 500')).toEqual(['designation=6205 ← 6205', 'quantity=500 ← 500']);
  });
});

it('takes no stray digits among words for a part, and signs for nothing', () => {
  expect(understand('iphone 15 pro').wanted.named).toEqual([]);
  expect(understand('!!!???').wanted.words).toEqual(['!!!???']);
});

it('takes every chip’s source from the query itself, so that it can be taken out again', () => {
  for (const q of [
    'SKF 6205-2RSH 100pcs',
    '25x52x15 密封 NSK',
    '６２０５ ｚｚ',
    '内径25 外径52 调心球',
    'd=25 D=52',
  ]) {
    for (const { source, start, end } of understand(q).understood) expect(q.slice(start, end)).toBe(source);
  }
});
