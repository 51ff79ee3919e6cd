import { Clock, DAY_MS, newId } from '@app/kernel';
import { Stock } from '@app/listings';
import { type Actor, type Config, CONFIG, requireKind, type WriteRequest } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Mover, OrderSteps } from '../order-steps.js';
import { type OrderRow, type OrderView } from '../order.views.js';
import { type PiecesOfLine, piecesOfLines } from '../partial.rules.js';
import { type ShipmentRequest, type ShipRequest } from '../place-order.dto.js';

const outstanding = ({ acceptedQuantity, shippedQuantity }: OrderRow['lines'][number]): number =>
  (acceptedQuantity ?? 0) - shippedQuantity;

/** Goods on their way, in one shipment or many: the order is shipped once all that was accepted has left. */
@Injectable()
export class Shipments {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly steps: OrderSteps,
    private readonly stock: Stock,
  ) {}

  /** Everything that has not left yet. */
  async shipRest(actor: Actor, id: string, request: ShipRequest, write: WriteRequest): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.steps.act(actor, id, write, (tx, order, mover) =>
      this.send(
        tx,
        order,
        order.lines
          .map((line) => ({ line, quantity: outstanding(line) }))
          .filter(({ quantity }) => quantity > 0),
        request,
        mover,
      ),
    );
  }

  async shipPart(
    actor: Actor,
    id: string,
    request: ShipmentRequest,
    write: WriteRequest,
  ): Promise<OrderView> {
    requireKind(actor, 'seller');
    return this.steps.act(actor, id, write, (tx, order, mover) => {
      const isUnderWay = order.state === 'accepted' || order.state === 'partly_shipped';
      const pieces = isUnderWay ? piecesOfLines(order, request.lines, outstanding) : [];
      return this.send(tx, order, pieces, request, mover);
    });
  }

  /** Goods in place of claimed ones, out of what is free on the shelf. */
  async sendReplacement(
    tx: EntityManager,
    order: OrderRow,
    { claimId, lineNo, quantity }: { claimId: string; lineNo: number; quantity: number },
    request: ShipRequest,
  ): Promise<void> {
    const line = order.lines.find((each) => each.lineNo === lineNo);
    if (!line) throw new TypeError(`order ${order.id} has no line ${lineNo}`);
    const ref = { sellerId: order.seller_id, orderId: order.id };
    await this.stock.hold(tx, {
      heldUntil: this.clock.now(),
      lines: [{ lineNo: 1, ...ref, listingId: line.listingId, quantity }],
    });
    await this.stock.commit(tx, ref);
    await this.note(tx, order, [{ line, quantity }], { ...request, claimId });
  }

  private async send(
    tx: EntityManager,
    order: OrderRow,
    pieces: readonly PiecesOfLine[],
    { carrier, trackingNumber }: ShipRequest,
    mover: Mover,
  ): Promise<void> {
    const leaving = new Map(pieces.map(({ line, quantity }) => [line.lineNo, quantity]));
    const isLast = order.lines.every((line) => outstanding(line) === (leaving.get(line.lineNo) ?? 0));
    const note = `${carrier} ${trackingNumber}`;
    const dueAt = new Date(this.clock.now().getTime() + this.config.trade.deliveryDays * DAY_MS);
    if (isLast) await this.steps.move(tx, order, 'ship', { ...mover, note, dueAt });
    else await this.steps.move(tx, order, 'ship_part', { ...mover, note });
    await tx.query(
      `UPDATE order_line l SET shipped_quantity = l.shipped_quantity + s.quantity
       FROM unnest($3::int[], $4::int[]) AS s(line_no, quantity)
       WHERE l.seller_id = $1 AND l.order_id = $2 AND l.line_no = s.line_no`,
      [order.seller_id, order.id, [...leaving.keys()], [...leaving.values()]],
    );
    await this.note(tx, order, pieces, { carrier, trackingNumber });
  }

  /** The shipment with the lots that its pieces came from. */
  private async note(
    tx: EntityManager,
    order: OrderRow,
    pieces: readonly PiecesOfLine[],
    { carrier, trackingNumber, claimId = null }: ShipRequest & { claimId?: string | null },
  ): Promise<void> {
    const taken = await this.stock.shipPart(
      tx,
      { sellerId: order.seller_id, orderId: order.id },
      pieces.map(({ line, quantity }) => ({ listingId: line.listingId, quantity })),
    );
    const lineOf = new Map(order.lines.map(({ listingId, lineNo }) => [listingId, lineNo]));
    const shipmentId = newId();
    await tx.query(
      `INSERT INTO shipment (seller_id, id, order_id, carrier, tracking_number, claim_id) VALUES ($1, $2, $3, $4, $5, $6)`,
      [order.seller_id, shipmentId, order.id, carrier, trackingNumber, claimId],
    );
    await tx.query(
      `INSERT INTO shipment_line (seller_id, shipment_id, line_no, lot_id, lot_number, date_code, quantity)
       SELECT $1, $2, * FROM unnest($3::int[], $4::uuid[], $5::text[], $6::text[], $7::int[])`,
      [
        order.seller_id,
        shipmentId,
        taken.map(({ listingId }) => lineOf.get(listingId)),
        taken.map(({ lotId }) => lotId),
        taken.map(({ lotNumber }) => lotNumber),
        taken.map(({ dateCode }) => dateCode),
        taken.map(({ quantity }) => quantity),
      ],
    );
  }
}
