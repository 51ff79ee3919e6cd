import { Clock, dayOf, DomainError } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { commissionOn } from '@app/payments';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type OrderRow } from '../order.views.js';

export interface MoneyPart {
  amountMinor: bigint;
  /** Each cause once. */
  causeId: string;
}

/** What an order on account goes through: its amount is owed from the first, and to be paid once the goods are accepted. */
@Injectable()
export class Receivables {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Takes the order's amount from what the buyer may still owe: one guarded statement, so that of two orders at once the second sees
   * the first. False where the terms do not allow it.
   */
  async book(tx: EntityManager, order: OrderRow): Promise<boolean> {
    const [rows]: [{ id: string; days: number }[], number] = await tx.query(
      `UPDATE credit_terms t SET open_minor = open_minor + $3
       WHERE seller_id = $1 AND buyer_id = $2 AND state = 'active' AND currency = $4 AND open_minor + $3 <= limit_minor
         AND NOT EXISTS (
           SELECT FROM receivable r WHERE r.seller_id = t.seller_id AND r.terms_id = t.id AND r.paid_minor < r.accepted_minor
             AND r.due_on + t.grace_days < $5::date
         )
       RETURNING id, days`,
      [order.seller_id, order.buyer_id, order.total_minor, order.currency, this.today()],
    );
    const [terms] = rows;
    if (!terms) return false;
    await tx.query(
      `INSERT INTO receivable (seller_id, order_id, terms_id, buyer_id, total_minor, currency, days) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [order.seller_id, order.id, terms.id, order.buyer_id, order.total_minor, order.currency, terms.days],
    );
    const cause = { kind: 'order', id: order.id };
    await this.post(tx, order, 'receivable_booked', cause, BigInt(order.total_minor));
    return true;
  }

  /** The goods are there: from today the days run. */
  async deliver(tx: EntityManager, order: OrderRow): Promise<void> {
    if (!order.on_account) return;
    await tx.query(
      `UPDATE receivable SET due_on = $3::date + days WHERE seller_id = $1 AND order_id = $2 AND due_on = 'infinity'`,
      [order.seller_id, order.id, this.today()],
    );
  }

  /**
   * A part is accepted: it is to be paid by its day, no earlier than today, and nothing takes it off any more. The seller owes the
   * market its commission, whoever is paid: it is taken from what the seller gets by bank.
   */
  async accept(tx: EntityManager, order: OrderRow, { amountMinor, causeId }: MoneyPart): Promise<void> {
    await tx.query(
      `UPDATE receivable SET accepted_minor = accepted_minor + $3,
         due_on = CASE WHEN due_on = 'infinity' THEN $4::date + days WHEN accepted_minor = paid_minor THEN greatest(due_on, $4::date)
           ELSE due_on END
       WHERE seller_id = $1 AND order_id = $2`,
      [order.seller_id, order.id, amountMinor.toString(), this.today()],
    );
    const commission = commissionOn(shareOf(order), amountMinor);
    await this.chargeCommission(tx, order, causeOf(order, causeId), commission);
  }

  /** A part is not owed: it was not accepted by the seller, or a claim refunds it. */
  async takeOff(
    tx: EntityManager,
    order: OrderRow,
    { amountMinor, causeId }: MoneyPart,
    kind = kindOf(order, causeId),
  ): Promise<void> {
    await tx.query(
      `WITH less AS (
         UPDATE receivable SET taken_off_minor = taken_off_minor + $3 WHERE seller_id = $1 AND order_id = $2 RETURNING seller_id, terms_id
       )
       UPDATE credit_terms t SET open_minor = open_minor - $3 FROM less WHERE t.seller_id = less.seller_id AND t.id = less.terms_id`,
      [order.seller_id, order.id, amountMinor.toString()],
    );
    await this.post(tx, order, 'receivable_taken_off', { kind, id: causeId }, -amountMinor);
  }

  /** The seller lets the buyer off a part that is accepted and not paid; the market gives its commission on it back. */
  async giveBack(tx: EntityManager, order: OrderRow, { amountMinor, causeId }: MoneyPart): Promise<void> {
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE receivable SET accepted_minor = accepted_minor - $3 WHERE seller_id = $1 AND order_id = $2
         AND accepted_minor - paid_minor >= $3 RETURNING 1`,
      [order.seller_id, order.id, amountMinor.toString()],
    );
    if (rows.length === 0) throw paidAlready();
    await this.takeOff(tx, order, { amountMinor, causeId }, 'give_back');
    const share = shareOf(order);
    const before = { ...share, releasedMinor: share.releasedMinor - amountMinor };
    const cause = { kind: 'give_back', id: causeId };
    await this.chargeCommission(tx, order, cause, -commissionOn(before, amountMinor));
  }

  private async chargeCommission(
    tx: EntityManager,
    { seller_id: sellerId, buyer_id: counterpartyId, currency }: OrderRow,
    cause: Cause,
    commission: bigint,
  ): Promise<void> {
    if (commission === 0n) return;
    const legs = legsOf(currency, { bank_payable: commission, commission: -commission });
    const transfer = { sellerId, purpose: 'commission', cause, counterpartyId, legs };
    await this.ledger.post(tx, transfer, { mayOwe: true });
  }

  private async post(
    tx: EntityManager,
    order: OrderRow,
    purpose: string,
    cause: Cause,
    amountMinor: bigint,
  ): Promise<void> {
    await this.ledger.post(tx, {
      sellerId: order.seller_id,
      purpose,
      cause,
      counterpartyId: order.buyer_id,
      legs: legsOf(order.currency, { receivable: amountMinor, on_account: -amountMinor }),
    });
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

interface Cause {
  kind: string;
  id: string;
}

const kindOf = ({ id }: OrderRow, causeId: string): string => (causeId === id ? 'order' : 'claim');
const causeOf = (order: OrderRow, causeId: string): Cause => ({ kind: kindOf(order, causeId), id: causeId });

/** The order as its commission is reckoned. */
const shareOf = (order: OrderRow) => ({
  amountMinor: BigInt(order.total_minor),
  commissionMinor: BigInt(order.commission_minor),
  releasedMinor: BigInt(order.released_minor),
  contestedMinor: 0n,
});

function paidAlready(): DomainError {
  return new DomainError('conflict', 'credit.paid_already', {
    zh: '这部分货款买家已付清：请直接退给买家',
    en: 'The buyer has paid that already: give it back to the buyer directly',
  });
}
