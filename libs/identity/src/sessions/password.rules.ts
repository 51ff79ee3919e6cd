import { DomainError, type Text } from '@app/kernel';

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;

/** The commonest that are long enough to pass otherwise; NIST SP 800-63B asks to refuse these, and no rules of composition. */
const COMMON = new Set([
  '0123456789',
  '1029384756',
  '1234512345',
  '1234567890',
  '12345678901',
  '123456789a',
  '123456789q',
  '1234567891',
  '12345678910',
  '123456789123',
  '1357924680',
  '147258369a',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '5201314520',
  '9876543210',
  'a123456789',
  'aa123456789',
  'abc1234567',
  'abc123456789',
  'abcd123456',
  'abcdefghij',
  'administrator',
  'asdfghjkl1',
  'football123',
  'iloveyou123',
  'letmein123',
  'mima123456',
  'mynameis123',
  'password01',
  'password11',
  'password12',
  'password123',
  'password1234',
  'password12345',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qazwsxedcrfv',
  'qq123456789',
  'qwer123456',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'qwertyuiop123',
  'welcome123',
  'woaini1314',
  'woaini5201314',
  'zaq12wsxcde3',
  'zxcvbnm123',
]);

const FAULTS = {
  common: { zh: '这个密码太常见', en: 'This password is among the commonest' },
  repeated: { zh: '密码不能只是重复同一段字符', en: 'The password repeats one short piece' },
  personal: { zh: '密码不能是邮箱或姓名', en: 'The password is the e-mail address or the name' },
} as const satisfies Record<string, Text>;

export interface PasswordFault {
  code: `password.${keyof typeof FAULTS}`;
  message: Text;
}

/** One spelling for what looks alike, so that a password typed on another keyboard still fits. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

/** Why a password of fitting length is refused all the same. */
export function passwordFault(
  password: string,
  person: { email: string; name: string },
): PasswordFault | undefined {
  const text = normalisePassword(password).toLowerCase();
  const personal = [person.email, person.email.split('@', 1)[0] ?? '', person.name];
  if (COMMON.has(text)) return fault('common');
  if (/^(.{1,4})\1+$/su.test(text)) return fault('repeated');
  if (personal.some((word) => word.toLowerCase() === text)) return fault('personal');
  return undefined;
}

const fault = (kind: keyof typeof FAULTS): PasswordFault => ({
  code: `password.${kind}`,
  message: FAULTS[kind],
});

export function refuseWeak({ password, ...person }: { password: string; email: string; name: string }): void {
  const found = passwordFault(password, person);
  if (!found) return;
  throw new DomainError(
    'invalid',
    'validation.failed',
    { zh: '有字段不符合要求', en: 'Some fields are not as required' },
    [{ field: 'password', ...found }],
  );
}
