import { DomainError, MINUTE_MS } from '@app/kernel';
import { type ActorRequest, type Config } from '@app/platform';
import { type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ThrottlerGuard, type ThrottlerLimitDetail, type ThrottlerModuleOptions } from '@nestjs/throttler';
import { type FastifyReply } from 'fastify';
import { RateCounter } from './rate-counter.js';

const TAKES_SECRETS = Symbol('takes secrets');

/** Marks a route where a secret could be guessed: few tries for each address, fewer for each e-mail address. */
export const TakesSecrets = (): MethodDecorator => SetMetadata(TAKES_SECRETS, true);

/** Tries at one account are a sixth of those from one address: an office behind one address has many people. */
const ADDRESS_TO_ACCOUNT = 6;

export function rateOptions({ rateLimit }: Config): ThrottlerModuleOptions {
  const reflector = new Reflector();
  const isOrdinary = (context: ExecutionContext): boolean =>
    !reflector.get<boolean | undefined>(TAKES_SECRETS, context.getHandler());
  return {
    storage: new RateCounter(),
    setHeaders: false,
    throttlers: [
      {
        name: 'address',
        ttl: MINUTE_MS,
        limit: rateLimit.perMinute,
        generateKey: (_context, address) => `all ${address}`,
      },
      {
        name: 'secrets',
        ttl: MINUTE_MS,
        limit: rateLimit.authPerMinute,
        skipIf: isOrdinary,
        generateKey: (context, address) => `${context.getHandler().name} ${address}`,
      },
      {
        name: 'account',
        ttl: MINUTE_MS,
        limit: Math.ceil(rateLimit.authPerMinute / ADDRESS_TO_ACCOUNT),
        skipIf: (context) => isOrdinary(context) || emailIn(context) === undefined,
        generateKey: (context) => `${context.getHandler().name} ${emailIn(context)}`,
      },
    ],
  };
}

/** Runs before anything is hashed or looked up. */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  protected override async throwThrottlingException(
    context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    context.switchToHttp().getResponse<FastifyReply>().header('retry-after', timeToBlockExpire);
    throw new DomainError('rate_limited', 'rate_limited', {
      zh: `请求太频繁，请 ${timeToBlockExpire} 秒后再试`,
      en: `Too many requests; try again in ${timeToBlockExpire} s`,
    });
  }
}

/** Guards run before validation: the body may be anything. */
function emailIn(context: ExecutionContext): string | undefined {
  const { body } = context.switchToHttp().getRequest<ActorRequest>();
  if (typeof body !== 'object' || body === null || !('email' in body)) return undefined;
  return typeof body.email === 'string' ? body.email.trim().toLowerCase().slice(0, 254) : undefined;
}
