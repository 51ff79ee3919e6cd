import { describe, expect, it } from '@jest/globals';
import { readBlock } from './clipboard.js';

describe('a pasted block of cells', () => {
  it('is read as spreadsheets write it', () => {
    expect(readBlock('3.85\t1,000\r\n"a ""b""\nc"\t\r\n\t\r\n')).toEqual([
      ['3.85', '1,000'],
      ['a "b"\nc', ''],
    ]);
    expect(readBlock('')).toEqual([]);
  });
});
