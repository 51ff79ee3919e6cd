import { DomainError } from '@app/kernel';

/** A firm's name as banks compare it: widths and brackets alike, no blanks. */
const compared = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

export const isSameHolder = (holder: string, firm: string): boolean => compared(holder) === compared(firm);

export function requireHolder(holder: string, firm: string): void {
  if (!isSameHolder(holder, firm)) throw holderDiffers(firm);
}

function holderDiffers(firm: string): DomainError {
  const text = {
    zh: '账户户名须与企业名称一致',
    en: 'The account must be in the name of the firm',
  };
  return new DomainError('unprocessable', 'bank_account.holder_differs', text, [
    { field: 'holder', code: 'bank_account.holder_differs', message: text, expected: firm },
  ]);
}
