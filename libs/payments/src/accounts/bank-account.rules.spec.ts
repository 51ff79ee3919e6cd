import { expect, it } from '@jest/globals';
import { isSameHolder } from './bank-account.rules.js';

it('knows a firm by its name, however the brackets and blanks are written', () => {
  expect(isSameHolder('临清市（鲁）轴承 有限公司', '临清市(鲁)轴承有限公司')).toBe(true);
  expect(isSameHolder('ＡＢＣ Bearings', 'abc bearings')).toBe(true);
  expect(isSameHolder('临清轴承有限公司', '临清市轴承有限公司')).toBe(false);
});
