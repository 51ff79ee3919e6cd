import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password.rules.js';

const person = { email: 'li.wei-2026@example.test', name: '聊城市某某轴承有限公司李伟' };
const codeOf = (password: string): string | undefined => passwordFault(password, person)?.code;

describe('passwords', () => {
  it.each(['correct horse battery', 'ßütterbrot', '轴承轴承好轴承真的好', 'aaaaaaaaab', '1234567890x'])(
    'takes %j: no rules of composition',
    (password) => expect(codeOf(password)).toBeUndefined(),
  );

  it.each(['password123', 'PassWord123', 'ｐａｓｓｗｏｒｄ１２３', '1234567890', 'woaini5201314'])(
    'refuses the common %j however it is written',
    (password) => expect(codeOf(password)).toBe('password.common'),
  );

  it.each(['aaaaaaaaaa', 'abababababab', '12341234123412341234'])('refuses the repeated %j', (password) =>
    expect(codeOf(password)).toBe('password.repeated'),
  );

  it.each(['li.wei-2026@example.test', 'LI.WEI-2026', '聊城市某某轴承有限公司李伟'])(
    'refuses what everybody knows of the person: %j',
    (password) => expect(codeOf(password)).toBe('password.personal'),
  );
});
