import { ProposalPageView, ProposalsToReviewQuery, ProposalView } from '@app/catalog';
import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CatalogueReview } from './catalogue-review.service.js';
import { AcceptRequest, ReviewReasonRequest } from './moderation.dto.js';

@Controller('admin/proposals')
@Allow('admin')
export class CatalogueReviewController {
  constructor(private readonly review: CatalogueReview) {}

  /** What firms propose about the catalogue, in one state, oldest first. */
  @Get()
  proposals(@CurrentActor() actor: Actor, @Query() query: ProposalsToReviewQuery): Promise<ProposalPageView> {
    return this.review.proposals(actor, query);
  }

  /** It stands from now on, above what is computed; also one that was rejected by mistake. */
  @Post(':id/accept')
  @HttpCode(200)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: AcceptRequest,
    @Write() write: WriteRequest,
  ): Promise<ProposalView> {
    return this.review.accept(actor, id, reason ?? null, write);
  }

  /** For a reason that the firm reads; one that was accepted is taken back. */
  @Post(':id/reject')
  @HttpCode(200)
  reject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReviewReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<ProposalView> {
    return this.review.reject(actor, id, reason, write);
  }
}
