import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { PayeeRequest } from '../remittances/remittance.dto.js';
import { WaitingRefundsView } from './waiting-refunds.views.js';
import { WaitingRefunds } from './waiting-refunds.service.js';

@Controller('buyer/refunds')
@Allow('buyer')
export class WaitingRefundsController {
  constructor(private readonly refunds: WaitingRefunds) {}

  /** Refunds that could not go back the way they came, and wait for the firm to name a bank account; a hundred at most. */
  @Get('waiting')
  list(@CurrentActor() actor: Actor): Promise<WaitingRefundsView> {
    return this.refunds.list(actor);
  }

  /** Names the account, in the firm's own name, for all that wait. The trail keeps it. */
  @Put('account')
  name(
    @CurrentActor() actor: Actor,
    @Body() { holder, bank, accountNumber }: PayeeRequest,
    @Write() write: WriteRequest,
  ): Promise<WaitingRefundsView> {
    return this.refunds.name(actor, { holder, bank, accountNumber }, write);
  }
}
