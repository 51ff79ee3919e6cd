import { DomainError } from '@app/kernel';
import { type Actor, type ActorRequest, createValidationPipe } from '@app/platform';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { Accounts } from './accounts.service.js';
import { LoginRequest } from './auth.dto.js';

@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly accounts: Accounts) {
    super({ usernameField: 'email', passwordField: 'password' });
  }

  validate(email: string, password: string): Promise<Actor | null> {
    return this.accounts.prove(email, password);
  }
}

/** Signs in by e-mail address and password. Guards run before pipes, so the shape is checked here: what is hashed has an end. */
@Injectable()
export class CredentialsGuard extends AuthGuard('local') {
  private readonly validation = createValidationPipe();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const { body } = context.switchToHttp().getRequest<ActorRequest>();
    await this.validation.transform(body, { type: 'body', metatype: LoginRequest });
    await super.canActivate(context);
    return true;
  }

  override handleRequest<Found>(error: unknown, found: Found | false | null): Found {
    if (error) throw error;
    if (found) return found;
    throw new DomainError('unauthenticated', 'auth.invalid_credentials', {
      zh: '邮箱或密码不对',
      en: 'The e-mail address or the password is wrong',
    });
  }
}
