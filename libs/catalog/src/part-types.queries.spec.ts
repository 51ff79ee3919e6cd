import { describe, expect, it } from '@jest/globals';
import { namesOf } from './part-types.queries.js';

function designationsOf(text: string): string[] {
  return namesOf(text).map(({ designation }) => designation);
}

describe('what a text may name', () => {
  it('is first itself, then its likeliest reading', () => {
    expect(designationsOf('6205-2RS')).toEqual(['6205-2RS', '6205-2RS']);
    expect(designationsOf('180205')).toEqual(['180205', '6205-2RS']);
    expect(designationsOf(' 6205 DDU C3 ')).toEqual(['6205 DDU C3', '6205-2RS']);
  });

  it('is no less likely reading in place of a likelier one that the catalogue lacks', () => {
    expect(designationsOf('7205')).toEqual(['7205']);
  });

  it('is nothing for nothing, and holds no NUL', () => {
    expect(namesOf(' \0 ')).toEqual([]);
    expect(designationsOf('a\0b').join()).not.toContain('\0');
  });
});
