import { DomainError } from '@app/kernel';
import { SCORE_PARTS } from './match.scoring.js';

export function linesOrList(): DomainError {
  const code = 'match.lines_or_list';
  const message = { zh: '请给出 lines 或 bomId，二者之一', en: 'Give either lines or a bomId' };
  return new DomainError('unprocessable', code, message, [
    { field: 'bomId', code, message, expected: 'lines | bomId' },
  ]);
}

export function noWeight(): DomainError {
  const code = 'match.no_weight';
  const message = { zh: '至少一项权重须大于零', en: 'At least one weight must be above zero' };
  return new DomainError(
    'unprocessable',
    code,
    message,
    SCORE_PARTS.map((field) => ({ field, code, message, expected: '1 … 100' })),
  );
}
