import { CONFIG } from '@app/platform';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { ApiKeyStrategy } from './access/api-key.strategy.js';
import { jwtOptions, JwtStrategy } from './access/jwt.strategy.js';
import { RateGuard, rateOptions } from './access/rate.guard.js';
import { RecentActors } from './access/recent-actors.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeys } from './api-keys/api-keys.service.js';
import { Certificate } from './certificates/certificate.entity.js';
import { CertificatesController } from './certificates/certificates.controller.js';
import { CertificatesQueries } from './certificates/certificates.queries.js';
import { Certificates } from './certificates/certificates.service.js';
import { IdentityQueries } from './identity.queries.js';
import { Invitation } from './members/invitation.entity.js';
import { MembersController } from './members/members.controller.js';
import { MembersQueries } from './members/members.queries.js';
import { Members } from './members/members.service.js';
import { Membership, Organisation, Person } from './organisation.entity.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { Organisations } from './organisations/organisations.service.js';
import { ApiKey, Session } from './session.entity.js';
import { Accounts } from './sessions/accounts.service.js';
import { AuthController } from './sessions/auth.controller.js';
import { LocalStrategy } from './sessions/local.strategy.js';
import { PasswordReset } from './sessions/password-reset.entity.js';
import { PasswordResets } from './sessions/password-resets.service.js';
import { Passwords } from './sessions/passwords.js';
import { Sessions } from './sessions/sessions.service.js';

/** Who is asking and what may they. Its two guards stand before every route of the house, in this order. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Certificate,
      Invitation,
      Membership,
      Organisation,
      PasswordReset,
      Person,
      ApiKey,
      Session,
    ]),
    PassportModule,
    JwtModule.registerAsync({ inject: [CONFIG], useFactory: jwtOptions }),
    ThrottlerModule.forRootAsync({ inject: [CONFIG], useFactory: rateOptions }),
  ],
  controllers: [
    AuthController,
    CertificatesController,
    MembersController,
    OrganisationsController,
    ApiKeysController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: RateGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    JwtStrategy,
    LocalStrategy,
    ApiKeyStrategy,
    RecentActors,
    Accounts,
    ApiKeys,
    Certificates,
    CertificatesQueries,
    Members,
    MembersQueries,
    Organisations,
    PasswordResets,
    Passwords,
    Sessions,
    IdentityQueries,
  ],
  exports: [
    Accounts,
    Certificates,
    CertificatesQueries,
    IdentityQueries,
    Members,
    MembersQueries,
    Organisations,
    PasswordResets,
    Passwords,
  ],
})
export class IdentityModule {}
