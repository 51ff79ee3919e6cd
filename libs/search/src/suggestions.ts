import { type Text } from '@app/kernel';
import { type Dimension, DIMENSIONS, type NearbyRow, SAME_SIZE_MM } from './search-engine.js';

export interface Asked {
  size: Readonly<Partial<Record<Dimension, number>>>;
  /** Designations that a correction of the text names. */
  corrected: ReadonlySet<string>;
}

export interface Suggestion {
  kind: 'did_you_mean' | 'without_filters' | 'nearest_size';
  reason: Text;
  row: NearbyRow;
}

/** Why a part is shown where nothing was found, in words. */
export function suggest(row: NearbyRow, { size, corrected }: Asked): Suggestion {
  if (corrected.has(row.designation)) {
    const { designation } = row;
    return {
      kind: 'did_you_mean',
      reason: { zh: `您要找的是 ${designation} 吗？`, en: `Did you mean ${designation}?` },
      row,
    };
  }
  if (row.found_by === 'named') {
    return {
      kind: 'without_filters',
      reason: {
        zh: '型号相符，但不在所选条件之内',
        en: 'The part you named, outside the conditions you set',
      },
      row,
    };
  }
  const differences = DIMENSIONS.flatMap((name) => differenceOf(name, size[name], row));
  if (differences.length === 0) {
    return {
      kind: 'without_filters',
      reason: { zh: '尺寸相同，但不在其他条件之内', en: 'The same size, outside the other conditions' },
      row,
    };
  }
  return {
    kind: 'nearest_size',
    reason: {
      zh: differences.map(({ zh }) => zh).join('，'),
      en: differences.map(({ en }) => en).join(', '),
    },
    row,
  };
}

const NAMES: Record<Dimension, Text & { column: 'bore_mm' | 'outside_mm' | 'width_mm' }> = {
  bore: { column: 'bore_mm', zh: '内径', en: 'bore' },
  outside: { column: 'outside_mm', zh: '外径', en: 'outside diameter' },
  width: { column: 'width_mm', zh: '宽', en: 'width' },
};

function differenceOf(name: Dimension, asked: number | undefined, row: NearbyRow): Text[] {
  const { column, zh, en } = NAMES[name];
  const held = row[column];
  if (asked === undefined || held === null || Math.abs(held - asked) <= SAME_SIZE_MM) return [];
  const mm = Number(Math.abs(held - asked).toFixed(3));
  return held > asked
    ? [{ zh: `${zh}大 ${mm} mm`, en: `${en} ${mm} mm larger` }]
    : [{ zh: `${zh}小 ${mm} mm`, en: `${en} ${mm} mm smaller` }];
}
