import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiSecurity } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Actor, type Locale, type Scope } from '../actor.js';

/**
 * Who may call a route: `public` anyone · `member` anyone signed in · `buyer`, `seller`, `admin` people of that kind ·
 * `key:<scope>` a partner's key with that scope. A route that does not say is refused.
 */
export type Audience = 'public' | 'member' | 'buyer' | 'seller' | 'admin' | `key:${Scope}`;

export const ALLOW = Symbol('allow');

/** Says who may, to the guard and to the API's description. */
export function Allow(...audience: Audience[]): MethodDecorator & ClassDecorator {
  const keys = audience.some((who) => who.startsWith('key:'));
  const people = audience.some((who) => who !== 'public' && !who.startsWith('key:'));
  return applyDecorators(
    SetMetadata(ALLOW, audience),
    ...(people ? [ApiBearerAuth()] : []),
    ...(keys ? [ApiSecurity('apiKey')] : []),
  );
}

export type ActorRequest = FastifyRequest & { user?: Actor };

/** The actor; the guard has made sure of one wherever the route is not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { user } = context.switchToHttp().getRequest<ActorRequest>();
  if (!user) throw new TypeError('CurrentActor on a route that admits anonymous callers');
  return user;
});

/** Chinese unless the caller prefers English. */
export function localeOf(request: { headers: { 'accept-language'?: string } }): Locale {
  const first = request.headers['accept-language']?.split(',', 1)[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}

/** The language in which to answer this request. */
export const CurrentLocale = createParamDecorator((_: unknown, context: ExecutionContext): Locale =>
  localeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
