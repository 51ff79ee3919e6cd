import { describe, expect, it } from '@jest/globals';
import { type NearbyRow } from './search-engine.js';
import { suggest } from './suggestions.js';

function row(values: Partial<NearbyRow>): NearbyRow {
  return {
    designation: '6205',
    family: 'deep_groove_ball',
    seal: 'open',
    bore_mm: 25,
    outside_mm: 52,
    width_mm: 15,
    found_by: 'size',
    ...values,
  } as NearbyRow;
}

const NOTHING = { size: {}, corrected: new Set<string>(), families: [], seals: [] };

describe('a suggestion', () => {
  it('says in what a near size differs', () => {
    const { kind, reason } = suggest(row({ outside_mm: 54 }), {
      ...NOTHING,
      size: { bore: 25, outside: 52, width: 15.5 },
    });
    expect(kind).toBe('nearest_size');
    expect(reason.en).toBe('outside diameter 2 mm larger, width 0.5 mm smaller');
    expect(reason.zh).toBe('外径大 2 mm，宽小 0.5 mm');
  });

  it.each([
    ['6205-2Z', '6205-2RS', '尺寸相同，防尘盖，不是密封', 'same dimensions, shielded, not sealed'],
    ['6205', '6205-2RS', '尺寸相同，开式，不是密封', 'same dimensions, open, not sealed'],
    [
      '1205',
      '6205',
      '尺寸相同，调心球轴承，不是深沟球轴承',
      'same dimensions, self-aligning ball bearing, not deep groove ball bearing',
    ],
    ['NJ205', 'NU205', '尺寸相同，NJ2 系列，不是NU2 系列', 'same dimensions, series NJ2, not series NU2'],
  ])('says how %s differs from %s, of the same size', (designation, asked, zh, en) => {
    const family =
      designation === '1205'
        ? 'self_aligning_ball'
        : designation === 'NJ205'
          ? 'cylindrical_roller'
          : 'deep_groove_ball';
    const { kind, reason } = suggest(row({ designation, family, found_by: 'named' }), {
      ...NOTHING,
      size: { bore: 25, outside: 52, width: 15 },
      designation: asked,
    });
    expect([kind, reason.zh, reason.en]).toEqual(['equivalent', zh, en]);
  });

  it('says both what is of another size and what of another kind', () => {
    const { reason } = suggest(row({ designation: '6206-2Z', seal: 'shield_2', bore_mm: 30 }), {
      ...NOTHING,
      size: { bore: 25 },
      families: ['deep_groove_ball'],
      seals: ['contact_seal_2'],
    });
    expect(reason.en).toBe('bore 5 mm larger, shielded, not sealed');
    expect(reason.zh).toBe('内径大 5 mm，防尘盖，不是密封');
  });

  it('takes rounding of inches for the same size', () => {
    expect(suggest(row({ bore_mm: 19.05 }), { ...NOTHING, size: { bore: 19.051 } }).kind).toBe(
      'without_filters',
    );
  });

  it('offers a correction as a question', () => {
    const { kind, reason } = suggest(row({ found_by: 'named' }), {
      ...NOTHING,
      corrected: new Set(['6205']),
    });
    expect(kind).toBe('did_you_mean');
    expect(reason.en).toBe('Did you mean 6205?');
  });

  it('says that what was named lies outside the conditions', () => {
    expect(suggest(row({ found_by: 'named' }), NOTHING).kind).toBe('without_filters');
  });
});
