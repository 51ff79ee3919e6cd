import { DomainError } from '@app/kernel';
import { type ActorRequest, ALLOW, type Audience, forbidden } from '@app/platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { type FastifyReply } from 'fastify';
import { admits, missingScope } from './access.rules.js';

/** Reads `Authorization: Bearer …`. */
class TokenGuard extends AuthGuard('jwt') {
  override handleRequest<Found>(error: unknown, found: Found | false | undefined): Found {
    return actorOrRefusal(error, found);
  }
}

/** Reads `X-Api-Key`. */
class KeyGuard extends AuthGuard('api-key') {
  override handleRequest<Found>(error: unknown, found: Found | false | undefined): Found {
    return actorOrRefusal(error, found);
  }
}

/**
 * Stands before every route of the house and refuses whatever `@Allow` does not admit; a route that says nothing is closed.
 * It says who asks; the first line of the service says whether they may.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly byToken = new TokenGuard();
  private readonly byKey = new KeyGuard();

  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience = this.reflector.getAllAndOverride<Audience[] | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!audience) throw forbidden();
    if (audience.includes('public')) return true;
    const request = context.switchToHttp().getRequest<ActorRequest>();
    await this.identify(context, request);
    const { user } = request;
    if (!user || !admits(audience, user)) throw forbidden(user && missingScope(audience, user));
    return true;
  }

  /** Whoever sends a key means the key, also beside a token. */
  private async identify(context: ExecutionContext, request: ActorRequest): Promise<void> {
    const strategy = request.headers['x-api-key'] === undefined ? this.byToken : this.byKey;
    try {
      await strategy.canActivate(context);
    } catch (refusal) {
      context.switchToHttp().getResponse<FastifyReply>().header('www-authenticate', 'Bearer');
      throw refusal;
    }
  }
}

function actorOrRefusal<Found>(error: unknown, found: Found | false | undefined): Found {
  if (error) throw error;
  if (!found) throw unauthenticated();
  return found;
}

export function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'auth.unauthenticated', {
    zh: '请先登录；登录可能已过期，或密钥已停用',
    en: 'Sign in first; the token may have expired, or the key been revoked',
  });
}
