import {
  CertificatePageView,
  CertificatesToReviewQuery,
  CertificateView,
  OrganisationPageView,
  OrganisationView,
} from '@app/identity';
import { ListingPageView, ListingView } from '@app/listings';
import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { AuditQuery, FirmsQuery, ListingsToReviewQuery, ReviewReasonRequest } from './moderation.dto.js';
import { ModerationQueries } from './moderation.queries.js';
import { Moderation } from './moderation.service.js';
import { AuditPageView } from './moderation.views.js';

@Controller('admin')
@Allow('admin')
export class ModerationController {
  constructor(
    private readonly moderation: Moderation,
    private readonly queries: ModerationQueries,
  ) {}

  /** Firms, newest first; `verification=pending` is the queue. */
  @Get('organisations')
  firms(@CurrentActor() actor: Actor, @Query() query: FirmsQuery): Promise<OrganisationPageView> {
    return this.queries.firms(actor, query);
  }

  @Get('organisations/:id')
  firm(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OrganisationView> {
    return this.queries.firm(actor, id);
  }

  @Post('organisations/:id/verify')
  @HttpCode(200)
  verifyFirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<OrganisationView> {
    return this.moderation.verifyFirm(actor, id, write);
  }

  /** Refuses the verification, or takes it back, for a reason that the firm reads. */
  @Post('organisations/:id/reject')
  @HttpCode(200)
  rejectFirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReviewReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<OrganisationView> {
    return this.moderation.rejectFirm(actor, id, reason, write);
  }

  /** Certificates of all firms in one state, oldest first; `pending` is the queue. */
  @Get('certificates')
  certificates(
    @CurrentActor() actor: Actor,
    @Query() query: CertificatesToReviewQuery,
  ): Promise<CertificatePageView> {
    return this.queries.certificatesIn(actor, query);
  }

  @Post('certificates/:id/verify')
  @HttpCode(200)
  verifyCertificate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<CertificateView> {
    return this.moderation.verifyCertificate(actor, id, write);
  }

  /** Refuses a certificate, or takes its verification back, for a reason that the firm reads. */
  @Post('certificates/:id/reject')
  @HttpCode(200)
  rejectCertificate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReviewReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<CertificateView> {
    return this.moderation.rejectCertificate(actor, id, reason, write);
  }

  /** Listings of all sellers in one state, oldest first. */
  @Get('listings')
  listings(@CurrentActor() actor: Actor, @Query() query: ListingsToReviewQuery): Promise<ListingPageView> {
    return this.queries.listingsIn(actor, query);
  }

  @Post('listings/:sellerId/:id/approve')
  @HttpCode(200)
  approveListing(
    @CurrentActor() actor: Actor,
    @Param('sellerId', ParseUUIDPipe) sellerId: string,
    @Param('id', ParseUUIDPipe) listingId: string,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.moderation.approveListing(actor, { sellerId, listingId }, write);
  }

  /** Takes a listing off the market, for a reason that the seller reads. */
  @Post('listings/:sellerId/:id/take-down')
  @HttpCode(200)
  takeDownListing(
    @CurrentActor() actor: Actor,
    @Param('sellerId', ParseUUIDPipe) sellerId: string,
    @Param('id', ParseUUIDPipe) listingId: string,
    @Body() { reason }: ReviewReasonRequest,
    @Write() write: WriteRequest,
  ): Promise<ListingView> {
    return this.moderation.takeDownListing(actor, { sellerId, listingId }, reason, write);
  }

  /** Who did what to what, and why; newest first. */
  @Get('audit')
  audit(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditPageView> {
    return this.queries.audit(actor, query);
  }
}
