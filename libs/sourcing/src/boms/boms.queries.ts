import { type Features } from '@app/bearings';
import { BestOffers, type OfferAtQuantity } from '@app/listings';
import {
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  majorText,
  malformedCursor,
  notFound,
  toPage,
} from '@app/kernel';
import { type Actor, CSV_START, csvLine, type Locale, type PageQuery, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type BomLinesQuery } from './bom.dto.js';
import {
  type BomLinePageView,
  type BomLineRow,
  type BomPageView,
  type BomRow,
  type BomView,
  type ListedBomView,
  toBomLineView,
  toBomView,
  toListedBomView,
} from './bom.views.js';

const OWN = 'boms';
const LINES = 'bom lines';

const ROWS = `
  SELECT b.id, b.name, b.made_by_id, p.name AS made_by_name, b.created_at, b.updated_at, c.*
  FROM bom b LEFT JOIN person p ON p.id = b.made_by_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS line_count, count(*) FILTER (WHERE state = 'read')::int AS read_count,
      count(*) FILTER (WHERE state = 'ambiguous')::int AS ambiguous_count,
      count(*) FILTER (WHERE state = 'unread')::int AS unread_count
    FROM bom_line WHERE bom_id = b.id
  ) c`;

const LINE_ROWS = `
  SELECT l.line_no, l.text, l.note, l.quantity, l.brand, l.state, l.confidence, l.part_type_id, t.designation, t.family, t.seal,
    t.bore_mm, t.outside_mm, t.width_mm, l.features,
    l.preferred_seller_id, l.preferred_listing_id, o.name AS preferred_seller_name, l.choices, l.faults
  FROM bom_line l LEFT JOIN part_type t ON t.id = l.part_type_id LEFT JOIN organisation o ON o.id = l.preferred_seller_id`;

const PLANNABLE = `l.state = 'read' AND l.quantity IS NOT NULL`;

/** A line of which it is known what it wants, and how many. */
type PlannableRow = BomLineRow & { part_type_id: string; quantity: number };

const HEADERS = {
  zh: ['行', '原文', '型号', '数量', '品牌', '状态', '报价数', '库存', '最低单价', '小计', '卖家', '备注'],
  en: ['Line', 'As typed', 'Designation', 'Quantity', 'Brand', 'State', 'Offers', 'Stock', 'Best price', 'Line total', 'Seller', 'Note'],
} as const satisfies Record<Locale, readonly string[]>; // prettier-ignore

