import { createSecretKey } from 'node:crypto';
import { type Actor, type Config, CONFIG, type MemberRole, type OrganisationKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type JwtModuleOptions } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { IdentityQueries } from '../identity.queries.js';
import { personActor } from './access.rules.js';

const ALGORITHM = 'HS256';
const ISSUER = 'bearing-market';
const AUDIENCE = 'bearing-market/api';
const READS = new Set(['GET', 'HEAD']);

/** What an access token says of its bearer. */
export interface AccessClaims {
  sub: string;
  org: string;
  kind: OrganisationKind;
  role: MemberRole;
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
 * One algorithm only: neither `none` nor a public key taken for a secret gets through. A token is believed until it expires by
 * whatever only reads; before a write the database says what its bearer is by now.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) { auth }: Config,
    private readonly queries: IdentityQueries,
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

  async validate(
    { method }: { method: string },
    { sub: personId, org: organisationId, kind, role, iat: issuedAt }: AccessClaims & { iat: number },
  ): Promise<Actor | null> {
    return READS.has(method)
      ? personActor({ personId, organisationId, kind, role })
      : this.queries.actorNow({ personId, organisationId, issuedAt });
  }
}
