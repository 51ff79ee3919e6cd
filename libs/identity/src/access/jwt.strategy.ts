import { type Actor, type Config, CONFIG, type MemberRole, type OrganisationKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type JwtModuleOptions } from '@nestjs/jwt';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';

const ALGORITHM = 'HS256';
const ISSUER = 'bearing-market';
const AUDIENCE = 'bearing-market/api';

/** What an access token says of its bearer. It is believed until it expires: the database is not asked. */
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

/** One algorithm only: neither `none` nor a public key taken for a secret gets through. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(@Inject(CONFIG) { auth }: Config) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: auth.secret,
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  validate({ sub, org, kind, role }: AccessClaims): Actor {
    return { userId: sub, apiKeyId: null, organisationId: org, organisationKind: kind, role, scopes: null };
  }
}
