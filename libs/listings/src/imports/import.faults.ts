import { DomainError, type Text } from '@app/kernel';
import { tableRefusal } from '@app/platform';
import { type ImportState } from './import.states.js';

export const MOST_ROWS = 200_000;

export const emptyFile = (): DomainError =>
  tableRefusal('import.empty', {
    zh: '文件里没有数据：第一行应是表头，下面是商品',
    en: 'The file has no data: the first row heads the columns, the goods stand below',
  });

export const mergedCells = (range: string): DomainError =>
  tableRefusal(
    'import.merged_cells',
    {
      zh: `有合并单元格（${range}），无法确定它们属于哪一行；请取消合并`,
      en: `Cells are merged (${range}), and which row they belong to cannot be told; unmerge them`,
    },
    'no merged cells',
  );

export const tooManyRows = (): DomainError =>
  tableRefusal(
    'import.too_many_rows',
    { zh: `超过 ${MOST_ROWS} 行，请拆分后再导入`, en: `More than ${MOST_ROWS} rows; split the file` },
    `<= ${MOST_ROWS}`,
  );

export function columnsMissing(missing: readonly { zh: string; en: string }[]): DomainError {
  const text = {
    zh: `请指出这些列：${missing.map(({ zh }) => zh).join('、')}`,
    en: `Say which columns hold: ${missing.map(({ en }) => en).join(', ')}`,
  };
  return new DomainError('unprocessable', 'import.columns_missing', text, [
    { field: 'columns', code: 'import.columns_missing', message: text },
  ]);
}

const STATE_WORDS: Record<ImportState, Text> = {
  uploaded: { zh: '待对应列', en: 'sent' },
  checking: { zh: '试算中', en: 'being checked' },
  checked: { zh: '待确认', en: 'checked' },
  applying: { zh: '导入中', en: 'being carried out' },
  applied: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '无法读取', en: 'failed' },
};

export function importConflict(state: ImportState, allowed: readonly ImportState[]): DomainError {
  const needed = allowed.map((each) => STATE_WORDS[each].en).join(' or ');
  return new DomainError('conflict', 'import.state_conflict', {
    zh: `导入状态为“${STATE_WORDS[state].zh}”，不能这样做`,
    en: `The import is ${STATE_WORDS[state].en}; this needs it to be ${needed}`,
  });
}
