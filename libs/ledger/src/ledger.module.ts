import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerController } from './ledger.controller.js';
import { LedgerAccount, LedgerLeg, LedgerTransfer } from './ledger.entity.js';
import { LedgerQueries } from './ledger.queries.js';
import { Ledger } from './ledger.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([LedgerAccount, LedgerLeg, LedgerTransfer])],
  controllers: [LedgerController],
  providers: [Ledger, LedgerQueries],
  exports: [Ledger, LedgerQueries],
})
export class LedgerModule {}