@Injectable()
export class BomsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly bestOffers: BestOffers,
  ) {}

  /** The organisation's, newest first. */
  async own(actor: Actor, { cursor, limit }: PageQuery): Promise<BomPageView> {
    requireKind(actor, 'buyer');
    const found: BomRow[] = await this.source.query(
      `${ROWS} WHERE b.buyer_id = $1 AND ($2::uuid IS NULL OR b.id < $2) ORDER BY b.id DESC LIMIT $3`,
      [actor.organisationId, decodeIdCursor(OWN, cursor), limit + 1],
    );
    return toPage(found, limit, toListedBomView, (row) => encodeCursor(OWN, [row.id]));
  }

  /** With what all of it would cost today. */
  async ownById(actor: Actor, id: string): Promise<BomView> {
    requireKind(actor, 'buyer');
    const row = await this.find(this.source.manager, actor.organisationId, id);
    const lines: BomLineRow[] = await this.source.query(`${LINE_ROWS} WHERE l.bom_id = $1 AND ${PLANNABLE}`, [
      id,
    ]);
    return toBomView(row, [...(await this.offersOf(lines)).values()]);
  }

  async lines(
    actor: Actor,
    id: string,
    { state, cursor, limit }: BomLinesQuery,
    locale: Locale,
  ): Promise<BomLinePageView> {
    requireKind(actor, 'buyer');
    await this.find(this.source.manager, actor.organisationId, id);
    const rows: BomLineRow[] = await this.source.query(
      `${LINE_ROWS} WHERE l.bom_id = $1 AND ($2::text IS NULL OR l.state = $2) AND l.line_no > $3
       ORDER BY l.line_no LIMIT $4`,
      [id, state ?? null, lastLine(cursor), limit + 1],
    );
    const offers = await this.offersOf(rows.slice(0, limit));
    return toPage(
      rows,
      limit,
      (row) => toBomLineView(row, offers.get(row.line_no), locale),
      (row) => encodeCursor(LINES, [row.line_no]),
    );
  }

  /** Lines that are read and have a quantity, so many at most, in their order from a line on; another line begins behind them, if one does. */
  async toPlan(
    actor: Actor,
    id: string,
    { fromLine, most }: { fromLine: number; most: number },
  ): Promise<{ rows: PlannableRow[]; nextLine: number | null; leftOut: number }> {
    requireKind(actor, 'buyer');
    await this.find(this.source.manager, actor.organisationId, id);
    const found: PlannableRow[] = await this.source.query(
      `${LINE_ROWS} WHERE l.bom_id = $1 AND l.line_no >= $2 AND ${PLANNABLE} ORDER BY l.line_no LIMIT $3`,
      [id, fromLine, most + 1],
    );
    const nextLine = found[most]?.line_no ?? null;
    const [{ left_out: leftOut }]: [{ left_out: number }] = await this.source.query(
      `SELECT count(*)::int AS left_out FROM bom_line l
       WHERE l.bom_id = $1 AND l.line_no >= $2 AND ($3::int IS NULL OR l.line_no < $3) AND NOT (${PLANNABLE})`,
      [id, fromLine, nextLine],
    );
    return { rows: found.slice(0, most), nextLine, leftOut };
  }

  /** All lines as a table that can be sent in again. */
  async exportFile(actor: Actor, id: string, locale: Locale): Promise<string> {
    requireKind(actor, 'buyer');
    await this.find(this.source.manager, actor.organisationId, id);
    const rows: BomLineRow[] = await this.source.query(
      `${LINE_ROWS} WHERE l.bom_id = $1 ORDER BY l.line_no`,
      [id],
    );
    const offers = await this.offersOf(rows);
    const lines = rows.map((row) => csvLine(cellsOf(row, offers.get(row.line_no))));
    return CSV_START + csvLine(HEADERS[locale]) + lines.join('');
  }

  /** Lines that name a type and a quantity, one of them or those after one: what they wish, to be matched. */
  async wishes(
    actor: Actor,
    id: string,
    { lineNo, after, most }: { lineNo: number | null; after: number; most: number },
  ) {
    requireKind(actor, 'buyer');
    await this.find(this.source.manager, actor.organisationId, id);
    const rows: BomLineRow[] = await this.source.query(
      `${LINE_ROWS} WHERE l.bom_id = $1 AND l.state = 'read' AND l.quantity IS NOT NULL AND l.line_no > $2 AND ($4::int IS NULL OR l.line_no = $4)
       ORDER BY l.line_no LIMIT $3`,
      [id, after, most, lineNo],
    );
    return rows.map(({ line_no, part_type_id, quantity, brand, features }) => ({
      lineNo: line_no,
      partTypeId: part_type_id!,
      quantity: quantity!,
      brands: brand === null ? undefined : [brand],
      features,
    }));
  }

  /** As it stands in `tx`. */
  async read(tx: EntityManager, buyerId: string, id: string): Promise<ListedBomView> {
    return toListedBomView(await this.find(tx, buyerId, id));
  }

  private async find(tx: EntityManager, buyerId: string, id: string): Promise<BomRow> {
    const [row]: BomRow[] = await tx.query(`${ROWS} WHERE b.id = $1 AND b.buyer_id = $2`, [id, buyerId]);
    if (row === undefined) throw notFound('bom', '清单', 'list of parts');
    return row;
  }

  private async offersOf(rows: readonly BomLineRow[]): Promise<Map<number, OfferAtQuantity>> {
    const asked = rows.flatMap(
      ({ line_no, part_type_id, quantity, brand, features, preferred_listing_id }) =>
        part_type_id === null
          ? []
          : [
              {
                no: line_no,
                partTypeId: part_type_id,
                quantity,
                brand,
                features,
                preferredListingId: preferred_listing_id,
              },
            ],
    );
    const found = await this.bestOffers.of(asked);
    return new Map(found.map((each) => [each.no, each]));
  }
}

function lastLine(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [lineNo] = decodeCursor(LINES, cursor);
  if (typeof lineNo !== 'number') throw malformedCursor();
  return lineNo;
}

function cellsOf(row: BomLineRow, offers: OfferAtQuantity | undefined): string[] {
  const wished = Object.values(row.features satisfies Features);
  return [
    String(row.line_no),
    row.text,
    row.designation === null ? row.text : [row.designation, ...wished].join(' '),
    String(row.quantity ?? ''),
    row.brand ?? '',
    row.state,
    String(offers?.count ?? 0),
    String(offers?.stock ?? 0),
    offers?.best?.unitPrice ?? '',
    offers?.best ? majorText(offers.best.totalMinor) : '',
    offers?.best?.sellerName ?? '',
    row.note ?? '',
  ];
}
