import { CatalogModule } from '@app/catalog';
import { IdentityModule } from '@app/identity';
import { InsightsModule } from '@app/insights';
import { LedgerModule } from '@app/ledger';
import { ListingsModule } from '@app/listings';
import { ModerationModule } from '@app/moderation';
import { NotificationsModule } from '@app/notifications';
import { OrdersModule } from '@app/orders';
import { PartnerApiModule } from '@app/partner-api';
import { PaymentsModule } from '@app/payments';
import { type Config, PlatformModule } from '@app/platform';
import { SearchModule } from '@app/search';
import { SourcingModule } from '@app/sourcing';
import { type DynamicModule, Module } from '@nestjs/common';

/** Every room of the house. The roles differ in what is started, not in what is loaded: a worker serves health checks only. */
@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.for(config),
        IdentityModule,
        CatalogModule,
        LedgerModule,
        ListingsModule,
        PaymentsModule,
        SourcingModule,
        OrdersModule,
        SearchModule,
        ModerationModule,
        InsightsModule,
        NotificationsModule,
        PartnerApiModule,
      ],
    };
  }
}
