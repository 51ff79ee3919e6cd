import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { Capacity } from './capacity.service.js';
import { CapacityDayView, CapacityView, PromiseView } from './capacity.views.js';
import {
  CalendarQuery,
  CapacityDayRequest,
  LabelLotRequest,
  MoveLotRequest,
  PromiseQuery,
  ReceiveLotRequest,
} from './lots.dto.js';
import { Lots } from './lots.service.js';
import { LotsView, LotView, MovementPageView, PriceHistoryView } from './lots.views.js';

@Controller('seller/listings/:id')
@Allow('seller')
export class LotsController {
  constructor(
    private readonly lots: Lots,
    private readonly capacity: Capacity,
  ) {}

  /** The lots on the shelf, newest first. */
  @Get('lots')
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<LotsView> {
    return this.lots.list(actor, id);
  }

  /** A delivery: a new lot. */
  @Post('lots')
  receive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReceiveLotRequest,
    @Write() write: WriteRequest,
  ): Promise<LotView> {
    return this.lots.receive(actor, id, body, write);
  }

  /** Its number, date code and place. */
  @Patch('lots/:lotId')
  label(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) listingId: string,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() body: LabelLotRequest,
    @Write() write: WriteRequest,
  ): Promise<LotView> {
    return this.lots.label(actor, { listingId, lotId }, body, write);
  }

  /** Counts a lot, adds to it or takes from it. */
  @Post('lots/:lotId/movements')
  @HttpCode(200)
  move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) listingId: string,
    @Param('lotId', ParseUUIDPipe) lotId: string,
    @Body() body: MoveLotRequest,
    @Write() write: WriteRequest,
  ): Promise<LotView> {
    return this.lots.move(actor, { listingId, lotId }, body, write);
  }

  /** The journal of its stock, newest first; nothing in it ever changes. */
  @Get('movements')
  movements(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<MovementPageView> {
    return this.lots.movements(actor, id, query);
  }

  /** Its prices, today's first. */
  @Get('prices')
  prices(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<PriceHistoryView> {
    return this.lots.prices(actor, id, query);
  }

  /** What can be made on the days ahead, and what of it is promised. */
  @Get('calendar')
  calendar(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { days }: CalendarQuery,
  ): Promise<CapacityView> {
    return this.capacity.calendar(actor, id, days);
  }

  /** A day on which more, less or nothing is made. */
  @Put('calendar')
  setDay(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CapacityDayRequest,
    @Write() write: WriteRequest,
  ): Promise<CapacityDayView> {
    return this.capacity.setDay(actor, id, body, write);
  }
}

@Controller('offers/:sellerId/:listingId')
@Allow('public')
export class PromisesController {
  constructor(private readonly capacity: Capacity) {}

  /** By when a quantity could be had: from the shelf what lies there, the rest by when it can be made. */
  @Get('promise')
  promise(
    @Param('sellerId', ParseUUIDPipe) sellerId: string,
    @Param('listingId', ParseUUIDPipe) listingId: string,
    @Query() { quantity }: PromiseQuery,
  ): Promise<PromiseView> {
    return this.capacity.promise({ sellerId, listingId }, quantity);
  }
}
