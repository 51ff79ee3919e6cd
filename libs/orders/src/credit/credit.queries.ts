import {
  Clock,
  dayOf,
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  malformedCursor,
  notFound,
  toPage,
} from '@app/kernel';
import { Payments } from '@app/payments';
import { type Actor, type PageQuery, requireKind } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { OrdersQueries } from '../orders.queries.js';
import { utc } from '../orders.sql.js';
import { type ReceivablesQuery } from './credit.dto.js';
import {
  type AgeingListView,
  type AgeingRow,
  type CreditTermsPageView,
  type CreditTermsRow,
  type CreditTermsView,
  type OnAccountOptionsView,
  type ReceivablePageView,
  type ReceivableRow,
  refusalOf,
  type RepaymentPageView,
  type RepaymentRow,
  type RepaymentView,
  toAgeingView,
  toCreditTermsView,
  toReceivableView,
  toRepaymentView,
} from './credit.views.js';

/** Anything that runs a statement: the pool for reads, `tx` inside a write. */
type Reader = Pick<EntityManager, 'query'>;

const TERMS = 'credit.terms';
const RECEIVABLES = 'credit.receivables';
const REPAYMENTS = 'credit.repayments';

/** Terms with what is owed under them as of the day `$1`. */
const SELECT_TERMS = `
  SELECT t.id, t.seller_id, s.name AS seller_name, t.buyer_id, b.name AS buyer_name, t.state, t.days, t.grace_days, t.limit_minor,
    t.open_minor, t.currency, t.version, t.reason, ${utc('t.granted_at')} AS granted_at, ${utc('t.changed_at')} AS changed_at,
    owed.payable_minor, owed.overdue_minor, owed.is_blocked
  FROM credit_terms t JOIN organisation s ON s.id = t.seller_id JOIN organisation b ON b.id = t.buyer_id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(accepted_minor - paid_minor), 0)::bigint AS payable_minor,
      coalesce(sum(accepted_minor - paid_minor) FILTER (WHERE due_on < $1::date), 0)::bigint AS overdue_minor,
      coalesce(bool_or(due_on + t.grace_days < $1::date), false) AS is_blocked
    FROM receivable r WHERE r.seller_id = t.seller_id AND r.terms_id = t.id AND paid_minor < accepted_minor
  ) owed`;

const SELECT_RECEIVABLE = `
  SELECT r.order_id, o.number AS order_number, o.state AS order_state, r.terms_id, r.seller_id, o.seller_name, r.buyer_id, o.buyer_name,
    r.total_minor, r.taken_off_minor, r.accepted_minor, r.paid_minor, r.currency, r.days, r.due_on::text AS due_on,
    CASE WHEN r.paid_minor < r.accepted_minor AND r.due_on < $1::date THEN $1::date - r.due_on ELSE 0 END AS days_overdue
  FROM receivable r JOIN trade_order o ON o.seller_id = r.seller_id AND o.id = r.order_id`;

const SELECT_REPAYMENT = `
  SELECT p.id, p.terms_id, p.seller_id, s.name AS seller_name, p.buyer_id, b.name AS buyer_name, p.channel, p.state, p.amount_minor,
    p.currency, p.received_on::text AS received_on, p.note, ${utc('p.created_at')} AS created_at, ${utc('p.paid_at')} AS paid_at,
    (SELECT jsonb_agg(jsonb_build_object('orderId', a.order_id, 'orderNumber', o.number, 'amountMinor', a.amount_minor::text,
        'paidMinor', a.paid_minor::text) ORDER BY o.number)
     FROM repayment_part a JOIN trade_order o ON o.seller_id = a.seller_id AND o.id = a.order_id
     WHERE a.seller_id = p.seller_id AND a.repayment_id = p.id) AS parts
  FROM repayment p JOIN organisation s ON s.id = p.seller_id JOIN organisation b ON b.id = p.buyer_id`;

