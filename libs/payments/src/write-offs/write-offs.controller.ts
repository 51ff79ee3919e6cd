import { type Actor, Allow, CurrentActor, PageQuery, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ProposeWriteOffRequest, WriteOffsQuery } from './write-off.dto.js';
import { DebtPageView, WriteOffPageView, WriteOffView } from './write-off.views.js';
import { WriteOffsQueries } from './write-offs.queries.js';
import { WriteOffs } from './write-offs.service.js';

@Controller('admin')
@Allow('admin')
export class WriteOffsController {
  constructor(
    private readonly queries: WriteOffsQueries,
    private readonly writeOffs: WriteOffs,
  ) {}

  /** What sellers owe the market: refunds, lost disputes and commission beyond what they are to be paid. */
  @Get('debts')
  debts(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<DebtPageView> {
    return this.queries.debts(actor, query);
  }

  /** Debts that were given up, or are proposed to be, newest first. */
  @Get('write-offs')
  list(@CurrentActor() actor: Actor, @Query() query: WriteOffsQuery): Promise<WriteOffPageView> {
    return this.queries.list(actor, query);
  }

  /** Says that a debt will not be had, and why. It must still be what was seen (`write_off.other_debt`). */
  @Post('write-offs')
  propose(
    @CurrentActor() actor: Actor,
    @Body() wish: ProposeWriteOffRequest,
    @Write() write: WriteRequest,
  ): Promise<WriteOffView> {
    return this.writeOffs.propose(actor, wish, write);
  }

  /** By another person than who proposed it (`bank.same_person`): only now it is off the books. */
  @Post('write-offs/:id/confirm')
  @HttpCode(200)
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<WriteOffView> {
    return this.writeOffs.confirm(actor, id, write);
  }

  /** It stays owed. */
  @Post('write-offs/:id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<WriteOffView> {
    return this.writeOffs.withdraw(actor, id, write);
  }
}
