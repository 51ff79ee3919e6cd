import { describe, expect, it } from '@jest/globals';
import { readBlock } from '../../lib/clipboard.js';
import { placeBlock } from './quote-paste.js';

describe('a block pasted into a quote', () => {
  it('fills rows from where it is pasted, and says what did not fit', () => {
    const { cells, beyond } = placeBlock(
      readBlock("1,000\t3.85\t3天\t'0025\n\t4.1\n5\t6\t7"),
      { row: 1, column: 'quantity' },
      ['1', '2', '3'],
    );
    expect(cells).toEqual([
      { row: 1, column: 'quantity', value: '1000' },
      { row: 1, column: 'prices', value: '3.85' },
      { row: 1, column: 'days', value: '3' },
      { row: 1, column: 'lot', value: '0025' },
      { row: 2, column: 'prices', value: '4.1' },
    ]);
    expect(beyond).toBe(1);
  });

  it('goes to the lines that it names, where it has the head of the exported table', () => {
    const block = readBlock(
      '行\t询价\t含税单价\t交期（天）\n3\t6205\t100:3.85; 500:3.6\t2\n2\t6206\t4\t\n9\t\t1\t1',
    );
    expect(placeBlock(block, { row: 0, column: 'prices' }, ['1', '2', '2', '3'])).toEqual({
      cells: [
        { row: 3, column: 'prices', value: '100:3.85; 500:3.6' },
        { row: 3, column: 'days', value: '2' },
        { row: 1, column: 'prices', value: '4' },
      ],
      beyond: 1,
    });
  });
});
