import { CatalogModule } from '@app/catalog';
import { IdentityModule } from '@app/identity';
import { LedgerModule } from '@app/ledger';
import { ListingsModule } from '@app/listings';
import { PaymentsModule } from '@app/payments';
import { SourcingModule } from '@app/sourcing';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Approval } from './approvals/approval.entity.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsQueries } from './approvals/approvals.queries.js';
import { Approvals } from './approvals/approvals.service.js';
import { AwardedPurchases } from './awards/awarded-purchases.service.js';
import { AwardsController } from './awards/awards.controller.js';
import { OrdersOfRfqs } from './awards/rfq-orders.queries.js';
import { CheckoutSteps } from './checkout-steps.js';
import { Claim, ClaimStep } from './claims/claim.entity.js';
import { ClaimDeadlines } from './claims/claim-deadlines.js';
import { ClaimPhotographs } from './claims/claim-photographs.js';
import { ClaimSteps } from './claims/claim-steps.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsQueries } from './claims/claims.queries.js';
import { Claims } from './claims/claims.service.js';
import { CommissionController } from './commission/commission.controller.js';
import { Commission } from './commission/commission.queries.js';
import { CommissionRule } from './commission/commission-rule.entity.js';
import { CommissionRules } from './commission/commission-rules.service.js';
import { ChargebackListeners } from './chargebacks/chargebacks.listeners.js';
import { CreditReminders } from './credit/credit-reminders.js';
import { CreditTerms } from './credit/credit-terms.entity.js';
import { CreditTermsService } from './credit/credit-terms.service.js';
import { CreditController } from './credit/credit.controller.js';
import { CreditListeners } from './credit/credit.listeners.js';
import { CreditQueries } from './credit/credit.queries.js';
import { OnAccount } from './credit/on-account.service.js';
import { Receivable } from './credit/receivable.entity.js';
import { Receivables } from './credit/receivables.service.js';
import { Repayment, RepaymentPart } from './credit/repayment.entity.js';
import { RepaymentsController } from './credit/repayments.controller.js';
import { Repayments } from './credit/repayments.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentsQueries } from './documents/documents.queries.js';
import { FapiaoController } from './fapiao/fapiao.controller.js';
import { Fapiao } from './fapiao/fapiao.entity.js';
import { FapiaoService } from './fapiao/fapiao.service.js';
import { Inspection } from './inspection/inspection.service.js';
import { OrderListsController } from './lists/order-lists.controller.js';
import { OrderLists } from './lists/order-lists.queries.js';
import { Messages } from './messages/messages.service.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesQueries } from './messages/messages.queries.js';
import { OrderMessage, OrderThread } from './messages/order-message.entity.js';
import { Checkout, Order, OrderLine, OrderTransition, Shipment, ShipmentLine } from './order.entity.js';
import { OrderActs } from './order-acts.service.js';
import { OrderMoney } from './order-money.js';
import { OrderSteps } from './order-steps.js';
import { OrdersController } from './orders.controller.js';
import { OrdersListeners } from './orders.listeners.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { ReordersController } from './reorders/reorders.controller.js';
import { Reorders } from './reorders/reorders.queries.js';
import { RepairsController } from './repairs/repairs.controller.js';
import { OrderRepairs } from './repairs/repairs.queries.js';
import { RepairPurchases } from './repairs/repair-purchases.service.js';
import { BuyerStatements } from './statements/buyer-statements.queries.js';
import { MarketStatements } from './statements/market-statements.queries.js';
import { SellerStatements } from './statements/seller-statements.queries.js';
import { StatementsController } from './statements/statements.controller.js';
import { Shipments } from './shipments/shipments.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      Checkout,
      Order,
      OrderLine,
      OrderTransition,
      Shipment,
      ShipmentLine,
      Claim,
      ClaimStep,
      CommissionRule,
      Fapiao,
      Approval,
      OrderMessage,
      OrderThread,
      CreditTerms,
      Receivable,
      Repayment,
      RepaymentPart,
    ]),
    CatalogModule,
    IdentityModule,
    LedgerModule,
    ListingsModule,
    PaymentsModule,
    SourcingModule,
  ],
  controllers: [
    ApprovalsController,
    AwardsController,
    ClaimsController,
    CommissionController,
    CreditController,
    DocumentsController,
    FapiaoController,
    MessagesController,
    OrderListsController,
    OrdersController,
    RepairsController,
    ReordersController,
    RepaymentsController,
    StatementsController,
  ],
  providers: [
    OrdersService,
    OrderActs,
    OrderMoney,
    OrderSteps,
    CheckoutSteps,
    Approvals,
    ApprovalsQueries,
    AwardedPurchases,
    Messages,
    MessagesQueries,
    OrderLists,
    OrdersQueries,
    OrdersListeners,
    OrderRepairs,
    OrdersOfRfqs,
    RepairPurchases,
    Reorders,
    Shipments,
    Inspection,
    Claims,
    ClaimDeadlines,
    ClaimPhotographs,
    ClaimsQueries,
    ClaimSteps,
    Commission,
    CommissionRules,
    ChargebackListeners,
    CreditListeners,
    CreditQueries,
    CreditReminders,
    CreditTermsService,
    OnAccount,
    Receivables,
    Repayments,
    BuyerStatements,
    MarketStatements,
    SellerStatements,
    DocumentsQueries,
    FapiaoService,
  ],
  exports: [Claims, ClaimsQueries],
})
export class OrdersModule {}
