import { type Readable } from 'node:stream';
import {
  type Actor,
  Allow,
  CurrentActor,
  fileAnswer,
  FileStore,
  GivesFile,
  PictureSizeQuery,
  TakesFile,
  Upload,
  Write,
  type WriteRequest,
} from '@app/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import {
  ClaimsQuery,
  ClaimWordsRequest,
  OfferOutcomeRequest,
  OpenClaimRequest,
  SendClaimedRequest,
} from './claim.dto.js';
import { ClaimPhotographs } from './claim-photographs.js';
import { ClaimPageView, ClaimPhotographView, ClaimsOfOrderView, ClaimView } from './claim.views.js';
import { ClaimsQueries } from './claims.queries.js';
import { Claims } from './claims.service.js';

@Controller()
export class ClaimsController {
  constructor(
    private readonly claims: Claims,
    private readonly files: FileStore,
    private readonly photographs: ClaimPhotographs,
    private readonly queries: ClaimsQueries,
  ) {}

  /** Says that pieces of a line are not as agreed, while the inspection window is open. Needs an Idempotency-Key. */
  @Post('orders/:id/claims')
  @Allow('buyer')
  open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenClaimRequest,
    @Write({ keyRequired: true }) write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.open(actor, id, body, write);
  }

  /** The claims of one order, for its two sides and admins. */
  @Get('orders/:id/claims')
  @Allow('member')
  ofOrder(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimsOfOrderView> {
    return this.queries.ofOrder(actor, id);
  }

  /** The buyer's own claims, newest first. */
  @Get('claims')
  @Allow('buyer')
  ofBuyer(@CurrentActor() actor: Actor, @Query() query: ClaimsQuery): Promise<ClaimPageView> {
    return this.queries.ofBuyer(actor, query);
  }

  /** Claims that the seller has to do with, newest first; `state=open` is what waits for an answer. */
  @Get('seller/claims')
  @Allow('seller')
  ofSeller(@CurrentActor() actor: Actor, @Query() query: ClaimsQuery): Promise<ClaimPageView> {
    return this.queries.ofSeller(actor, query);
  }

  /** A photograph (JPEG, PNG or WebP, 8 MB) of claimed goods, for a claim or an answer to name. */
  @Post('claims/photographs')
  @Allow('buyer', 'seller')
  @TakesFile()
  sendPhotograph(
    @CurrentActor() actor: Actor,
    @Upload() content: Readable,
    @Write() write: WriteRequest,
  ): Promise<ClaimPhotographView> {
    return this.photographs.send(actor, content, write);
  }

  @Get('claims/:id')
  @Allow('member')
  claim(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimView> {
    return this.queries.claim(actor, id);
  }

  /** For the two sides and admins. */
  @Get('claims/:id/photographs/:photographId')
  @Allow('member')
  @GivesFile()
  async photograph(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photographId', ParseUUIDPipe) photographId: string,
    @Query() { size }: PictureSizeQuery,
  ): Promise<StreamableFile> {
    const file = await this.queries.photograph(actor, id, photographId, size);
    return fileAnswer(file, await this.files.open(file.id));
  }

  /** The seller does what the buyer asked for: a refund is paid at once; a replacement or a return begins. */
  @Post('claims/:id/accept')
  @Allow('seller')
  @HttpCode(200)
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.accept(actor, id, write);
  }

  /** The seller proposes another outcome. */
  @Post('claims/:id/offer')
  @Allow('seller')
  @HttpCode(200)
  offer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OfferOutcomeRequest,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.offer(actor, id, body, write);
  }

  @Post('claims/:id/refuse')
  @Allow('seller')
  @HttpCode(200)
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimWordsRequest,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.refuse(actor, id, body, write);
  }

  /** The buyer takes the seller's answer. */
  @Post('claims/:id/agree')
  @Allow('buyer')
  @HttpCode(200)
  agree(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.agree(actor, id, write);
  }

  /** Brings the claim before the market: the buyer after an answer or a replacement, the seller after a return. */
  @Post('claims/:id/escalate')
  @Allow('buyer', 'seller')
  @HttpCode(200)
  escalate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimWordsRequest,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.escalate(actor, id, body, write);
  }

  /** The amount is released to the seller; the same pieces cannot be claimed again. */
  @Post('claims/:id/withdraw')
  @Allow('buyer')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.withdraw(actor, id, write);
  }

  /** The claimed pieces once more, out of the listing's free stock. */
  @Post('claims/:id/send-replacement')
  @Allow('seller')
  @HttpCode(200)
  sendReplacement(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendClaimedRequest,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.sendReplacement(actor, id, body, write);
  }

  /** The replacement has arrived, and is inspected until `dueAt`. */
  @Post('claims/:id/receive-replacement')
  @Allow('buyer')
  @HttpCode(200)
  receiveReplacement(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.receiveReplacement(actor, id, write);
  }

  /** The replacement is right: the claim is settled and its amount released. */
  @Post('claims/:id/keep-replacement')
  @Allow('buyer')
  @HttpCode(200)
  keepReplacement(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.keepReplacement(actor, id, write);
  }

  /** The buyer ships the claimed pieces back. */
  @Post('claims/:id/send-back')
  @Allow('buyer')
  @HttpCode(200)
  sendBack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SendClaimedRequest,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.sendBack(actor, id, body, write);
  }

  /** The seller has the goods back: the buyer is refunded. */
  @Post('claims/:id/receive-return')
  @Allow('seller')
  @HttpCode(200)
  receiveReturn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<ClaimView> {
    return this.claims.receiveReturn(actor, id, write);
  }
}
