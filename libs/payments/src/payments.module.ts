import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BankAccountController } from './accounts/bank-account.controller.js';
import { BankAccount } from './accounts/bank-account.entity.js';
import { BankAccounts } from './accounts/bank-accounts.service.js';
import { PayoutAccountController } from './accounts/payout-account.controller.js';
import { ProviderAccount } from './accounts/provider-account.entity.js';
import { ProviderAccounts } from './accounts/provider-accounts.service.js';
import { BankStatement, BankRow } from './bank/bank-statement.entity.js';
import { BankDesk } from './bank/bank-desk.service.js';
import { BankMatch } from './bank/bank-match.entity.js';
import { BankMatching } from './bank/bank-matching.service.js';
import { BankStatements } from './bank/bank-statements.service.js';
import { BankTransfers } from './bank/bank-transfers.service.js';
import { BankController } from './bank/bank.controller.js';
import { BankQueries } from './bank/bank.queries.js';
import { Charging } from './charging.service.js';
import { Dispute, DisputeShare } from './disputes/dispute.entity.js';
import { PaymentDisputesController } from './disputes/payment-disputes.controller.js';
import { DisputesQueries } from './disputes/disputes.queries.js';
import { Disputes } from './disputes/disputes.service.js';
import { MarketPayout } from './market-payouts/market-payout.entity.js';
import { MarketPayoutsController } from './market-payouts/market-payouts.controller.js';
import { MarketPayoutsQueries } from './market-payouts/market-payouts.queries.js';
import { MarketPayouts } from './market-payouts/market-payouts.service.js';
import { PaymentOutcomes } from './payment-outcomes.service.js';
import { Payment, PaymentAttempt, PaymentShare } from './payment.entity.js';
import { PaymentsQueries } from './payments.queries.js';
import { Payments } from './payments.service.js';
import { PaymentsSweeper } from './payments.sweeper.js';
import { Payout, ProviderTransfer, TransferReversal } from './payouts/payout.entity.js';
import { PayoutsController } from './payouts/payouts.controller.js';
import { PayoutsQueries } from './payouts/payouts.queries.js';
import { Payouts } from './payouts/payouts.service.js';
import { Reversals } from './payouts/reversals.service.js';
import { Transfers } from './payouts/transfers.service.js';
import { StripeClient } from './provider/stripe.client.js';
import { StripeProvider } from './provider/stripe.provider.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import {
  ProviderTransaction,
  Reconciliation,
  ReconciliationDifference,
} from './reconciliation/reconciliation.entity.js';
import { ReconciliationQueries } from './reconciliation/reconciliation.queries.js';
import { Reconciling } from './reconciliation/reconciling.service.js';
import { ContestedRefunds } from './refunds/contested-refunds.service.js';
import { Refund } from './refunds/refund.entity.js';
import { Refunds } from './refunds/refunds.service.js';
import { WaitingRefundsController } from './refunds/waiting-refunds.controller.js';
import { WaitingRefunds } from './refunds/waiting-refunds.service.js';
import { Remittance, RemittanceBatch } from './remittances/remittance.entity.js';
import { RemittancesController } from './remittances/remittances.controller.js';
import { RemittancesQueries } from './remittances/remittances.queries.js';
import { Remittances } from './remittances/remittances.service.js';
import { Sandbox } from './sandbox/sandbox.js';
import { ProviderEvent } from './webhooks/provider-event.entity.js';
import { ProviderEventsController } from './webhooks/provider-events.controller.js';
import { ProviderEventsQueries } from './webhooks/provider-events.queries.js';
import { ProviderEvents } from './webhooks/provider-events.service.js';
import { StripeWebhooksController } from './webhooks/stripe-webhooks.controller.js';
import { WriteOff } from './write-offs/write-off.entity.js';
import { WriteOffsController } from './write-offs/write-offs.controller.js';
import { WriteOffsQueries } from './write-offs/write-offs.queries.js';
import { WriteOffs } from './write-offs/write-offs.service.js';

@Module({
  imports: [
    IdentityModule,
    LedgerModule,
    TypeOrmModule.forFeature([
      Payment,
      PaymentAttempt,
      PaymentShare,
      Refund,
      Payout,
      ProviderAccount,
      ProviderTransfer,
      TransferReversal,
      Dispute,
      DisputeShare,
      ProviderEvent,
      ProviderTransaction,
      Reconciliation,
      ReconciliationDifference,
      BankStatement,
      BankRow,
      BankMatch,
      BankAccount,
      Remittance,
      RemittanceBatch,
      MarketPayout,
      WriteOff,
    ]),
  ],
  controllers: [
    BankAccountController,
    BankController,
    MarketPayoutsController,
    PaymentDisputesController,
    PayoutAccountController,
    PayoutsController,
    ProviderEventsController,
    ReconciliationController,
    RemittancesController,
    StripeWebhooksController,
    WaitingRefundsController,
    WriteOffsController,
  ],
  providers: [
    BankAccounts,
    BankDesk,
    BankMatching,
    BankQueries,
    BankStatements,
    BankTransfers,
    Charging,
    ContestedRefunds,
    Disputes,
    DisputesQueries,
    MarketPayouts,
    MarketPayoutsQueries,
    PaymentOutcomes,
    Payments,
    PaymentsQueries,
    PaymentsSweeper,
    Payouts,
    PayoutsQueries,
    ProviderAccounts,
    ProviderEvents,
    ProviderEventsQueries,
    ReconciliationQueries,
    Reconciling,
    Refunds,
    Remittances,
    RemittancesQueries,
    Reversals,
    Sandbox,
    StripeClient,
    StripeProvider,
    Transfers,
    WaitingRefunds,
    WriteOffs,
    WriteOffsQueries,
  ],
  exports: [Payments, Sandbox],
})
export class PaymentsModule {}
