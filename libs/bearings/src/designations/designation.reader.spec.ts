import { describe, expect, it } from '@jest/globals';
import type { Candidate, ReadingHints } from '../reading.js';
import { readDesignation } from './designation.reader.js';
import { explain } from './explanation.js';

function first(text: string, hints?: ReadingHints): Candidate {
  const [candidate] = readDesignation(text, hints).candidates;
  if (candidate === undefined) throw new Error(`nothing read in ${text}`);
  return candidate;
}

function sizeOf({ dimensions }: Candidate): string {
  return [dimensions.boreMm, dimensions.outsideMm, dimensions.widthMm].join('x');
}

describe('today’s designations', () => {
  it.each([
    ['6205', '6205', 'deep_groove_ball', '25x52x15'],
    ['608', '608', 'deep_groove_ball', '8x22x7'],
    ['60/1,5', '60/1.5', 'deep_groove_ball', '1.5x6x2.5'],
    ['618/500', '618/500', 'deep_groove_ball', '500x620x56'],
    ['62/22', '62/22', 'deep_groove_ball', '22x50x14'],
    ['16004', '16004', 'deep_groove_ball', '20x42x8'],
    ['4205', '4205', 'double_row_deep_groove_ball', '25x52x18'],
    ['7205AC', '7205', 'angular_contact_ball', '25x52x15'],
    ['71905 CD/P4A', '71905', 'angular_contact_ball', '25x42x9'],
    ['3205', '3205', 'double_row_angular_contact_ball', '25x52x20.6'],
    ['QJ 205', 'QJ205', 'four_point_contact_ball', '25x52x15'],
    ['1205K', '1205', 'self_aligning_ball', '25x52x15'],
    ['NU 205 ECP', 'NU205', 'cylindrical_roller', '25x52x15'],
    ['NN 3010 KTN/SP', 'NN3010', 'double_row_cylindrical_roller', '50x80x23'],
    ['30205', '30205', 'tapered_roller', '25x52x16.25'],
    ['320/32 X', '320/32', 'tapered_roller', '32x58x17'],
    ['22220 CCK/W33', '22220', 'spherical_roller', '100x180x46'],
    ['240/500', '240/500', 'spherical_roller', '500x720x218'],
    ['51105', '51105', 'thrust_ball', '25x42x11'],
    ['52206', '52206', 'thrust_ball_double_direction', '25x52x29'],
    ['81107', '81107', 'thrust_cylindrical_roller', '35x52x12'],
    ['29420', '29420', 'thrust_spherical_roller', '100x210x67'],
    ['NA4905', 'NA4905', 'needle_roller', '25x42x17'],
    ['HK 0810', 'HK0810', 'drawn_cup_needle_roller', '8x12x10'],
    ['K05x08x08', 'K5X8X8', 'needle_cage', '5x8x8'],
    ['UC205', 'UC205', 'insert', '25x52x34.1'],
  ])('reads %s as %s', (text, basic, family, size) => {
    const candidate = first(text);
    expect([candidate.basic, candidate.family, sizeOf(candidate)]).toEqual([basic, family, size]);
    expect(candidate.confidence).toBeGreaterThan(0.9);
  });

  it.each([
    ['6205DDUC3', { seal: 'contact_seal_2', clearance: 'C3' }],
    ['6205ZZCM', { seal: 'shield_2', clearance: 'CM' }],
    ['62052RSC3', { seal: 'contact_seal_2', clearance: 'C3' }],
    ['6205/P63', { tolerance: 'P6', clearance: 'C3' }],
    ['6205-2RS/Z3V3', { seal: 'contact_seal_2', vibration: 'Z3+V3' }],
    ['6205 ZNR', { seal: 'shield_1', ringGroove: 'snap_groove+ring' }],
    ['6205LLU/5K', { seal: 'contact_seal_2', grease: 'multemp_srl' }],
    ['E2.6305-2Z/C3', { internalDesign: 'low_friction', seal: 'shield_2', clearance: 'C3' }],
    ['SS6205ZZ', { material: 'stainless', seal: 'shield_2' }],
    ['NU205ECP', { internalDesign: 'reinforced', cage: 'polyamide_gf' }],
    ['NU2324ECMA', { internalDesign: 'reinforced', cage: 'machined_brass_outer_guided' }],
    ['7205AC/P5DB', { contactAngle: '25', tolerance: 'P5', arrangement: 'DB' }],
    ['7205 BECBP', { contactAngle: '40', arrangement: 'universal_CB', cage: 'polyamide_gf' }],
    ['22220CAK/W33C3', { internalDesign: 'CA', bore: 'taper_1_12', ringGroove: 'lub_groove_3_holes_outer' }],
    ['24156CA.K30.W33', { internalDesign: 'CA', bore: 'taper_1_30', ringGroove: 'lub_groove_3_holes_outer' }],
    ['NU2309-E-TVP3', { internalDesign: 'reinforced', cage: 'polyamide_gf' }],
    ['NCF2922 V', { cage: 'full_complement' }],
    ['1308+H308', { component: 'adapter_sleeve' }],
  ])('reads the suffixes of %s', (text, features) => {
    const candidate = first(text);
    expect(candidate.features).toMatchObject(features);
    expect(candidate.unread).toEqual([]);
  });

  it('reads one code by the list of the brand at hand', () => {
    expect(first('NSK 7205A').features.contactAngle).toBe('30');
    expect(first('CX 7205A').features.contactAngle).toBe('25');
    expect(first('FAG 7205E').features.contactAngle).toBe('25');
    expect(first('KOYO 7205E').features.contactAngle).toBe('35');
    expect(first('NU205E').features.internalDesign).toBe('reinforced');
    expect(first('6205M', { brand: 'SKF' }).features.cage).toBe('machined_brass_element_guided');
    expect(first('6205M').features.cage).toBe('machined_brass');
    expect(first('NSK 6205V').features.seal).toBe('noncontact_seal_1');
    expect(first('SKF NU205V').features.cage).toBe('full_complement');
  });

  it('gives a matched set its whole width', () => {
    expect(sizeOf(first('7205AC/P5DB'))).toBe('25x52x30');
    expect(sizeOf(first('32038T146 X/DBC220'))).toBe('190x290x146');
    expect(sizeOf(first('30213 J2/QDF'))).toBe('65x120x49.5');
  });

  it('counts the seat washer into the height only where the number has it', () => {
    expect(sizeOf(first('53206'))).toBe('30x52x17.8');
    expect(sizeOf(first('53206 U'))).toBe('30x52x20');
    expect(first('53206+U206').basic).toBe('53206U');
  });

  it('takes sixteenths of an inch behind an insert or a unit for its shaft', () => {
    expect(first('UC206-18')).toMatchObject({
      basic: 'UC206-18',
      dimensions: { boreMm: 28.575, outsideMm: 62 },
    });
    expect(first('UCP205-16').dimensions.boreMm).toBe(25.4);
    expect(first('UCP205').dimensions.boreMm).toBe(25);
  });

  it('names the catalogue type that a designation is a case of', () => {
    expect(first('SKF 6205-2RSH/C3').typeDesignation).toBe('6205-2RS');
    expect(first('22220CCK/W33').typeDesignation).toBe('22220K');
    expect(first('UC205').typeDesignation).toBe('UC205');
    expect(first('6250').typeDesignation).toBeUndefined();
  });
});

