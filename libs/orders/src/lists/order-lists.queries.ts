import { type Features, foldText } from '@app/bearings';
import { PartTypes } from '@app/catalog';
import { DAY_MS, decodeIdCursor, DomainError, earliestId, encodeCursor, toPage } from '@app/kernel';
import { addedFeatures } from '@app/listings';
import { type Actor, containing, CSV_START, csvLine, type Locale, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OrderPageView, type OrderRow, partyOf, toOrderView } from '../order.views.js';
import { SELECT_ORDER } from '../orders.sql.js';
import { type OrdersQuery, type OrdersWantedQuery, type OwnOrdersQuery } from './order-lists.dto.js';
import { headersOf, SELECT_TABLE, type TableRow, tableLines } from './order-table.js';

/** On which side of its orders a firm stands. */
type Side = 'buyer' | 'seller';

const OWN = { buyer: 'o.buyer_id', seller: 'o.seller_id' } as const;
const OTHER_NAME = { buyer: 'o.seller_name', seller: 'o.buyer_name' } as const;
const LIST = { buyer: 'orders.buyer', seller: 'orders.seller' } as const;
const ALL = 'orders.all';

/** Orders that a table is written of at a time. */
const BATCH = 500;
/** The clocks of the machines that make ids and that of the database agree to less than this. */
const SLACK_MS = DAY_MS;
const NUMBER = /^LQ-(\d{4})(\d{2})(\d{2})-\d{6,12}$/;
const MOST_FIRMS = 100;
/** Beginnings of designations are looked up by so many characters. */
const BEGINNING = 4;

/**
 * $1 the firm, $2 state, $3 $4 the moment from which, $5 $6 to which, each with an id before it (ids are in the order of time: they find the
 * days in the index that gives the order), $7 pattern, $8 part types, $9 features of their goods, $10 the last id shown.
 */
const ofSide = (side: Side): string => `${OWN[side]} = $1 AND ($2::text IS NULL OR o.state = $2)
  AND ($3::uuid IS NULL OR o.id >= $3 AND o.created_at >= $4::timestamptz)
  AND ($5::uuid IS NULL OR o.id < $5 AND o.created_at < $6::timestamptz)
  AND ($7::text IS NULL OR o.number ILIKE $7 OR ${OTHER_NAME[side]} ILIKE $7 OR EXISTS (
    SELECT FROM order_line l WHERE l.seller_id = ${side === 'seller' ? '$1' : 'o.seller_id'} AND l.order_id = o.id AND l.part_type_id = ANY($8::uuid[]) AND l.features @> $9::jsonb
  ))
  AND ($10::uuid IS NULL OR o.id < $10)`;

/** By the index of what is to be issued. */
const FAPIAO_WANTED = `AND EXISTS (
  SELECT FROM fapiao f WHERE f.seller_id = o.seller_id AND f.order_id = o.id AND f.state = 'requested'
)`;
const wantedOf = (side: Side, { fapiao }: OrdersWantedQuery): string =>
  `${ofSide(side)} ${fapiao === undefined ? '' : FAPIAO_WANTED}`;

/** Lists of orders, newest first: ids are time-ordered, so the id alone is the key. */
@Injectable()
export class OrderLists {
  constructor(
    private readonly partTypes: PartTypes,
    private readonly source: DataSource,
  ) {}

