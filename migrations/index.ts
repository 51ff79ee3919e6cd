import { Tables1763900000000 } from './1763900000000-tables.js';
import { Guards1763900000001 } from './1763900000001-guards.js';
import { DividedShares1764140000000 } from './1764140000000-divided-shares.js';
import { ListingTerms1764141000000 } from './1764141000000-listing-terms.js';
import { PartIndexFacets1764142000000 } from './1764142000000-part-index-facets.js';
import { CatalogueProposals1764143000000 } from './1764143000000-catalogue-proposals.js';
import { SearchPending1764150000000 } from './1764150000000-search-pending.js';
import { ListingImports1764151000000 } from './1764151000000-listing-imports.js';
import { UnmetDemand1764151000000 } from './1764151000000-unmet-demand.js';
import { MadeToOrder1764151000001 } from './1764151000001-made-to-order.js';
import { BankTransfers1764161000000 } from './1764161000000-bank-transfers.js';
import { PartFacets1764155000000 } from './1764155000000-part-facets.js';
import { Rfqs1764156000000 } from './1764156000000-rfqs.js';
import { Freight1764142500000 } from './1764142500000-freight.js';
import { PartToFold1764160000000 } from './1764160000000-part-to-fold.js';
import { PartsOfOrders1764162000000 } from './1764162000000-parts-of-orders.js';
import { PayoutAccounts1764170000000 } from './1764170000000-payout-accounts.js';
import { MadeForOrders1764170000000 } from './1764170000000-made-for-orders.js';
import { FactToDeliver1764163000000 } from './1764163000000-fact-to-deliver.js';
import { Claims1764171000000 } from './1764171000000-claims.js';
import { TakenBack1764171000000 } from './1764171000000-taken-back.js';
import { Reconciliation1764172000000 } from './1764172000000-reconciliation.js';
import { Fapiao1764172000000 } from './1764172000000-fapiao.js';
import { ChargebacksOfOrders1764173000000 } from './1764173000000-chargebacks-of-orders.js';
import { Approvals1764173000000 } from './1764173000000-approvals.js';
import { Boms1764174000000 } from './1764174000000-boms.js';
import { BankDesk1764174000000 } from './1764174000000-bank-desk.js';
import { OrderLists1764180000000 } from './1764180000000-order-lists.js';
import { Reputations1764175000000 } from './1764175000000-reputations.js';
import { OrderMessages1764190000000 } from './1764190000000-order-messages.js';
import { PreferredOffers1764191000000 } from './1764191000000-preferred-offers.js';
import { Credit1764192000000 } from './1764192000000-credit.js';
import { PartRequests1764181000000 } from './1764181000000-part-requests.js';
import { RfqsAndQuotes1764182000000 } from './1764182000000-rfqs-and-quotes.js';
import { BankReconciliation1764193000000 } from './1764193000000-bank-reconciliation.js';
import { MailServer1764194000000 } from './1764194000000-mail-server.js';
import { Repairs1764194300000 } from './1764194300000-repairs.js';
import { PasswordResets1764195000000 } from './1764195000000-password-resets.js';
import { Counterparties1764196000000 } from './1764196000000-counterparties.js';
import { PartTags1764197000000 } from './1764197000000-part-tags.js';
import { Invitations1764198000000 } from './1764198000000-invitations.js';
import { AnsweredRfqs1764198100000 } from './1764198100000-answered-rfqs.js';
import { UndoneAwards1764198200000 } from './1764198200000-undone-awards.js';
import { RaisedCapacity1764198300000 } from './1764198300000-raised-capacity.js';
import { MinOrders1764198900000 } from './1764198900000-min-orders.js';
import { MailIndex1764199000000 } from './1764199000000-mail-index.js';
import { RfqRepairs1764199100000 } from './1764199100000-rfq-repairs.js';
import { ContestedRefunds1764199100000 } from './1764199100000-contested-refunds.js';
import { UnsentMails1764199700000 } from './1764199700000-unsent-mails.js';
import { GoodsToFold1764199800000 } from './1764199800000-goods-to-fold.js';
import { CommissionRules1764199200000 } from './1764199200000-commission-rules.js';
import { WriteOffs1764199800000 } from './1764199800000-write-offs.js';
import { Webhooks1764200000000 } from './1764200000000-webhooks.js';
import { CertifiedRfqs1764200100000 } from './1764200100000-certified-rfqs.js';
import { AnswersApart1764200200000 } from './1764200200000-answers-apart.js';
import { FapiaoFile1764200300000 } from './1764200300000-fapiao-file.js';
import { SmallPictures1764200400000 } from './1764200400000-small-pictures.js';

/** In time order. */
export const MIGRATIONS = [
  Tables1763900000000,
  Guards1763900000001,
  DividedShares1764140000000,
  ListingTerms1764141000000,
  PartIndexFacets1764142000000,
  CatalogueProposals1764143000000,
  SearchPending1764150000000,
  ListingImports1764151000000,
  UnmetDemand1764151000000,
  MadeToOrder1764151000001,
  PartFacets1764155000000,
  Rfqs1764156000000,
  Freight1764142500000,
  PartToFold1764160000000,
  BankTransfers1764161000000,
  PartsOfOrders1764162000000,
  PayoutAccounts1764170000000,
  MadeForOrders1764170000000,
  FactToDeliver1764163000000,
  Claims1764171000000,
  TakenBack1764171000000,
  Reconciliation1764172000000,
  Fapiao1764172000000,
  ChargebacksOfOrders1764173000000,
  Approvals1764173000000,
  Boms1764174000000,
  BankDesk1764174000000,
  OrderLists1764180000000,
  OrderMessages1764190000000,
  PreferredOffers1764191000000,
  Reputations1764175000000,
  Credit1764192000000,
  PartRequests1764181000000,
  RfqsAndQuotes1764182000000,
  BankReconciliation1764193000000,
  MailServer1764194000000,
  Repairs1764194300000,
  PasswordResets1764195000000,
  Counterparties1764196000000,
  PartTags1764197000000,
  Invitations1764198000000,
  AnsweredRfqs1764198100000,
  UndoneAwards1764198200000,
  RaisedCapacity1764198300000,
  MinOrders1764198900000,
  MailIndex1764199000000,
  RfqRepairs1764199100000,
  ContestedRefunds1764199100000,
  UnsentMails1764199700000,
  CommissionRules1764199200000,
  GoodsToFold1764199800000,
  WriteOffs1764199800000,
  Webhooks1764200000000,
  CertifiedRfqs1764200100000,
  AnswersApart1764200200000,
  FapiaoFile1764200300000,
  SmallPictures1764200400000,
];