describe('other names', () => {
  it.each([
    ['6805 2RS', '61805-2RS', 'JIS'],
    ['6905ZZ', '61905-2Z', 'JIS'],
    ['685', '618/5', 'JIS'],
    ['5205', '3205', 'JIS'],
    ['SL183020', 'NCF3020', 'MAKER'],
    ['HCB71910-E', '71910AC/HC', 'ISO'],
    ['7199 CE/P4A', '719/9C/P4A', 'ISO'],
  ])('reads %s as %s', (text, designation, system) => {
    const candidate = first(text);
    expect([candidate.designation, candidate.system]).toEqual([designation, system]);
  });
});

describe('ambiguity', () => {
  it('answers 7205 with both readings, today’s first, and says by which system each was read', () => {
    const { candidates } = readDesignation('7205');
    expect(candidates.map(({ basic }) => basic)).toEqual(['7205', '30205']);
    expect(candidates.map(({ system }) => system)).toEqual(['ISO', 'GB-OLD']);
    expect(explain(candidates[1]!).zh).toContain('旧国标');
    expect(explain(candidates[1]!).en).toContain('old Chinese');
  });

  it('lets hints turn the ranking', () => {
    expect(first('7205', { system: 'GOST' }).basic).toBe('30205');
    expect(first('7205', { system: 'GB-OLD' }).system).toBe('GB-OLD');
    expect(first('7205', { dimensions: { widthMm: 16.25 } }).basic).toBe('30205');
    expect(first('7205', { family: 'tapered_roller' }).basic).toBe('30205');
    expect(first('32205').basic).toBe('32205');
    expect(first('32205', { system: 'GOST' }).basic).toBe('NU205');
  });

  it('takes a bare number of the inch series 16 for an old one where there is one, and not with seals behind it', () => {
    expect(['1605', '1641', '1605-2RS'].map((text) => first(text).basic)).toEqual(['2305', '1641', '1605']);
    expect(first('1605', { system: 'ABMA' }).basic).toBe('1605');
  });

  it('never ranks a reading above a surer one', () => {
    for (const text of ['7205', '32205', '1205', '126', '108', '2007113', '180205(6205-2RS)']) {
      const confidences = readDesignation(text).candidates.map(({ confidence }) => confidence);
      expect(confidences.toSorted((a, b) => b - a)).toEqual(confidences);
    }
  });
});

