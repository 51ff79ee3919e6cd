import { decodeIdCursor, encodeCursor, type Page, toMoneyView, toPage } from '@app/kernel';
import { type AccountKind, LedgerQueries } from '@app/ledger';
import { type Actor, Database, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type PayoutAccountView, toPayoutAccountView } from '../accounts/payout-account.views.js';
import { ProviderAccounts } from '../accounts/provider-accounts.service.js';
import { type PayoutRow, type PayoutView, type SellerBalanceView, toPayoutView } from './payout.views.js';

const CURRENCY = 'CNY';
const LIST = 'payouts';

@Injectable()
export class PayoutsQueries {
  constructor(
    private readonly accounts: ProviderAccounts,
    private readonly database: Database,
    private readonly ledger: LedgerQueries,
  ) {}

  async balance(sellerId: string): Promise<SellerBalanceView> {
    const balances = await this.ledger.balances(sellerId);
    const owed = (kind: AccountKind): bigint =>
      -(balances.find((own) => own.kind === kind && own.currency === CURRENCY)?.balanceMinor ?? 0n);
    const payable = owed('payable');
    const bankPayable = owed('bank_payable');
    const [paid]: { amount: string }[] = await this.database.source.query(
      `SELECT coalesce(sum(amount_minor), 0) AS amount FROM (
         SELECT amount_minor FROM payout WHERE seller_id = $1 AND state = 'paid' AND currency = $2
         UNION ALL
         SELECT amount_minor FROM remittance WHERE seller_id = $1 AND state = 'paid' AND kind = 'payout' AND currency = $2
       ) AS paid`,
      [sellerId, CURRENCY],
    );
    return {
      currency: CURRENCY,
      held: toMoneyView(owed('held'), CURRENCY),
      payable: toMoneyView(payable > 0n ? payable : 0n, CURRENCY),
      bankPayable: toMoneyView(bankPayable > 0n ? bankPayable : 0n, CURRENCY),
      frozen: toMoneyView(owed('frozen'), CURRENCY),
      owed: toMoneyView((payable < 0n ? -payable : 0n) + (bankPayable < 0n ? -bankPayable : 0n), CURRENCY),
      inPayout: toMoneyView(owed('in_payout'), CURRENCY),
      paidOut: toMoneyView(paid?.amount ?? '0', CURRENCY),
    };
  }

  async account(actor: Actor): Promise<PayoutAccountView> {
    requireKind(actor, 'seller');
    const [waiting]: { amount: string }[] = await this.database.source.query(
      `SELECT coalesce(sum(amount_minor), 0) AS amount FROM provider_transfer
       WHERE seller_id = $1 AND state <> 'sent' AND state = 'waiting' AND currency = $2`,
      [actor.organisationId, CURRENCY],
    );
    return toPayoutAccountView(
      await this.accounts.find(actor.organisationId),
      waiting?.amount ?? '0',
      CURRENCY,
    );
  }

  /** Newest first. */
  async list(actor: Actor, { cursor, limit }: PageQuery): Promise<Page<PayoutView>> {
    requireKind(actor, 'seller');
    const rows: PayoutRow[] = await this.database.source.query(
      `SELECT * FROM payout WHERE seller_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [actor.organisationId, decodeIdCursor(LIST, cursor), limit + 1],
    );
    return toPage(rows, limit, toPayoutView, (row) => encodeCursor(LIST, [row.id]));
  }
}
