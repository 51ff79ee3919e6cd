import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { OwnProposalsQuery, ProposeCorrectionRequest, ProposeEquivalenceRequest } from './proposals.dto.js';
import { ProposalsQueries } from './proposals.queries.js';
import { Proposals } from './proposals.service.js';
import { ProposalPageView, ProposalView } from './proposals.views.js';

/** What firms know better than the catalogue; the market reviews it. */
@Controller()
@Allow('buyer', 'seller')
export class ProposalsController {
  constructor(
    private readonly proposals: Proposals,
    private readonly queries: ProposalsQueries,
  ) {}

  /** Proposes another figure for a part type (a dimension, a rating, the mass, a speed), with evidence. */
  @Post('parts/:designation/corrections')
  correct(
    @CurrentActor() actor: Actor,
    @Param('designation') designation: string,
    @Body() request: ProposeCorrectionRequest,
    @Write() write: WriteRequest,
  ): Promise<ProposalView> {
    return this.proposals.correct(actor, designation, request, write);
  }

  /** Asserts that another part may take this one's place, or refutes it, with evidence. */
  @Post('parts/:designation/equivalents')
  claim(
    @CurrentActor() actor: Actor,
    @Param('designation') designation: string,
    @Body() request: ProposeEquivalenceRequest,
    @Write() write: WriteRequest,
  ): Promise<ProposalView> {
    return this.proposals.claim(actor, designation, request, write);
  }

  /** What the firm has proposed, newest first. */
  @Get('proposals')
  own(@CurrentActor() actor: Actor, @Query() query: OwnProposalsQuery): Promise<ProposalPageView> {
    return this.queries.own(actor, query);
  }
}
