import { DAY_MS, DomainError, notFound } from '@app/kernel';
import { type Actor, type Config, CONFIG, type Locale, Papers } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderState } from '../order.states.js';
import { OrdersQueries } from '../orders.queries.js';
import { type PeriodQuery, type StatementQuery } from './documents.dto.js';
import { contractPaper, deliveryNotePaper, type FirmCodes, statementPaper } from './papers.js';
import { stateWord } from '../state.words.js';

const LONGEST_DAYS = 366;
const MOST_ORDERS = 1000;

/** Nothing was agreed, or it is no longer. */
const WITHOUT_CONTRACT = new Set<OrderState>(['awaiting_approval', 'cancelled', 'expired', 'rejected']);

/** A paper, and the name of its file: people keep many of them. */
export interface Printed {
  content: Buffer;
  name: string;
}

/** The papers of orders, as PDF. Who may see an order may have them. */
@Injectable()
export class DocumentsQueries {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly source: DataSource,
    private readonly orders: OrdersQueries,
    private readonly papers: Papers,
  ) {}

  async contract(actor: Actor, id: string, locale: Locale): Promise<Printed> {
    const order = await this.orders.order(actor, id);
    if (WITHOUT_CONTRACT.has(order.state)) throw noContract();
    const codes = await this.codes(order.buyer.id, order.seller.id);
    const { inspectionDays } = this.config.trade;
    const paper = contractPaper(order, codes, { locale, inspectionDays });
    return { content: await this.papers.render(paper), name: `contract-${order.number}` };
  }

  async deliveryNote(actor: Actor, id: string, shipmentId: string, locale: Locale): Promise<Printed> {
    const order = await this.orders.order(actor, id);
    const shipment = order.shipments.find((each) => each.id === shipmentId);
    if (!shipment) throw notFound('shipment', '发货', 'shipment');
    const content = await this.papers.render(deliveryNotePaper(order, shipment, locale));
    const part = order.shipments.indexOf(shipment) + 1;
    return { content, name: `delivery-note-${order.number}-${part}` };
  }

  /** Of the actor's firm, on whichever side it trades. */
  async statement(actor: Actor, query: StatementQuery, locale: Locale): Promise<Buffer> {
    requirePeriod(query);
    const [own, other] =
      actor.organisationKind === 'seller' ? ['seller', 'buyer'] : (['buyer', 'seller'] as const);
    const rows: StatementOrderRow[] = await this.source.query(
      `SELECT number, to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS placed_on, ${other}_name AS counterparty,
              state, total_minor, refunded_minor, currency
       FROM trade_order
       WHERE ${own}_id = $1 AND created_at >= $2::date::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND created_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AND ($4::uuid IS NULL OR ${other}_id = $4)
         AND state NOT IN ('awaiting_approval', 'awaiting_payment', 'cancelled', 'expired')
       ORDER BY id LIMIT $5`,
      [actor.organisationId, query.from, query.to, query.counterpartyId ?? null, MOST_ORDERS + 1],
    );
    if (rows.length > MOST_ORDERS) throw tooLong();
    const [firm]: { name: string }[] = await this.source.query(
      `SELECT name FROM organisation WHERE id = $1`,
      [actor.organisationId],
    );
    return this.papers.render(
      statementPaper(
        {
          firm: firm?.name ?? '',
          counterparty: query.counterpartyId === undefined ? null : (rows[0]?.counterparty ?? null),
          from: query.from,
          to: query.to,
          currency: rows[0]?.currency ?? 'CNY',
          rows: rows
            .toSorted((a, b) => (a.number < b.number ? -1 : 1))
            .map((row) => ({
              number: row.number,
              placedOn: row.placed_on,
              counterparty: row.counterparty,
              state: stateWord(row.state, locale),
              totalMinor: BigInt(row.total_minor),
              refundedMinor: BigInt(row.refunded_minor),
            })),
        },
        locale,
      ),
    );
  }

  private async codes(buyerId: string, sellerId: string): Promise<FirmCodes> {
    const rows: { id: string; uscc: string | null }[] = await this.source.query(
      `SELECT id, uscc FROM organisation WHERE id = ANY($1) AND verification = 'verified'`,
      [[buyerId, sellerId]],
    );
    const of = new Map(rows.map(({ id, uscc }) => [id, uscc]));
    return { buyerUscc: of.get(buyerId) ?? null, sellerUscc: of.get(sellerId) ?? null };
  }
}

interface StatementOrderRow {
  number: string;
  placed_on: string;
  counterparty: string;
  state: OrderState;
  total_minor: string;
  refunded_minor: string;
  currency: string;
}

export function requirePeriod({ from, to }: PeriodQuery): void {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days >= 1 && days <= LONGEST_DAYS) return;
  const text = {
    zh: `结束日不能早于开始日，一次最多 ${LONGEST_DAYS} 天`,
    en: `A period ends no earlier than it begins, and has ${LONGEST_DAYS} days at most`,
  };
  throw new DomainError('invalid', 'statement.period', text, [
    { field: 'to', code: 'statement.period', message: text, expected: `>= ${from}` },
  ]);
}

function tooLong(): DomainError {
  return new DomainError('unprocessable', 'statement.too_long', {
    zh: `超过 ${MOST_ORDERS} 张订单，请缩短期间或选定往来单位`,
    en: `More than ${MOST_ORDERS} orders: shorten the period, or name one firm`,
  });
}

function noContract(): DomainError {
  return new DomainError('conflict', 'order.no_contract', {
    zh: '这张订单已取消或未成交，没有合同',
    en: 'This order was not agreed, was cancelled, lapsed or declined: there is no contract',
  });
}
