import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { IdentityQueries } from '../identity.queries.js';
import { OrganisationView, PublicOrganisationView, SellersView } from './organisation.views.js';
import { Organisations } from './organisations.service.js';
import { RequestVerificationRequest } from './request-verification.dto.js';
import { SellersQuery } from './sellers.dto.js';

@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly queries: IdentityQueries,
  ) {}

  /** Sellers as everybody may see them, in the order of the question; what is none is left out. */
  @Get()
  @Allow('public')
  sellers(@Query() { id }: SellersQuery): Promise<SellersView> {
    return this.queries.sellers(id);
  }

  /** A seller as everybody may see it. */
  @Get(':id')
  @Allow('public')
  organisation(@Param('id', ParseUUIDPipe) id: string): Promise<PublicOrganisationView> {
    return this.queries.publicOrganisation(id);
  }

  /** The seller asks the market to verify it. */
  @Post('me/verification')
  @Allow('seller')
  @HttpCode(202)
  requestVerification(
    @CurrentActor() actor: Actor,
    @Body() body: RequestVerificationRequest,
    @Write() write: WriteRequest,
  ): Promise<OrganisationView> {
    return this.organisations.requestVerification(actor, body, write);
  }
}
