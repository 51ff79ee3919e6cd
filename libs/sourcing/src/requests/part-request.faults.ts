import { DomainError } from '@app/kernel';

export function unknownParts(lines: readonly number[]): DomainError {
  const code = 'request.part_unknown';
  const message = { zh: '目录里没有这个型号', en: 'The catalogue has no such part type' };
  return new DomainError(
    'invalid',
    code,
    message,
    lines.map((at) => ({
      field: `lines.${at}.partTypeId`,
      code,
      message,
      expected: 'the id of a part type of the catalogue, or no id: the text is read',
    })),
  );
}

export function neededInThePast(today: string): DomainError {
  const code = 'request.needed_in_the_past';
  const message = { zh: '最晚日期已经过去', en: 'The latest date has passed' };
  return new DomainError('invalid', code, message, [
    { field: 'neededBy', code, message, expected: `${today} or later` },
  ]);
}

export function notOpen(): DomainError {
  return new DomainError('conflict', 'request.not_open', {
    zh: '这条求购已经关闭',
    en: 'This request is closed already',
  });
}
