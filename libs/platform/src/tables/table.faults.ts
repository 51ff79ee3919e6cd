import { DomainError, type Text } from '@app/kernel';

/** Why a table cannot be taken as a whole; each says what to do. */
export function tableRefusal(code: string, text: Text, expected?: string): DomainError {
  return new DomainError('unprocessable', code, text, [
    { field: 'file', code, message: text, ...(expected !== undefined && { expected }) },
  ]);
}

export const notATable = (): DomainError =>
  tableRefusal(
    'import.not_a_table',
    {
      zh: '这个文件的内容不是表格；请另存为 .xlsx 或 .csv',
      en: 'By its content this is not a table; save it as .xlsx or .csv',
    },
    '.xlsx | .csv',
  );

export const oldExcel = (): DomainError =>
  tableRefusal(
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
  return tableRefusal('import.not_a_workbook', text, '.xlsx | .csv');
}

export const broken = (why: string): DomainError =>
  tableRefusal('import.broken', { zh: `文件损坏：${why}`, en: `The file is broken: ${why}` });

export const tooMuch = (): DomainError =>
  tableRefusal('import.too_much', {
    zh: '工作簿展开后过大，请拆分后再导入',
    en: 'The workbook unfolds to too much; split it',
  });
