import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerAccount, LedgerLeg, LedgerTransfer } from './ledger.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([LedgerAccount, LedgerLeg, LedgerTransfer])],
})
export class LedgerModule {}
