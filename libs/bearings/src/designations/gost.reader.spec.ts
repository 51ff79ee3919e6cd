import { describe, expect, it } from '@jest/globals';
import type { Candidate, ReadingHints } from '../reading.js';
import { readDesignation } from './designation.reader.js';
import { explain } from './explanation.js';

function first(text: string, hints?: ReadingHints): Candidate {
  const [candidate] = readDesignation(text, hints).candidates;
  if (candidate === undefined) throw new Error(`nothing read in ${text}`);
  return candidate;
}

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
    ['504705', 'ZARN2557'],
    ['4254706', 'NKS35'],
    ['902', 'R10'],
    ['ШС20', 'GE20ES'],
    ['ЕШСП35К', 'GE35ES'],
    ['Ш12Ю', 'SSGE12E'],
    ['ИК40Х62Х40', 'NA6908'],
    ['ИКВ14Х22Х20', 'NK14/20'],
    ['3КК75Х83Х46Д', 'K75X83X46L'],
    ['811708', '2209K-2RS+H309'],
    ['712508', 'RSL182208V'],
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
    ['a set of four', '866322', 110, 240, 200],
    ['a pair of deep groove bearings', '190206', 30, 62, 32],
    ['a pair that its requirements make three', '246114ЛУ12', 70, 110, 60],
    ['a wide series on the raceway of the narrow one', '292605', 35, 62, 24],
    ['a cage that no plan has', '3К11Х15Х9', 11, 15, 9],
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
    ['a shaft that no adapter sleeve has', '3013738', 190, 340, 112],
    ['a thick withdrawal sleeve', '30731/570', 570, 870, 200],
    ['a withdrawal sleeve by its other structure', '93627', 135, 300, 102],
    ['a bore ground to fit a worn neck', '30037/599', 599, 980, 300],
    ['an inch drawn cup', '604801', 19.05, 26.988, 25.4],
    ['two rows of cones in the light series', '2097928', 140, 190, 75],
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
    expect(first('7036', { system: 'GOST' })).toMatchObject({ basic: '7036', dimensions: {} });
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
    expect(first('180305', { brand: 'GPZ' }).designation).toBe('6305-2RS');
    expect(first('256706', { brand: 'ГПЗ' }).dimensions.outsideMm).toBe(60);
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
