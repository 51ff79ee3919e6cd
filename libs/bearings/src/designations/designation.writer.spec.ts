import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../catalogue.js';
import type { DesignationStyle, ReadingHints } from '../reading.js';
import type { Features } from '../vocabulary.js';
import { isComponent } from './component.reader.js';
import { readDesignation } from './designation.reader.js';
import { designationSpellings, STYLES, writeDesignation } from './designation.writer.js';

const types = catalogue();
/** Upstream parts have numbers of the trade, to which nothing can be added. */
const bearings = types.filter(({ family }) => !isComponent(family));

const MAKERS = new Set<DesignationStyle>(['SKF', 'FAG', 'NSK', 'NTN', 'KOYO', 'NACHI']);

function hintsFor(style: DesignationStyle): ReadingHints {
  if (style === 'GOST' || style === 'GB-OLD') return { system: style };
  return MAKERS.has(style) ? { brand: style } : { system: 'ISO' };
}

describe('writing and reading back', () => {
  it.each(STYLES)('gives every type of the catalogue back that %s can write', (style) => {
    const astray: string[] = [];
    let written = 0;
    for (const type of types) {
      const text = writeDesignation(type, style);
      if (text === undefined) continue;
      written += 1;
      const [candidate] = readDesignation(text, hintsFor(style)).candidates;
      if (candidate?.typeDesignation !== type.designation || candidate.family !== type.family) {
        astray.push(`${type.designation} → ${text} → ${candidate?.typeDesignation}`);
      }
    }
    expect(astray.slice(0, 10)).toEqual([]);
    expect(written).toBeGreaterThan(5_000);
  });

  /** What an order adds, a set for each type in turn. */
  const ORDERED: readonly Features[] = [
    { clearance: 'C3' },
    { tolerance: 'P6' },
    { clearance: 'C2' },
    { tolerance: 'P5', clearance: 'C4' },
    { tolerance: 'P6', clearance: 'C3' },
  ];

  it.each(STYLES)('gives back as well what an order adds to a type, where %s can write it', (style) => {
    const astray: string[] = [];
    for (const [place, { designation, basic, family, features }] of bearings.entries()) {
      const ordered = ORDERED[place % ORDERED.length]!;
      const text = writeDesignation({ basic, family, features: { ...features, ...ordered } }, style);
      if (text === undefined) continue;
      const [read] = readDesignation(text, hintsFor(style)).candidates;
      const { clearance, tolerance } = read?.features ?? {};
      const same = clearance === ordered.clearance && tolerance === ordered.tolerance;
      if (!same || read?.typeDesignation !== designation || read.family !== family) {
        astray.push(`${designation} ${JSON.stringify(ordered)} → ${text} → ${read?.designation}`);
      }
    }
    expect(astray.slice(0, 10)).toEqual([]);
  });

  it('writes an upstream part in every manner by its one number, however it is hyphened', () => {
    const part = types.find(({ designation }) => designation === 'CAGE6312-J')!;
    expect(designationSpellings(part)).toEqual(['CAGE6312-J']);
    expect(readDesignation('cage6312j').candidates[0]).toMatchObject({
      designation: 'CAGE6312-J',
      family: 'cage',
    });
    expect(writeDesignation({ ...part, features: { ...part.features, clearance: 'C3' } })).toBeUndefined();
  });

  it('writes the canonical designation of a type as the catalogue has it', () => {
    const differing = types.filter((type) => writeDesignation(type) !== type.designation);
    expect(differing.map(({ designation }) => designation)).toEqual([]);
  });

  it.each([
    '6205-2RS/P63',
    'NU205ECP',
    'SKF 7205 BECBP',
    '22220 CCK/W33',
    '76-180206АК1С9Ш2У',
    '32038T146 X/DBC220',
    '6205DDUC3',
    '1208K+H208',
    '7020 ACD/HCP4A',
    '6205LLU/5K',
    'SS6205ZZ',
  ])('is stable: what is read of %s is written and read again the same', (text) => {
    const [read] = readDesignation(text).candidates;
    const written = read && writeDesignation(read);
    const [again] = readDesignation(written ?? '').candidates;
    expect(written).toBe(read?.designation);
    expect(again?.designation).toBe(written);
  });
});

describe('styles', () => {
  const sealed = {
    basic: '6205',
    family: 'deep_groove_ball',
    features: { seal: 'contact_seal_2', clearance: 'C3' },
  } as const;

  it.each([
    ['ISO', '6205-2RS/C3'],
    ['SKF', '6205-2RS1/C3'],
    ['FAG', '6205-2RSR/C3'],
    ['NSK', '6205DDUC3'],
    ['NTN', '6205LLUC3'],
    ['NACHI', '6205-2NSEC3'],
    ['HRB', '6205-2RS/C3'],
    ['GOST', '70-180205'],
    ['GB-OLD', '7G180205'],
  ] as const)('%s writes a sealed 6205 of clearance C3 as %s', (style, text) => {
    expect(writeDesignation(sealed, style)).toBe(text);
  });

  it('drops the width digit where Japanese practice does', () => {
    const thin = { basic: '61805', family: 'deep_groove_ball', features: { seal: 'shield_2' } } as const;
    expect(writeDesignation(thin, 'NSK')).toBe('6805ZZ');
    expect(writeDesignation({ ...thin, basic: '618/5' }, 'NSK')).toBe('685ZZ');
    expect(writeDesignation(thin, 'SKF')).toBe('61805-2Z');
  });

  it('says nothing where a system has no way to say it', () => {
    expect(
      writeDesignation({ basic: 'UCP205', family: 'housing_unit', features: {} }, 'GOST'),
    ).toBeUndefined();
    const greased = {
      basic: '6205',
      family: 'deep_groove_ball',
      features: { seal: 'shield_2', heatStability: '200C' },
    } as const;
    expect(writeDesignation(greased, 'GOST')).toBeUndefined();
    const light = {
      basic: '7205',
      family: 'angular_contact_ball',
      features: { preload: 'extra_light' },
    } as const;
    expect(writeDesignation(light, 'FAG')).toBeUndefined();
  });

  it('lists the spellings of one type once each', () => {
    const type = bearings.find(({ designation }) => designation === '6205-2RS');
    const spellings = designationSpellings(type!);
    expect(spellings).toEqual(expect.arrayContaining(['6205-2RS', '180205', '6205DDU', '6205LLU']));
    expect(new Set(spellings).size).toBe(spellings.length);
  });
});
