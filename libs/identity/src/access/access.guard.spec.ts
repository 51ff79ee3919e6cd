import { Allow } from '@app/platform';
import { describe, expect, it } from '@jest/globals';
import { type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';

class Silent {
  closed(): void {
    throw new Error('never called');
  }

  @Allow('public')
  open(): void {
    throw new Error('never called');
  }
}

@Allow('public')
class Spoken {
  open(): void {
    throw new Error('never called');
  }

  @Allow('admin')
  closed(): void {
    throw new Error('never called');
  }
}

const guard = new AccessGuard(new Reflector());
const enter = (type: new () => object, method: string): Promise<boolean> => {
  const headers: Record<string, string> = {};
  const reply = { header: (name: string, value: string) => Object.assign(headers, { [name]: value }) };
  const context = {
    getClass: () => type,
    getHandler: () => (type.prototype as Record<string, unknown>)[method],
    switchToHttp: () => ({ getRequest: () => ({ headers: {}, raw: {} }), getResponse: () => reply }),
  };
  return guard.canActivate(context as unknown as ExecutionContext);
};

describe('the guard', () => {
  it('closes a route that does not say who may call it', async () => {
    await expect(enter(Silent, 'closed')).rejects.toMatchObject({ code: 'auth.forbidden' });
  });

  it('opens what is public, by class or by method', async () => {
    expect(await enter(Silent, 'open')).toBe(true);
    expect(await enter(Spoken, 'open')).toBe(true);
  });

  it('lets the method overrule its class, also to close', async () => {
    await expect(enter(Spoken, 'closed')).rejects.toBeDefined();
  });
});
