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

describe('old numbers, seven digits from the right', () => {
  it.each([
    ['105', '6005'],
    ['1000805', '61805'],
    ['36205', '7205C'],
    ['301', '6301'],
    ['60104', '6004-Z'],
    ['46111', '7011AC'],
    ['35', '635'],
    ['180106', '6006-2RS'],
    ['176313', 'QJ313'],
    ['50208', '6208N'],
    ['80208', '6208-2Z'],
    ['3056205', '3205'],
    ['111205', '1205K'],
    ['1510', '2210'],
    ['7506', '32206'],
    ['42515', 'NJ2215'],
    ['12307', 'NF307'],
    ['27314', '31314'],
    ['3609', '22309'],
    ['3003144', '23044'],
    ['8205', '51205'],
    ['9110', '81110'],
    ['3007108', '33008'],
    ['11207', '1208K+H208'],
    ['7000100', '16000'],
    ['2007113', '32013'],
    ['2007913', '32913'],
    ['3007208', '33208'],
    ['3007708', '33108'],
    ['4003140', '24040'],
    ['4113140', '24040K30'],
    ['4074905', 'NA4905'],
    ['9039420', '29420'],
    ['67205', 'F30205'],
    ['18205', '53205U'],
    ['30031/530', '230/530'],
    ['80018', '608-2Z'],
    ['6003', 'E3'],
    ['6010', 'E10'],
    ['22320', 'NP320'],
    ['232614', 'NJP2314'],
    ['7804', 'LM11949/LM11910'],
    ['5254905', 'NK30/20'],
    ['380806', '6207K-2RS+H207'],
    ['480206', 'UC206'],
  ])('%s is %s', (old, today) => {
    const candidate = first(old, { system: 'GOST' });
    expect(candidate.designation).toBe(today);
    expect(candidate.system).toBe('GOST');
  });

  it.each([
    ['an old place that ISO 15 has', '7000804', 20, 32, 4],
    ['a width series that today has not', '2032780', 400, 650, 145],
    ['no inner ring: under the rollers', '292205', 32, 52, 15],
    ['no outer ring: over the rollers', '502207', 35, 61.8, 17],
    ['a set of three', '656312', 60, 130, 93],
    ['non-standard bore', '7909', 47, 100, 42.75],
    ['a hub unit', '6-256907АЕК12', 34, 64, 37],
    ['a drawn cup by its series', '941/20', 20, 26, 14],
    ['a drawn cup of the widest series', '943/40', 40, 50, 38],
    ['a light screw-support bearing by its bore', '504703', 17, 47, 43],
    ['a heavy one', '504913', 65, 125, 82],
    ['the wide needle bearing at its bore', '7244709', 45, 62, 35],
    ['the narrow one, without its inner ring', '5254907', 40, 50, 20],
    ['a thrust cage by its bore', '219706', 30, 47, 2],
    ['the seal of a bearing of no series as wide as its shield', '80706', 30, 78, 28],
    ['an unknown build in a known place', '87518', 90, 160, 42.5],
    ['a sealed bearing on a sleeve, by its shaft', '380806', 30, 72, 17],
    ['a withdrawal sleeve of 10 mm', '3073732', 160, 280, 88],
    ['a needle bearing of series 4 0', '4074111', 55, 90, 35],
  ])('gives %s: %s', (_rule, old, boreMm, outsideMm, widthMm) => {
    expect(first(old, { system: 'GOST' }).dimensions).toMatchObject({ boreMm, outsideMm, widthMm });
  });

  it('measures cones as the old lists do, whether or not T is known', () => {
    const cone = (old: string) => first(old, { system: 'GOST' }).dimensions;
    expect(cone('1007976')).toMatchObject({ boreMm: 380, outsideMm: 520, innerRingWidthMm: 65 });
    expect(cone('1007976').widthMm).toBeUndefined();
    expect(cone('7188')).toMatchObject({ boreMm: 440, outsideMm: 650, innerRingWidthMm: 94 });
    expect(cone('2007108')).toMatchObject({ widthMm: 19, innerRingWidthMm: 19 });
    expect(cone('2007107')).toMatchObject({ widthMm: 18, innerRingWidthMm: 17 });
    expect(cone('27709')).toMatchObject({ widthMm: 31.75, innerRingWidthMm: 29 });
  });

  it('keeps an old number as the name of what today has not', () => {
    expect(first('1180304АС9', { system: 'GOST' })).toMatchObject({
      basic: '1180304',
      family: 'deep_groove_ball',
      features: { seal: 'contact_seal_2' },
    });
    expect(first('280017', { system: 'GOST' }).basic).toBe('280017');
    expect(first('7705')).toMatchObject({ basic: '7705', family: 'tapered_roller' });
  });

  it('says only what it knows of a number without a size, and only when it must be an old one', () => {
    const unknown = first('97999', { system: 'GOST' });
    expect(unknown).toMatchObject({ family: 'double_row_tapered_roller', dimensions: {} });
    expect(unknown.confidence).toBeLessThan(0.5);
    expect(first('8148', { system: 'GOST' }).dimensions.boreMm).toBe(240);
    expect(readDesignation('530207').candidates).toEqual([]);
    expect(first('705').basic).toBe('705');
    expect(first('705', { system: 'GOST' })).toMatchObject({ dimensions: { outsideMm: 52 } });
  });

  it('measures a bearing on a sleeve, a double thrust bearing, one without a ring as the lists of old numbers do', () => {
    const of = (text: string, brand?: string) =>
      first(text, { system: 'GOST', ...(brand && { brand }) }).dimensions;
    expect(of('11206')).toMatchObject({ boreMm: 35, outsideMm: 72, widthMm: 17 });
    expect(of('11206', 'EPK')).toMatchObject({ boreMm: 30, widthMm: 17 });
    expect(of('11206', 'HARP')).toMatchObject({ boreMm: 30, widthMm: 29 });
    expect(of('13520')).toMatchObject({ boreMm: 100, outsideMm: 200, widthMm: 53 });
    expect(of('38206')).toMatchObject({ boreMm: 30, outsideMm: 52, widthMm: 29 });
    expect(of('4024105')).toMatchObject({ boreMm: 34, outsideMm: 47, widthMm: 22 });
    expect(of('4024105', 'EPK')).toMatchObject({ boreMm: 25, outsideMm: 47, widthMm: 22 });
    expect(of('3056209').widthMm).toBe(30.2);
    expect(of('3056209', 'EPK').widthMm).toBe(30);
    const bores = ['11206', '38206'].map((text) => first(text, { system: 'GOST' }).parts.at(-1)?.meaning?.en);
    expect(bores).toEqual([
      'shaft 30 mm, bearing bore 35 mm',
      'bore 30 mm of the single bearing, 25 mm of its own shaft washer',
    ]);
  });

  it('takes the size of a number that no list has from its kin, and from bearings of another build as large', () => {
    const kin = first('52724', { system: 'GOST' });
    expect(kin.dimensions).toMatchObject(first('42724', { system: 'GOST' }).dimensions);
    expect(kin).toMatchObject({
      designation: '52724',
      dimensions: { boreMm: 120, outsideMm: 240, widthMm: 80 },
    });
    const rings = first('67724', { system: 'GOST' });
    expect(rings.dimensions).toEqual({ boreMm: 120, outsideMm: 180, innerRingWidthMm: 44 });
    expect(explain(rings).en).toContain('120×180 mm, inner ring 44 mm wide');
    expect(first('9019448', { system: 'GOST' })).toMatchObject({
      family: 'thrust_tapered_roller',
      dimensions: first('29448').dimensions,
    });
  });

  it('takes the hyphen seriously: class 6 of 7203 is no flanged 30203', () => {
    expect(first('6-7203', { system: 'GOST' }).designation).toBe('30203/P6');
    expect(first('67203', { system: 'GOST' }).designation).toBe('F30203');
    expect(first('70-208', { system: 'GOST' }).designation).toBe('6208/C3');
    expect(first('76-180206').features).toMatchObject({ clearance: 'C3', tolerance: 'P6' });
  });

  it('reads Cyrillic letters behind the digits, typed in either alphabet', () => {
    const features = { internalDesign: 'reinforced', seal: 'contact_seal_2' };
    expect(first('180206АК1С9Ш2У').features).toMatchObject(features);
    expect(first('180206АК1С9Ш2У').system).toBe('GOST');
    expect(first('32308ЛМ').features.cage).toBe('machined_brass');
  });

  it('reads the class letters of old China, with the clearance digit in front', () => {
    expect(first('3D205')).toMatchObject({ designation: '6205/P53', system: 'GB-OLD' });
    expect(first('E180205').designation).toBe('6205-2RS/P6');
    expect(first('D36205').designation).toBe('7205C/P5');
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
