import { catalogue, findPartType } from '@app/bearings';
import { describe, expect, it } from '@jest/globals';
import { documentOf } from './part-document.js';

describe('the document of a part type', () => {
  it('has its spellings in other systems, folded', () => {
    const { keys } = documentOf(findPartType('6205-2RS')!);
    expect(keys).toContain('62052RS');
    expect(keys).toContain('180205');
    expect(keys).toContain('6205DDU');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the names of its family in both languages, in lower case', () => {
    const { text } = documentOf(findPartType('NU205')!);
    expect(text).toContain('nu205');
    expect(text).toContain('圆柱滚子轴承');
    expect(text).toContain('cylindrical roller bearing');
    expect(text).toBe(text.toLowerCase());
  });

  it('says the shape of its bore, which is cylindrical where nothing is said, and of a ball nothing', () => {
    expect(documentOf(findPartType('6205-2RS')!).tags).toEqual(['boreShape:cylindrical']);
    const tapered = catalogue().find(({ features }) => features.bore === 'taper_1_12')!;
    expect(documentOf(tapered).tags).toContain('boreShape:taper_1_12');
    expect(documentOf(catalogue().find(({ family }) => family === 'steel_ball')!).tags).toEqual([]);
  });

  it('finds a ball by its diameter', () => {
    const ball = catalogue().find(
      ({ family, dimensions }) => family === 'steel_ball' && dimensions.outsideMm === 10,
    )!;
    expect(documentOf(ball).text).toContain(' 10mm');
  });
});