describe('dirty text', () => {
  it.each([
    ['６２０５－２ＲＳ', '6205-2RS'],
    ['6205.2Z', '6205-2Z'],
    ['6205—2RS—C3', '6205-2RS/C3'],
    ['62O5', '6205'],
    ['62o5zz', '6205-2Z'],
    ['l6004', '16004'],
    ['哈轴6205-2RS', '6205-2RS'],
    ['型号：6205 2RS', '6205-2RS'],
    ['NO.6205', '6205'],
    ['6205-2RS SKF', '6205-2RS'],
    ['SKF-6205', '6205'],
    ['180205(6205-2RS)', '6205-2RS'],
  ])('reads %s as %s', (text, designation) => {
    expect(first(text).designation).toBe(designation);
  });

  it('finds the brand before or behind', () => {
    expect(first('HRB6205').brand).toBe('HRB');
    expect(first('6205 瓦轴').brand).toBe('ZWZ');
    expect(first('C&U 6205').brand).toBe('C&U');
    expect(first('FAGNU205').brand).toBe('FAG');
  });

  it('says by position what it could not read', () => {
    const { unread } = readDesignation('6205-2RS?QQ7');
    expect(unread.map(({ text }) => text)).toContain('QQ7');
    for (const { text, start, end } of unread) expect('6205-2RS?QQ7'.slice(start, end)).toBe(text);
  });

  it('offers a number that is one edit away, and never takes it', () => {
    const [offer] = readDesignation('NA49055').candidates.filter(
      ({ correction }) => correction !== undefined,
    );
    expect(offer?.correction).toEqual({ from: 'NA49055', to: 'NA4905' });
    expect(offer?.confidence).toBeLessThan(0.5);
  });

  it.each(['NJ120X240X80', '720', '62/0', 'K0X5X5', 'HK000775', 'TC 0*5*5', 'ИК0Х62Х40', 'UC205-00'])(
    'answers no bore of 0 for %s',
    (text) => {
      const bores = readDesignation(text).candidates.map(({ dimensions }) => dimensions.boreMm);
      expect(bores).not.toContain(0);
    },
  );

  it('reads nothing where there is nothing', () => {
    for (const text of ['', '   ', '轴承', 'hello world', '???']) {
      expect(readDesignation(text).candidates).toEqual([]);
    }
  });
});

describe('inch tapered rollers', () => {
  it.each([
    ['LM11749/10', 'LM11749/LM11710'],
    ['LM11749/710', 'LM11749/LM11710'],
    ['LM11749/LM11710', 'LM11749/LM11710'],
    ['LM11749-LM11710', 'LM11749/LM11710'],
    ['K-LM11749/K-LM11710', 'LM11749/LM11710'],
    ['JLM506849/10', 'JLM506849/JLM506810'],
    ['387A/382A', '387A/382A'],
    ['3780/3720', '3780/3720'],
  ])('reads %s as %s', (text, basic) => {
    expect(first(text)).toMatchObject({ basic, family: 'tapered_roller', system: 'ABMA' });
  });

  it('takes the bore of a cone that no plan has from its digits, the rest from its sisters in the cup', () => {
    expect(sizeOf(first('52412/52618'))).toBe('104.775x157.162x36.512');
    expect(first('52412/52618').confidence).toBeLessThanOrEqual(0.5);
    expect(first('33299/33462').dimensions).toEqual({});
    expect(first('SET6').designation).toBe('LM67048/LM67010');
  });

  it('knows the rings of two cones in a double cup, and those that Gamet names by their diameters', () => {
    expect(first('46780-46720CD')).toMatchObject({
      family: 'double_row_tapered_roller',
      dimensions: { boreMm: 158.75, outsideMm: 225.425 },
    });
    expect(first('130065/130120P').dimensions).toEqual({ boreMm: 65, outsideMm: 120 });
    expect(first('160098X/160152XP').dimensions).toEqual({ boreMm: 98.425, outsideMm: 152.4 });
    expect(first('GE55').dimensions).toEqual({});
  });

  it('leaves metric numbers with a fraction alone', () => {
    expect(first('322/22')).toMatchObject({ basic: '322/22', system: 'ISO' });
    expect(first('618/5')).toMatchObject({ family: 'deep_groove_ball', system: 'ISO' });
  });
});

describe('parts of a designation', () => {
  it('lists every code with its place and its meaning in both languages', () => {
    const text = 'NU205ECP/C3';
    const { parts } = first(text, { brand: 'SKF' });
    expect(parts.map(({ code, kind }) => `${kind} ${code}`)).toEqual([
      'series NU2',
      'bore 05',
      'suffix EC',
      'suffix P',
      'suffix C3',
    ]);
    for (const { code, start, end, meaning } of parts) {
      expect(text.slice(start, end)).toBe(code);
      expect(meaning.zh).not.toBe('');
      expect(meaning.en).not.toBe('');
    }
    expect(parts.find(({ code }) => code === 'EC')?.readBy).toBe('SKF');
  });
});