  async own(actor: Actor, side: Side, query: OwnOrdersQuery): Promise<OrderPageView> {
    requireKind(actor, side);
    const { cursor, limit } = query;
    const rows: OrderRow[] = await this.source.query(
      `${SELECT_ORDER} WHERE ${wantedOf(side, query)} ORDER BY o.id DESC LIMIT $11`,
      [...(await this.filter(actor, query)), decodeIdCursor(LIST[side], cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toOrderView(row, side),
      (row) => encodeCursor(LIST[side], [row.id]),
    );
  }

  async all(actor: Actor, { state, q, cursor, limit }: OrdersQuery): Promise<OrderPageView> {
    requireKind(actor, 'platform');
    const sought = q === undefined ? { where: '', values: [] } : await this.soughtInMarket(q);
    const rows: OrderRow[] = await this.source.query(
      `${SELECT_ORDER} WHERE ($1::text IS NULL OR o.state = $1) AND ($2::uuid IS NULL OR o.id < $2) ${sought.where}
       ORDER BY o.id DESC LIMIT $3`,
      [state ?? null, decodeIdCursor(ALL, cursor), limit + 1, ...sought.values],
    );
    return toPage(
      rows,
      limit,
      (row) => toOrderView(row, partyOf(actor, row) ?? 'buyer'),
      (row) => encodeCursor(ALL, [row.id]),
    );
  }

  /** The same list as a table of the lines of its orders; what is wrong with the question is said before its first row. */
  async exportFile(
    actor: Actor,
    side: Side,
    query: OrdersWantedQuery,
    locale: Locale,
  ): Promise<AsyncGenerator<string>> {
    requireKind(actor, side);
    return this.tableOf(side, wantedOf(side, query), await this.filter(actor, query), locale);
  }

  private async *tableOf(
    side: Side,
    wanted: string,
    filter: unknown[],
    locale: Locale,
  ): AsyncGenerator<string> {
    yield CSV_START + csvLine(headersOf(side, locale));
    for (let before: string | null = null; ;) {
      const rows: TableRow[] = await this.source.query(
        `${SELECT_TABLE(OTHER_NAME[side])} WHERE ${wanted} ORDER BY o.id DESC LIMIT ${BATCH}`,
        [...filter, before],
      );
      yield rows.flatMap((row) => tableLines(row, locale)).join('');
      if (rows.length < BATCH) return;
      before = rows.at(-1)!.id;
    }
  }

  private async filter(actor: Actor, { state, q, from, to }: OrdersWantedQuery): Promise<unknown[]> {
    if (from !== undefined && to !== undefined && from > to) throw periodBackwards(from);
    const start = from === undefined ? null : Date.parse(`${from}T00:00:00+08:00`);
    const end = to === undefined ? null : Date.parse(`${to}T00:00:00+08:00`) + DAY_MS;
    const { partTypeIds, features } =
      q === undefined ? { partTypeIds: [], features: {} } : await this.goodsIn(q);
    return [
      actor.organisationId,
      state ?? null,
      start && earliestId(start - SLACK_MS),
      start && new Date(start),
      end && earliestId(end + SLACK_MS),
      end && new Date(end),
      q === undefined ? null : containing(q),
      partTypeIds,
      JSON.stringify(features),
    ];
  }

  /** By a number, whose day finds it among the ids; or by the firms that bear the text in their names. */
  private async soughtInMarket(q: string): Promise<{ where: string; values: unknown[] }> {
    const [number, year, month, day] = NUMBER.exec(q.trim().toUpperCase()) ?? [];
    const placed = Date.parse(`${year}-${month}-${day}T00:00:00+08:00`);
    if (number !== undefined && !Number.isNaN(placed)) {
      const days = [earliestId(placed - SLACK_MS), earliestId(placed + DAY_MS + SLACK_MS)];
      return { where: 'AND o.number = $4 AND o.id >= $5 AND o.id < $6', values: [number, ...days] };
    }
    const firms: { id: string }[] = await this.source.query(
      `SELECT id FROM organisation WHERE name ILIKE $1 ORDER BY id LIMIT ${MOST_FIRMS}`,
      [containing(q)],
    );
    return {
      where: 'AND (o.buyer_id = ANY($4::uuid[]) OR o.seller_id = ANY($4::uuid[]))',
      values: [firms.map(({ id }) => id)],
    };
  }

  /** The part type that a text names in any spelling, with what it adds to it; without an addition, also those that begin so. */
  private async goodsIn(text: string): Promise<{ partTypeIds: string[]; features: Features }> {
    const named = await this.partTypes.resolve(text);
    const features = named === null ? {} : addedFeatures({ ...named.reading?.features }, named.features);
    const partTypeIds = named === null ? [] : [named.id];
    const beginning = foldText(text).trim();
    if (Object.keys(features).length > 0 || beginning.length < BEGINNING) return { partTypeIds, features };
    const alike = await this.partTypes.likely({
      designations: [],
      basics: [],
      boresMm: [],
      beginnings: [beginning.slice(0, BEGINNING)],
    });
    const begun = alike.filter(({ designation }) => designation.startsWith(beginning));
    return { partTypeIds: [...new Set([...partTypeIds, ...begun.map(({ id }) => id)])], features };
  }
}

function periodBackwards(from: string): DomainError {
  const text = { zh: '截止日期早于起始日期', en: 'The last day is before the first' };
  return new DomainError('invalid', 'order.period_backwards', text, [
    { field: 'to', code: 'order.period_backwards', message: text, expected: `>= ${from}` },
  ]);
}
