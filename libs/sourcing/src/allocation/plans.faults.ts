import { DomainError } from '@app/kernel';

export function nothingToPlan(): DomainError {
  const code = 'plan.nothing_to_plan';
  const message = {
    zh: '清单里没有认出型号、写明数量的行',
    en: 'No line of the list is read and has a quantity',
  };
  const expected = 'the number of a line that is read and counted, or one before it';
  return new DomainError('unprocessable', code, message, [{ field: 'fromLine', code, message, expected }]);
}
