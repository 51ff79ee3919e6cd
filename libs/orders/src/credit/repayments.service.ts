import { Clock, DomainError, newId } from '@app/kernel';
import { Ledger, legsOf } from '@app/ledger';
import { Payments } from '@app/payments';
import {
  type Actor,
  type Config,
  CONFIG,
  Database,
  requireKind,
  requireRole,
  type WriteRequest,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { payOnce } from '../pay-once.js';
import { type PayRequest } from '../place-order.dto.js';
import { tellCredit } from './credit-told.js';
import { type ReceiptRequest, type RepayRequest } from './credit.dto.js';
import { CreditQueries } from './credit.queries.js';
import {
  type CreditTermsRow,
  type RepaymentRow,
  type RepaymentView,
  toRepaymentView,
} from './credit.views.js';
import { allot, type OwedPart } from './repayment.rules.js';
import { lockPayable, type RepaymentOfStore, writeRepayment } from './repayment.store.js';

const purposeOf = (id: string) => ({ kind: 'repayment', id });

/** Buyers pay what they owe: by the market's payments, or to the seller, who says that it had the money. */
@Injectable()
export class Repayments {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly payments: Payments,
    private readonly queries: CreditQueries,
  ) {}

  /** Asks for one payment of all that is to be paid, or of the orders named; it takes the place of one that was not paid. */
  async begin(
    actor: Actor,
    termsId: string,
    { orderIds }: RepayRequest,
    write: WriteRequest,
  ): Promise<RepaymentView> {
    requireKind(actor, 'buyer');
    const { id } = await this.database.once(write, async (tx) => {
      const terms = await this.queries.ownRow(tx, actor, termsId);
      await this.dropWaiting(tx, terms);
      const parts = await lockPayable(tx, terms, orderIds);
      if (parts.length === 0 || parts.length < (orderIds?.length ?? 0)) throw nothingPayable();
      const repayment: RepaymentOfStore = {
        id: newId(),
        channel: 'market',
        state: 'awaiting_payment',
        receivedOn: null,
        note: null,
        personId: actor.userId,
        at: this.clock.now(),
      };
      const amountMinor = await writeRepayment(tx, terms, repayment, parts);
      const share = {
        sellerId: terms.seller_id,
        referenceId: repayment.id,
        amountMinor,
        // It was charged to the seller when the goods were accepted.
        commissionMinor: 0n,
      };
      await this.payments.request(tx, {
        purpose: purposeOf(repayment.id),
        payerId: terms.buyer_id,
        currency: terms.currency,
        shares: [share],
      });
      return { id: repayment.id };
    });
    return this.queries.repayment(actor, id);
  }

  async pay(actor: Actor, id: string, request: PayRequest, write: WriteRequest): Promise<RepaymentView> {
    requireKind(actor, 'buyer');
    const { state } = await this.queries.repaymentRow(this.database.source, actor, id);
    if (state !== 'awaiting_payment' && state !== 'paid') throw notOpen();
    const { method } = request;
    if (method === 'bank_transfer')
      await this.database.once(write, async (tx) => {
        await this.payments.awaitTransfer(tx, purposeOf(id));
        return { id };
      });
    else {
      const { database, payments } = this;
      const returnUrl = `${this.config.publicUrl}/credit/repayments/${id}`;
      const payment = await payOnce(
        { database, payments },
        purposeOf(id),
        { ...request, method, returnUrl },
        write,
      );
      if (payment.state === 'captured') await this.database.transact((tx) => this.settle(tx, id));
    }
    return this.queries.repayment(actor, id);
  }

  /** The seller had money from the buyer directly: put to what was due first. */
  async noteReceipt(
    actor: Actor,
    termsId: string,
    { amountMinor, receivedOn, note }: ReceiptRequest,
    write: WriteRequest,
  ): Promise<RepaymentView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner', 'admin');
    if (receivedOn > this.queries.today()) throw notYet(this.queries.today());
    return this.database.once(write, async (tx) => {
      const terms = await this.queries.ownRow(tx, actor, termsId);
      const payable = await lockPayable(tx, terms);
      const parts = allot(BigInt(amountMinor), payable);
      if (parts === null) throw tooMuch(payable);
      const id = newId();
      const at = this.clock.now();
      await writeRepayment(
        tx,
        terms,
        {
          id,
          channel: 'direct',
          state: 'paid',
          receivedOn,
          note: note ?? null,
          personId: actor.userId,
          at,
        },
        parts,
      );
      await this.book(tx, terms, id, parts);
      await tellCredit(tx, this.queries, 'credit.receipt_noted', idOf(terms), {
        by: { organisationId: actor.organisationId, personId: actor.userId },
        amountMinor: String(amountMinor),
        reason: note ?? null,
      });
      return toRepaymentView(await this.queries.repaymentRow(tx, actor, id), null);
    });
  }

  /** The seller takes back what it noted by mistake: it is owed again. */
  async reverse(actor: Actor, id: string, reason: string, write: WriteRequest): Promise<RepaymentView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner', 'admin');
    return this.database.once(write, async (tx) => {
      const row = await this.queries.repaymentRow(tx, actor, id);
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE repayment SET state = 'reversed', note = $3
         WHERE seller_id = $1 AND id = $2 AND channel = 'direct' AND state = 'paid' RETURNING 1`,
        [row.seller_id, id, reason],
      );
      if (rows.length === 0) throw notOpen();
      await this.reopen(tx, row, { kind: 'repayment', id }, BigInt(row.amount_minor));
      const by = { organisationId: actor.organisationId, personId: actor.userId };
      const told = { by, amountMinor: row.amount_minor, reason };
      await tellCredit(tx, this.queries, 'credit.repayment_reversed', idOf(row), told);
      return toRepaymentView(await this.queries.repaymentRow(tx, actor, id), null);
    });
  }

  /** The money has come: it is the seller's at once. What was paid otherwise meanwhile goes back. Harmless when run twice. */
  async settle(tx: EntityManager, id: string): Promise<void> {
    const [[own]]: [{ seller_id: string; terms_id: string; amount_minor: string }[], number] = await tx.query(
      `UPDATE repayment SET state = 'paid', paid_at = $2 WHERE id = $1 AND state = 'awaiting_payment'
       RETURNING seller_id, terms_id, amount_minor`,
      [id, this.clock.now()],
    );
    if (!own) return;
    const terms = await this.queries.termsRow(tx, own.seller_id, own.terms_id);
    const wanted: { order_id: string; amount_minor: string }[] = await tx.query(
      `SELECT order_id, amount_minor FROM repayment_part WHERE seller_id = $1 AND repayment_id = $2`,
      [own.seller_id, id],
    );
    const most = new Map(wanted.map((part) => [part.order_id, BigInt(part.amount_minor)]));
    const payable = await lockPayable(tx, terms, [...most.keys()]);
    const parts = payable.map(({ orderId, amountMinor }) => ({
      orderId,
      amountMinor: amountMinor < most.get(orderId)! ? amountMinor : most.get(orderId)!,
    }));
    const paidMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
    const surplus = BigInt(own.amount_minor) - paidMinor;
    const share = { sellerId: own.seller_id, referenceId: id };
    if (paidMinor > 0n)
      await this.payments.release(tx, { ...share, part: { amountMinor: paidMinor, causeId: id } });
    if (surplus > 0n)
      await this.payments.refund(tx, {
        ...share,
        part: { amountMinor: surplus, causeId: id },
        reason: 'paid_otherwise',
      });
    await this.book(tx, terms, id, parts);
    await tellCredit(tx, this.queries, 'credit.repaid', idOf(terms), { amountMinor: paidMinor.toString() });
  }

  /** The payer's bank took it back for good: it is owed again. */
  async takeBack(
    tx: EntityManager,
    sellerId: string,
    id: string,
    { amountMinor, disputeId }: { amountMinor: bigint; disputeId: string },
  ): Promise<void> {
    const [row]: RepaymentRow[] = await tx.query(
      `SELECT * FROM repayment WHERE seller_id = $1 AND id = $2 AND state = 'paid' FOR UPDATE`,
      [sellerId, id],
    );
    if (!row || amountMinor === 0n) return;
    await tx.query(`UPDATE repayment SET state = 'reversed' WHERE seller_id = $1 AND id = $2`, [
      sellerId,
      id,
    ]);
    await this.reopen(tx, row, { kind: 'dispute', id: disputeId }, amountMinor);
    const told = { amountMinor: amountMinor.toString() };
    await tellCredit(tx, this.queries, 'credit.repayment_reversed', idOf(row), told);
  }

  /** A payment that was asked for and not made; money that comes for it all the same goes back by itself. */
  private async dropWaiting(tx: EntityManager, terms: CreditTermsRow): Promise<void> {
    const [rows]: [{ id: string }[], number] = await tx.query(
      `UPDATE repayment SET state = 'cancelled' WHERE seller_id = $1 AND terms_id = $2 AND state = 'awaiting_payment' RETURNING id`,
      [terms.seller_id, terms.id],
    );
    for (const { id } of rows) await this.payments.cancel(tx, purposeOf(id));
  }

  private async book(
    tx: EntityManager,
    terms: CreditTermsRow,
    id: string,
    parts: readonly OwedPart[],
  ): Promise<void> {
    const sum = parts.reduce((total, part) => total + part.amountMinor, 0n);
    if (sum === 0n) return;
    await move(tx, idOf(terms), id, parts);
    await this.ledger.post(tx, {
      sellerId: terms.seller_id,
      purpose: 'receivable_paid',
      cause: { kind: 'repayment', id },
      counterpartyId: terms.buyer_id,
      legs: legsOf(terms.currency, { receivable: -sum, on_account: sum }),
    });
  }

  /** What was due last is owed again first. */
  private async reopen(
    tx: EntityManager,
    row: RepaymentRow,
    cause: { kind: string; id: string },
    amountMinor: bigint,
  ): Promise<void> {
    const paid: { order_id: string; paid_minor: string }[] = await tx.query(
      `SELECT r.order_id, p.paid_minor FROM receivable r
       JOIN repayment_part p ON p.seller_id = r.seller_id AND p.order_id = r.order_id
       WHERE p.seller_id = $1 AND p.repayment_id = $2 AND p.paid_minor > 0 ORDER BY r.due_on, r.order_id FOR UPDATE OF r`,
      [row.seller_id, row.id],
    );
    const all = paid
      .toReversed()
      .map((part) => ({ orderId: part.order_id, amountMinor: BigInt(part.paid_minor) }));
    const parts = allot(amountMinor, all);
    if (parts === null) throw new TypeError(`repayment ${row.id} paid less than is taken back`);
    const back = parts.map((part) => ({ ...part, amountMinor: -part.amountMinor }));
    await move(tx, idOf(row), row.id, back);
    await this.ledger.post(tx, {
      sellerId: row.seller_id,
      purpose: 'receivable_reopened',
      cause,
      counterpartyId: row.buyer_id,
      legs: legsOf(row.currency, { receivable: amountMinor, on_account: -amountMinor }),
    });
  }
}

const idOf = (row: CreditTermsRow | RepaymentRow): { sellerId: string; termsId: string } => ({
  sellerId: row.seller_id,
  termsId: 'terms_id' in row ? row.terms_id : row.id,
});

/** Paid of each order, or with negative amounts owed again; and off what the buyer owes in all. */
async function move(
  tx: EntityManager,
  { sellerId, termsId }: { sellerId: string; termsId: string },
  repaymentId: string,
  parts: readonly OwedPart[],
): Promise<void> {
  await tx.query(
    `WITH part AS (
       SELECT * FROM unnest($4::uuid[], $5::bigint[]) AS part(order_id, amount_minor)
     ), paid AS (
       UPDATE receivable r SET paid_minor = r.paid_minor + part.amount_minor FROM part
       WHERE r.seller_id = $1 AND r.order_id = part.order_id
     ), noted AS (
       UPDATE repayment_part p SET paid_minor = p.paid_minor + part.amount_minor FROM part
       WHERE p.seller_id = $1 AND p.repayment_id = $3 AND p.order_id = part.order_id
     )
     UPDATE credit_terms SET open_minor = open_minor - (SELECT sum(amount_minor) FROM part) WHERE seller_id = $1 AND id = $2`,
    [
      sellerId,
      termsId,
      repaymentId,
      parts.map(({ orderId }) => orderId),
      parts.map(({ amountMinor }) => amountMinor.toString()),
    ],
  );
}

function nothingPayable(): DomainError {
  return new DomainError('conflict', 'credit.nothing_payable', {
    zh: '没有应付的货款，或所选订单还未验收、已付清',
    en: 'There is nothing to be paid, or an order named is not accepted yet, or paid',
  });
}

function tooMuch(payable: readonly OwedPart[]): DomainError {
  const most = payable.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const text = {
    zh: `买家已验收而未付的共 ${most} 分，不能记更多`,
    en: `The buyer has accepted and not paid ${most} (minor units): no more can be noted`,
  };
  const code = 'credit.receipt_too_large';
  return new DomainError('unprocessable', code, text, [
    { field: 'amountMinor', code, message: text, expected: `≤ ${most}` },
  ]);
}

function notYet(today: string): DomainError {
  const text = { zh: '到账日期不能晚于今天', en: 'What comes later is noted later' };
  const code = 'credit.receipt_in_future';
  return new DomainError('unprocessable', code, text, [
    { field: 'receivedOn', code, message: text, expected: `<= ${today}` },
  ]);
}

function notOpen(): DomainError {
  return new DomainError('conflict', 'credit.repayment_state', {
    zh: '这笔回款现在的状态不允许这一步',
    en: 'That cannot be done to this repayment as it stands',
  });
}
