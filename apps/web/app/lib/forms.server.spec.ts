import { describe, expect, it } from '@jest/globals';
import { localAddress } from './forms.server.js';

describe('localAddress', () => {
  it.each(['/orders', '/en/parts?q=6205', '/'])('keeps %s', (path) =>
    expect(localAddress(path, '/home')).toBe(path),
  );
  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/.//evil.example',
    '/en/..//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    null,
  ])('refuses %s', (path) => expect(localAddress(path, '/home')).toBe('/home'));
});
