import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { TakesSecrets } from '../access/rate.guard.js';
import { Accounts } from '../sessions/accounts.service.js';
import { SignedInView } from '../sessions/session.views.js';
import {
  ChangeMemberRequest,
  InvitationQuery,
  InviteRequest,
  JoinRequest,
  LimitRequest,
} from './members.dto.js';
import { MembersQueries } from './members.queries.js';
import { Members } from './members.service.js';
import { InvitedView, MembersView } from './members.views.js';

@Controller()
export class MembersController {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly queries: MembersQueries,
  ) {}

  /** The people of the buyer's own firm, who is invited, and what each may spend without approval. */
  @Get('organisations/me/members')
  @Allow('buyer')
  list(@CurrentActor() actor: Actor): Promise<MembersView> {
    return this.queries.ofOwn(actor);
  }

  /** An owner or admin asks somebody to join; the link goes by mail and holds for a week. */
  @Post('organisations/me/invitations')
  @Allow('buyer')
  invite(
    @CurrentActor() actor: Actor,
    @Body() body: InviteRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.invite(actor, body, write);
  }

  @Delete('organisations/me/invitations/:id')
  @Allow('buyer')
  withdrawInvitation(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.withdrawInvitation(actor, id, write);
  }

  /** Owners say who may what; nobody changes their own role, so that a firm is never without an owner. */
  @Patch('organisations/me/members/:id')
  @Allow('buyer')
  changeRole(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeMemberRequest,
    @Write() write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.changeRole(actor, id, body, write);
  }

  /** Anybody but an owner can be taken out. */
  @Delete('organisations/me/members/:id')
  @Allow('buyer')
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.remove(actor, id, write);
  }

  /** A purchase above the limit waits for an owner or admin who did not place it. */
  @Put('organisations/me/members/:id/order-limit')
  @Allow('buyer')
  limitMember(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LimitRequest,
    @Write() write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.limitMember(actor, id, body, write);
  }

  /** For members who have no limit of their own. */
  @Put('organisations/me/order-limit')
  @Allow('buyer')
  limitFirm(
    @CurrentActor() actor: Actor,
    @Body() body: LimitRequest,
    @Write() write: WriteRequest,
  ): Promise<MembersView> {
    return this.members.limitFirm(actor, body, write);
  }

  /** Which firm asks whom: for whoever holds the mailed link. */
  @Get('invitations/:id')
  @Allow('public')
  @TakesSecrets()
  invited(@Param('id', ParseUUIDPipe) id: string, @Query() { token }: InvitationQuery): Promise<InvitedView> {
    return this.members.invited(id, token);
  }

  /** Joins the firm that asked, as the person with the invited address. */
  @Post('invitations/:id/accept')
  @Allow('public')
  @TakesSecrets()
  join(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: JoinRequest,
    @Write() write: WriteRequest,
  ): Promise<SignedInView> {
    return this.accounts.join(id, body, write);
  }
}
