import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  UseGuards,
} from '@nestjs/common';
import { TakesSecrets } from '../access/rate.guard.js';
import { IdentityQueries } from '../identity.queries.js';
import { Accounts } from './accounts.service.js';
import {
  AskPasswordRequest,
  ChangeMeRequest,
  ChoosePasswordRequest,
  LoginRequest,
  RefreshRequest,
  RegisterRequest,
} from './auth.dto.js';
import { CredentialsGuard } from './local.strategy.js';
import { PasswordResets } from './password-resets.service.js';
import { MeView, SignedInView } from './session.views.js';
import { Sessions } from './sessions.service.js';

@Controller()
export class AuthController {
  constructor(
    private readonly accounts: Accounts,
    private readonly resets: PasswordResets,
    private readonly sessions: Sessions,
    private readonly queries: IdentityQueries,
  ) {}

  /** Opens an account: a firm and the person who owns it. */
  @Post('auth/register')
  @Allow('public')
  @TakesSecrets()
  register(@Body() body: RegisterRequest, @Write() write: WriteRequest): Promise<SignedInView> {
    return this.accounts.register(body, write);
  }

  @Post('auth/login')
  @Allow('public')
  @TakesSecrets()
  @UseGuards(CredentialsGuard)
  @HttpCode(200)
  login(@CurrentActor() actor: Actor, @Body() _credentials: LoginRequest): Promise<SignedInView> {
    return this.sessions.open(actor);
  }

  /** Spends the refresh token for a new one. One that was spent before ends the whole session, for thief and owner alike. */
  @Post('auth/refresh')
  @Allow('public')
  @TakesSecrets()
  @HttpCode(200)
  refresh(@Body() { refreshToken }: RefreshRequest): Promise<SignedInView> {
    return this.sessions.refresh(refreshToken);
  }

  /** Ends the session; the access token holds until it expires. */
  @Post('auth/logout')
  @Allow('public')
  @HttpCode(204)
  logout(@Body() { refreshToken }: RefreshRequest): Promise<void> {
    return this.sessions.close(refreshToken);
  }

  /** Mails a link to the address, if somebody signs in by it; it opens the choice of another password for half an hour. */
  @Post('auth/password-resets')
  @Allow('public')
  @TakesSecrets()
  @HttpCode(202)
  askPassword(@Body() { email }: AskPasswordRequest, @Write() write: WriteRequest): Promise<void> {
    return this.resets.ask(email, write);
  }

  /** The link serves once, and ends every session that the person had. */
  @Post('auth/password-resets/:id')
  @Allow('public')
  @TakesSecrets()
  @HttpCode(204)
  choosePassword(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChoosePasswordRequest,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.resets.choose(id, body, write);
  }

  /** Who I am and for which firm. */
  @Get('me')
  @Allow('member')
  me(@CurrentActor() actor: Actor): Promise<MeView> {
    return this.queries.me(actor);
  }

  @Patch('me')
  @Allow('member')
  change(
    @CurrentActor() actor: Actor,
    @Body() body: ChangeMeRequest,
    @Write() write: WriteRequest,
  ): Promise<MeView> {
    return this.accounts.change(actor, body, write);
  }
}
