import { DomainError } from '@app/kernel';
import { tableRefusal } from '@app/platform';

export const MOST_LINES = 2000;

export const emptyBom = (field: 'file' | 'text'): DomainError => {
  const text = { zh: '没有读到任何一行', en: 'There is no line in it' };
  return new DomainError('unprocessable', 'bom.empty', text, [
    { field, code: 'bom.empty', message: text, expected: 'at least one line with a designation or a size' },
  ]);
};

export const tooManyLines = (field: 'file' | 'text' | 'lines'): DomainError => {
  const text = {
    zh: `超过 ${MOST_LINES} 行，请拆成几份`,
    en: `More than ${MOST_LINES} lines; split the list`,
  };
  if (field === 'file') return tableRefusal('bom.too_many_lines', text, `<= ${MOST_LINES}`);
  return new DomainError('unprocessable', 'bom.too_many_lines', text, [
    { field, code: 'bom.too_many_lines', message: text, expected: `<= ${MOST_LINES}` },
  ]);
};

export const unknownPart = (field: string): DomainError => {
  const text = { zh: '目录里没有这个型号', en: 'The catalogue has no such part type' };
  return new DomainError('invalid', 'bom.part_unknown', text, [
    {
      field,
      code: 'bom.part_unknown',
      message: text,
      expected: 'the id of a part type of the catalogue',
    },
  ]);
};
