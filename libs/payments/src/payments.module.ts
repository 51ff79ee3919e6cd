import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Payment, PaymentShare, Payout, ProviderAccount, ProviderEvent } from './payment.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Payment, PaymentShare, Payout, ProviderAccount, ProviderEvent])],
})
export class PaymentsModule {}
