import { describe, expect, it } from '@jest/globals';
import { columnsOf } from './bom.columns.js';
import { linesOfText } from './bom.lines.js';

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('columns', () => {
  it.each<[string, string, object]>([
    [
      'without headers, by what stands in them',
      `6205-2RS | 500 | SKF | 水泵
       30206 | 20 | 哈轴 | 减速机
       NU210 | 4 | FAG | 急用`,
      { linesFrom: 0, designation: 0, quantity: 1, brand: 2, notes: [3] },
    ],
    [
      'in another order, below a title and headers, with counted lines and prices',
      `采购清单 2026 | | | | |
       序号 | 品牌 | 需求数量 | 单价 | 规格型号 | 备注
       1 | SKF | 1200 | 4.5 | 6205-2RS | 水泵
       2 | NSK | 1000 | 12 | 6206 |
       3 | 哈轴 | 6000 | 8.25 | 30205 | 急`,
      { linesFrom: 2, designation: 4, quantity: 2, brand: 1, notes: [5] },
    ],
    [
      'headed wrongly, when what stands below says otherwise',
      `数量 | 型号
       6205-2RS | 50
       NU205ECP | 12
       LM11749/10 | 7`,
      { linesFrom: 1, designation: 0, quantity: 1 },
    ],
    [
      'of bare numbers that may be either',
      `1206 | 1000
       6205 | 1200
       6304 | 1000
       51105 | 500`,
      { designation: 0, quantity: 1 },
    ],
    [
      'in English, with what more is said of the goods',
      `Item | Part number | Description | Qty
       1 | 6205 | deep groove ball bearing | 10
       2 | 30205 | tapered roller bearing | 20
       3 | 51105 | thrust ball bearing | 30`,
      { linesFrom: 1, designation: 1, quantity: 3, brand: null, more: [2] },
    ],
  ])('%s', (_, text, expected) => {
    expect(columnsOf(rows(text))).toMatchObject(expected);
  });

  it('are none where nothing reads as a part', () => {
    expect(columnsOf(rows('苹果 | 3\n梨 | 5\n桃 | 8'))).toBeUndefined();
    expect(columnsOf([])).toBeUndefined();
  });
});

describe('a pasted text', () => {
  it('is cells of a spreadsheet, a list with one delimiter, or sentences', () => {
    const both = ['6205-2RS\t500\tSKF\n30206\t20\t', '6205-2RS,500,SKF\n30206,20,'];
    for (const text of both) {
      expect(linesOfText(text)).toMatchObject([
        { text: '6205-2RS', quantity: '500', brand: 'SKF' },
        { text: '30206', quantity: '20', brand: null },
      ]);
    }
    expect(linesOfText('要 6205-2RS, 500个\n\nNU205 铜保持架 10套\n')).toMatchObject([
      { text: '要 6205-2RS, 500个', quantity: null },
      { text: 'NU205 铜保持架 10套', quantity: null },
    ]);
  });

  it('takes any brand for none', () => {
    const list = '型号\t数量\t品牌\n6204-2RS\t5\t任意\n6205-2RS\t6\tHRB\n6206-2RS\t7\tany\n6207-2RS\t8\tSKF';
    expect(linesOfText(list).map(({ brand }) => brand)).toEqual([null, 'HRB', null, 'SKF']);
  });
});
