import { describe, expect, it } from '@jest/globals';
import { linesOfRows, linesOfText } from './bom.lines.js';

const textsOf = (text: string): string[] => linesOfText(text).map((line) => line.text);

describe('pasted lines', () => {
  it('lose the numbers that count them, and nothing that only looks so', () => {
    expect(textsOf('1. 6205 20\n2、SKF 6206 5\n３）6207')).toEqual(['6205 20', 'SKF 6206 5', '6207']);
    expect(textsOf('205、206\n2、6206 5')).toEqual(['205、206', '2、6206 5']);
  });

  it('with one quantity for each of several parts are a line for each', () => {
    expect(textsOf('SKF 6205，6206各10个\n6305/6306 各5\nLM11749/10 各8')).toEqual([
      'SKF 6205 10个',
      '6206 SKF 10个',
      '6305 5',
      '6306 5',
      'LM11749/10 各8',
    ]);
  });
});

describe('rows of a sheet', () => {
  const rowsOf = (rows: string[][]) =>
    rows.map((cells, at) => ({ rowNo: at + 1, cells: cells.map((text) => ({ text })) }));

  it('have what is merged over them, but its quantity; merged titles and remarks are no fault', () => {
    const rows = rowsOf([
      ['名称', '型号', '数量'],
      ['轴承', '6207-2RS', '5'],
      ['', '', '7'],
      ['', '6208', '9'],
    ]);
    expect(linesOfRows(rows, ['A2:A4', 'B2:B3'])).toMatchObject([
      { text: '6207-2RS', quantity: '5', note: '轴承', faults: [{ code: 'bom.merged_cells' }] },
      { text: '6207-2RS', quantity: '7', note: '轴承', faults: [{ code: 'bom.merged_cells' }] },
      { text: '6208', quantity: '9', note: '轴承', faults: [] },
    ]);
  });

  it('are not counted by what is in stock', () => {
    const rows = rowsOf([
      ['型号', '库存数量', '需求数量'],
      ['6205-2RS', '3', '100'],
      ['6206-2RS', '0', '50'],
    ]);
    expect(linesOfRows(rows, [])?.map(({ quantity }) => quantity)).toEqual(['100', '50']);
  });
});
