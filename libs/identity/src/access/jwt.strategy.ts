import { createSecretKey } from 'node:crypto';
import { type Actor, type Config, CONFIG } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type JwtModuleOptions } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { IdentityQueries } from '../identity.queries.js';
import { RecentActors } from './recent-actors.js';

const ALGORITHM = 'HS256';
const ISSUER = 'bearing-market';
const AUDIENCE = 'bearing-market/api';
const READS = new Set(['GET', 'HEAD']);

/** A token says who its bearer is, and for which firm; what they may is never in it. */
export interface AccessClaims {
  sub: string;
  org: string;
}

export function jwtOptions({ auth }: Config): JwtModuleOptions {
  return {
    secret: auth.secret,
    signOptions: {
      algorithm: ALGORITHM,
      issuer: ISSUER,
      audience: AUDIENCE,
      expiresIn: auth.accessTokenSeconds,
    },
  };
}

/**
 * One algorithm only: neither `none` nor a public key taken for a secret gets through. What its bearer
 * is by now the database says: before each write, and every few seconds to whatever only reads.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) { auth }: Config,
    private readonly queries: IdentityQueries,
    private readonly recent: RecentActors,
  ) {
    super({
      passReqToCallback: true,
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // Given as text, it would be tried as a public key and made a secret one anew for each request; the types know of no key object.
      secretOrKey: createSecretKey(auth.secret, 'utf8') as unknown as Buffer,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  validate(
    { method }: { method: string },
    { sub: personId, org: organisationId, iat: issuedAt }: AccessClaims & { iat: number },
  ): Promise<Actor | null> {
    const proof = { personId, organisationId, issuedAt };
    return READS.has(method) ? this.recent.actor(proof) : this.queries.actorNow(proof);
  }
}
