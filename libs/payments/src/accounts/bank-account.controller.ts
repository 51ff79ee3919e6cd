import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { PayeeRequest } from '../remittances/remittance.dto.js';
import { BankAccountAnswer } from './bank-account.views.js';
import { BankAccounts } from './bank-accounts.service.js';

@Controller('seller/bank-account')
@Allow('seller')
export class BankAccountController {
  constructor(private readonly accounts: BankAccounts) {}

  /** Where the market's bank pays the firm what buyers remitted; the number is masked. */
  @Get()
  find(@CurrentActor() actor: Actor): Promise<BankAccountAnswer> {
    return this.accounts.find(actor);
  }

  /** Names the account, in the verified firm's own name. The firm is told, and the trail keeps it. */
  @Put()
  name(
    @CurrentActor() actor: Actor,
    @Body() { holder, bank, accountNumber }: PayeeRequest,
    @Write() write: WriteRequest,
  ): Promise<BankAccountAnswer> {
    return this.accounts.name(actor, { holder, bank, accountNumber }, write);
  }
}