const CONDITIONS: Record<NonNullable<ReceivablesQuery['state']>, string> = {
  open: 'r.paid_minor + r.taken_off_minor < r.total_minor',
  payable: 'r.paid_minor < r.accepted_minor',
  overdue: 'r.paid_minor < r.accepted_minor AND r.due_on < $1::date',
};

/** What is owed on account, as both sides of it see it. */
@Injectable()
export class CreditQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly orders: OrdersQueries,
    private readonly payments: Payments,
  ) {}

  /** A seller's customers, or a buyer's sellers, the latest grant first. */
  async list(actor: Actor, { cursor, limit }: PageQuery): Promise<CreditTermsPageView> {
    const rows: CreditTermsRow[] = await this.source.query(
      `${SELECT_TERMS} WHERE t.${sideOf(actor)} = $2 AND ($3::uuid IS NULL OR t.id < $3) ORDER BY t.id DESC LIMIT $4`,
      [this.today(), actor.organisationId, decodeIdCursor(TERMS, cursor), limit + 1],
    );
    return toPage(rows, limit, toCreditTermsView, (row) => encodeCursor(TERMS, [row.id]));
  }

  /** Another's terms are not found, rather than forbidden. */
  async terms(actor: Actor, id: string, reader: Reader = this.source): Promise<CreditTermsView> {
    return toCreditTermsView(await this.ownRow(reader, actor, id));
  }

  async ownRow(reader: Reader, actor: Actor, id: string): Promise<CreditTermsRow> {
    const [row]: CreditTermsRow[] = await reader.query(
      `${SELECT_TERMS} WHERE t.id = $2 AND t.${sideOf(actor)} = $3`,
      [this.today(), id, actor.organisationId],
    );
    if (!row) throw notFound('credit_terms', '账期', 'credit terms');
    return row;
  }

  async termsRow(reader: Reader, sellerId: string, id: string): Promise<CreditTermsRow> {
    const [row]: CreditTermsRow[] = await reader.query(
      `${SELECT_TERMS} WHERE t.seller_id = $2 AND t.id = $3`,
      [this.today(), sellerId, id],
    );
    if (!row) throw new TypeError(`there are no credit terms ${id}`);
    return row;
  }

  /** What sellers grant a buyer, by seller. */
  async termsOf(
    reader: Reader,
    buyerId: string,
    sellerIds: readonly string[],
  ): Promise<Map<string, CreditTermsRow>> {
    const rows: CreditTermsRow[] = await reader.query(
      `${SELECT_TERMS} WHERE t.buyer_id = $2 AND t.seller_id = ANY($3)`,
      [this.today(), buyerId, sellerIds],
    );
    return new Map(rows.map((row) => [row.seller_id, row]));
  }

  /** Of the orders that wait for payment in a purchase, those whose sellers grant terms. */
  async options(actor: Actor, checkoutId: string): Promise<OnAccountOptionsView> {
    requireKind(actor, 'buyer');
    await this.orders.checkoutRow(this.source, actor, checkoutId);
    const orders = await this.orders.ordersOf(this.source, checkoutId);
    const waiting = orders.filter(({ state }) => state === 'awaiting_payment');
    const terms = await this.termsOf(
      this.source,
      actor.organisationId,
      waiting.map((order) => order.seller_id),
    );
    return {
      items: waiting.flatMap((order) => {
        const row = terms.get(order.seller_id);
        if (!row) return [];
        const { currency, total_minor: total } = order;
        const { days, available } = toCreditTermsView(row);
        return [
          {
            orderId: order.id,
            orderNumber: order.number,
            sellerName: order.seller_name,
            total: { amountMinor: Number(total), currency },
            days,
            available,
            refusal: refusalOf(row, { totalMinor: BigInt(total), currency }),
          },
        ];
      }),
    };
  }

  /** What is due first comes first; what is not delivered yet has no day, and comes last. */
  async receivables(
    actor: Actor,
    { termsId, state, cursor, limit }: ReceivablesQuery,
  ): Promise<ReceivablePageView> {
    const [dueOn = null, orderId = null] = cursor === undefined ? [] : decodeCursor(RECEIVABLES, cursor);
    if (dueOn !== null && !/^(infinity|\d{4}-\d{2}-\d{2})$/.test(String(dueOn))) throw malformedCursor();
    const rows: ReceivableRow[] = await this.source.query(
      `${SELECT_RECEIVABLE}
       WHERE r.${sideOf(actor)} = $2 AND ($3::uuid IS NULL OR r.terms_id = $3) AND (${state ? CONDITIONS[state] : 'true'})
         AND ($4::date IS NULL OR (r.due_on, r.order_id) > ($4, $5::uuid))
       ORDER BY r.due_on, r.order_id LIMIT $6`,
      [this.today(), actor.organisationId, termsId ?? null, dueOn, orderId, limit + 1],
    );
    return toPage(rows, limit, toReceivableView, (row) =>
      encodeCursor(RECEIVABLES, [row.due_on, row.order_id]),
    );
  }

  /** By currency: what is open, and since how long what of it should have been paid. */
  async ageing(actor: Actor): Promise<AgeingListView> {
    const side = sideOf(actor);
    const rows: AgeingRow[] = await this.source.query(
      `WITH open AS (SELECT currency, sum(open_minor) AS open_minor FROM credit_terms WHERE ${side} = $2 GROUP BY currency)
       SELECT open.currency, open.open_minor, coalesce(late.upto_30, 0) AS late_30, coalesce(late.upto_60, 0) AS late_60,
         coalesce(late.later, 0) AS later
       FROM open LEFT JOIN (
         SELECT currency, sum(accepted_minor - paid_minor) FILTER (WHERE $1::date - due_on <= 30) AS upto_30,
           sum(accepted_minor - paid_minor) FILTER (WHERE $1::date - due_on BETWEEN 31 AND 60) AS upto_60,
           sum(accepted_minor - paid_minor) FILTER (WHERE $1::date - due_on > 60) AS later
         FROM receivable WHERE ${side} = $2 AND paid_minor < accepted_minor AND due_on < $1::date GROUP BY currency
       ) late USING (currency) ORDER BY open.currency`,
      [this.today(), actor.organisationId],
    );
    return { items: rows.map(toAgeingView) };
  }

  /** Newest first. */
  async repayments(actor: Actor, termsId: string, { cursor, limit }: PageQuery): Promise<RepaymentPageView> {
    const terms = await this.ownRow(this.source, actor, termsId);
    const rows: RepaymentRow[] = await this.source.query(
      `${SELECT_REPAYMENT} WHERE p.seller_id = $1 AND p.terms_id = $2 AND ($3::uuid IS NULL OR p.id < $3) ORDER BY p.id DESC LIMIT $4`,
      [terms.seller_id, termsId, decodeIdCursor(REPAYMENTS, cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toRepaymentView(row, null),
      (row) => encodeCursor(REPAYMENTS, [row.id]),
    );
  }

  /** With the payment by which it is paid, for the buyer; another's is not found. */
  async repayment(actor: Actor, id: string): Promise<RepaymentView> {
    const row = await this.repaymentRow(this.source, actor, id);
    const isOwn = row.channel === 'market' && actor.organisationId === row.buyer_id;
    return toRepaymentView(row, isOwn ? await this.payments.find({ kind: 'repayment', id }) : null);
  }

  async repaymentRow(reader: Reader, actor: Actor, id: string): Promise<RepaymentRow> {
    const [row]: RepaymentRow[] = await reader.query(
      `${SELECT_REPAYMENT} WHERE p.id = $1 AND p.${sideOf(actor)} = $2`,
      [id, actor.organisationId],
    );
    if (!row) throw notFound('repayment', '回款', 'repayment');
    return row;
  }

  today(): string {
    return dayOf(this.clock.now());
  }
}

function sideOf(actor: Actor): 'seller_id' | 'buyer_id' {
  requireKind(actor, 'seller', 'buyer');
  return actor.organisationKind === 'seller' ? 'seller_id' : 'buyer_id';
}
