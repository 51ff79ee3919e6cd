import { CatalogModule } from '@app/catalog';
import { IdentityModule } from '@app/identity';
import { ListingsModule } from '@app/listings';
import { PaymentsModule } from '@app/payments';
import { SourcingModule } from '@app/sourcing';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Approval } from './approvals/approval.entity.js';
import { ApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsQueries } from './approvals/approvals.queries.js';
import { Approvals } from './approvals/approvals.service.js';
import { CheckoutSteps } from './checkout-steps.js';
import { Claim, ClaimStep } from './claims/claim.entity.js';
import { ClaimDeadlines } from './claims/claim-deadlines.js';
import { ClaimPhotographs } from './claims/claim-photographs.js';
import { ClaimSteps } from './claims/claim-steps.js';
import { ClaimsController } from './claims/claims.controller.js';
import { ClaimsQueries } from './claims/claims.queries.js';
import { Claims } from './claims/claims.service.js';
import { ChargebackListeners } from './chargebacks/chargebacks.listeners.js';
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
import { OrderSteps } from './order-steps.js';
import { OrdersController } from './orders.controller.js';
import { OrdersListeners } from './orders.listeners.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';
import { ReordersController } from './reorders/reorders.controller.js';
import { Reorders } from './reorders/reorders.queries.js';
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
      Fapiao,
      Approval,
      OrderMessage,
      OrderThread,
    ]),
    CatalogModule,
    IdentityModule,
    ListingsModule,
    PaymentsModule,
    SourcingModule,
  ],
  controllers: [
    ApprovalsController,
    ClaimsController,
    DocumentsController,
    FapiaoController,
    MessagesController,
    OrderListsController,
    OrdersController,
    ReordersController,
  ],
  providers: [
    OrdersService,
    OrderActs,
    OrderSteps,
    CheckoutSteps,
    Approvals,
    ApprovalsQueries,
    Messages,
    MessagesQueries,
    OrderLists,
    OrdersQueries,
    OrdersListeners,
    Reorders,
    Shipments,
    Inspection,
    Claims,
    ClaimDeadlines,
    ClaimPhotographs,
    ClaimsQueries,
    ClaimSteps,
    ChargebackListeners,
    DocumentsQueries,
    FapiaoService,
  ],
  exports: [Claims, ClaimsQueries],
})
export class OrdersModule {}
