import { Clock, dayOf, newId } from '@app/kernel';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AskedLines } from '../asked-lines.js';
import { type LeaveRequestRequest } from './leave-request.dto.js';
import { PartRequest, PartRequestLine } from './part-request.entity.js';
import { neededInThePast, notOpen, unknownParts } from './part-request.faults.js';
import { type PartRequestView } from './part-request.views.js';
import { PartRequestsQueries } from './part-requests.queries.js';

/** What buyers ask the sellers for. */
@Injectable()
export class PartRequests {
  constructor(
    private readonly asked: AskedLines,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly queries: PartRequestsQueries,
  ) {}

  async leave(actor: Actor, request: LeaveRequestRequest, write: WriteRequest): Promise<PartRequestView> {
    requireKind(actor, 'buyer');
    const { province = null, neededBy = null, note = null } = request;
    const now = this.clock.now();
    const lines = await this.asked.read(request.lines, unknownParts);
    return this.database.once(write, async (tx) => {
      const today = dayOf(now);
      if (neededBy !== null && neededBy < today) throw neededInThePast(today);
      const id = newId(now.getTime());
      const buyerId = actor.organisationId;
      await tx.insert(PartRequest, { id, buyerId, province, neededBy, note, openedAt: now });
      await tx.insert(
        PartRequestLine,
        lines.map(({ text, partTypeId, families, brand }, at) => ({
          requestId: id,
          lineNo: at + 1,
          text,
          partTypeId,
          families,
          brand,
          quantity: request.lines[at]!.quantity,
        })),
      );
      return this.queries.read(tx, buyerId, id);
    });
  }

  async close(actor: Actor, id: string, write: WriteRequest): Promise<PartRequestView> {
    requireKind(actor, 'buyer');
    const buyerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const [, closed]: [unknown[], number] = await tx.query(
        `UPDATE part_request SET state = 'closed', closed_at = $3 WHERE id = $1 AND buyer_id = $2 AND state = 'open'`,
        [id, buyerId, this.clock.now()],
      );
      const view = await this.queries.read(tx, buyerId, id);
      if (closed === 0) throw notOpen();
      return view;
    });
  }
}
