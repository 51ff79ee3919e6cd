import { DomainError, type Text } from '@app/kernel';

/** Why a file cannot be taken as a whole; each says what to do. */
function refusal(code: string, text: Text, expected?: string): DomainError {
  return new DomainError('unprocessable', code, text, [
    { field: 'file', code, message: text, ...(expected !== undefined && { expected }) },
  ]);
}

export const MOST_ROWS = 200_000;

export const notATable = (mediaType: string): DomainError =>
  refusal(
    'import.not_a_table',
    {
      zh: `文件内容是 ${mediaType}，不是表格；请另存为 .xlsx 或 .csv`,
      en: `By its content this is ${mediaType}, not a table; save it as .xlsx or .csv`,
    },
    '.xlsx | .csv',
  );

export const oldExcel = (): DomainError =>
  refusal(
    'import.old_excel',
    {
      zh: '这是旧版 Excel（.xls）文件；请另存为 .xlsx 或 .csv',
      en: 'This is a workbook of Excel before 2007 (.xls); save it as .xlsx or .csv',
    },
    '.xlsx | .csv',
  );

export function notAWorkbook(cause?: unknown): DomainError {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  const text = {
    zh: `文件不是完整的 .xlsx 工作簿${why}`,
    en: `The file is no complete .xlsx workbook${why}`,
  };
  return refusal('import.not_a_workbook', text, '.xlsx | .csv');
}

export const broken = (why: string): DomainError =>
  refusal('import.broken', { zh: `文件损坏：${why}`, en: `The file is broken: ${why}` });

export const tooMuch = (): DomainError =>
  refusal('import.too_much', {
    zh: '工作簿展开后过大，请拆分后再导入',
    en: 'The workbook unfolds to too much; split it',
  });

export const emptyFile = (): DomainError =>
  refusal('import.empty', {
    zh: '文件里没有数据：第一行应是表头，下面是商品',
    en: 'The file has no data: the first row heads the columns, the goods stand below',
  });

export const mergedCells = (range: string): DomainError =>
  refusal(
    'import.merged_cells',
    {
      zh: `有合并单元格（${range}），无法确定它们属于哪一行；请取消合并`,
      en: `Cells are merged (${range}), and which row they belong to cannot be told; unmerge them`,
    },
    'no merged cells',
  );

export const tooManyRows = (): DomainError =>
  refusal(
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

export function importConflict(state: string, allowed: readonly string[]): DomainError {
  return new DomainError('conflict', 'import.state_conflict', {
    zh: `导入状态为 ${state}，不能这样做`,
    en: `The import is ${state}; this needs it to be ${allowed.join(' or ')}`,
  });
}
