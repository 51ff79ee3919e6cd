import { type Text } from '@app/kernel';
import { type BomFault } from './bom.entity.js';

/** Characters of a line. */
export const MOST_TEXT = 200;

const PIECES: Text = { zh: '正整数，按件数', en: 'a whole number of pieces' };

export const quantityUnreadable = (value: string): BomFault => ({
  field: 'quantity',
  code: 'bom.quantity_unreadable',
  value: value.slice(0, MOST_TEXT),
  message: { zh: '数量看不懂', en: 'The quantity is not understood' },
  expected: PIECES,
});

export const isFormula = (field: BomFault['field'], value: string): BomFault => ({
  field,
  code: 'bom.formula',
  value: value.slice(0, MOST_TEXT),
  message: { zh: '这是公式，结果可能已经过时', en: 'This is a formula; what it shows may be out of date' },
  expected: { zh: '粘贴为数值', en: 'the value itself, pasted as a value' },
});

export const isMerged = (range: string): BomFault => ({
  field: 'text',
  code: 'bom.merged_cells',
  value: range,
  message: { zh: '有合并单元格，请核对这一行', en: 'Cells are merged here; look this line over' },
  expected: { zh: '取消合并', en: 'no merged cells' },
});

export const severalParts = (value: string): BomFault => ({
  field: 'text',
  code: 'bom.several_parts',
  value: value.slice(0, MOST_TEXT),
  message: {
    zh: '这一行不止一个型号，只认了一个',
    en: 'More than one part in the line; one of them is read',
  },
  expected: { zh: '一行一个型号', en: 'one part a line' },
});

export const isGarbled = (value: string): BomFault => ({
  field: 'text',
  code: 'bom.garbled',
  value: value.slice(0, MOST_TEXT),
  message: { zh: '有无法解码的字', en: 'Some characters could not be decoded' },
  expected: { zh: 'UTF-8 或 GBK', en: 'UTF-8 or GBK' },
});

export const isCut = (value: string): BomFault => ({
  field: 'text',
  code: 'bom.line_too_long',
  value: value.slice(0, MOST_TEXT),
  message: { zh: `只保留前 ${MOST_TEXT} 个字`, en: `Only the first ${MOST_TEXT} characters were kept` },
  expected: { zh: `最多 ${MOST_TEXT} 个字`, en: `${MOST_TEXT} characters at most` },
});
