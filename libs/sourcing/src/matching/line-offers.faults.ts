import { DomainError } from '@app/kernel';

export interface UnknownLine {
  at: number;
  field: 'designation' | 'partTypeId';
}

export function unknownLines(lines: readonly UnknownLine[]): DomainError {
  const code = 'plan.part_unknown';
  const message = { zh: '目录里没有这个型号', en: 'The catalogue has no such part type' };
  return new DomainError(
    'unprocessable',
    code,
    message,
    lines.map(({ at, field }) => ({
      field: `lines.${at}.${field}`,
      code,
      message,
      expected:
        field === 'designation' ? '6205-2RS | 180205 | 7205AC | …' : 'the id of a part type of the catalogue',
    })),
  );
}
