import { type PartFamily, readBrand, readBuyersLine } from '@app/bearings';
import { PartTypes } from '@app/catalog';
import { Clock, newId } from '@app/kernel';
import { type Actor, Database, requireKind, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type LeaveRequestRequest, type RequestedLine } from './leave-request.dto.js';
import { Rfq, RfqLine } from './rfq.entity.js';
import { neededInThePast, notOpen, unknownParts } from './rfq.faults.js';
import { type RfqView } from './rfq.views.js';
import { RfqsQueries } from './rfqs.queries.js';

/** The day where the market is, as YYYY-MM-DD. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

type ReadLine = Pick<RfqLine, 'text' | 'partTypeId' | 'families' | 'brand' | 'quantity'>;

/** What buyers ask the sellers for. */
@Injectable()
export class Rfqs {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly partTypes: PartTypes,
    private readonly queries: RfqsQueries,
  ) {}

  async leave(actor: Actor, request: LeaveRequestRequest, write: WriteRequest): Promise<RfqView> {
    requireKind(actor, 'buyer');
    const { province = null, neededBy = null, note = null } = request;
    const now = this.clock.now();
    const lines = await this.read(request.lines);
    return this.database.once(write, async (tx) => {
      const today = DAY.format(now);
      if (neededBy !== null && neededBy < today) throw neededInThePast(today);
      const id = newId(now.getTime());
      const buyerId = actor.organisationId;
      await tx.insert(Rfq, { id, buyerId, province, neededBy, note, openedAt: now });
      await tx.insert(
        RfqLine,
        lines.map((line, at) => ({ ...line, rfqId: id, lineNo: at + 1 })),
      );
      return this.queries.read(tx, buyerId, id);
    });
  }

  async close(actor: Actor, id: string, write: WriteRequest): Promise<RfqView> {
    requireKind(actor, 'buyer');
    const buyerId = actor.organisationId;
    return this.database.once(write, async (tx) => {
      const [, closed]: [unknown[], number] = await tx.query(
        `UPDATE rfq SET state = 'closed', closed_at = $3 WHERE id = $1 AND buyer_id = $2 AND state = 'open'`,
        [id, buyerId, this.clock.now()],
      );
      const rfq = await this.queries.read(tx, buyerId, id);
      if (closed === 0) throw notOpen();
      return rfq;
    });
  }

  /** Each line with the type that it names, or with the families that it may speak of. */
  private async read(asked: readonly RequestedLine[]): Promise<ReadLine[]> {
    const named = asked.flatMap(({ partTypeId }) => partTypeId ?? []);
    const known = new Map((await this.partTypes.byIds(named)).map((type) => [type.id, type]));
    const unknown = asked.flatMap(({ partTypeId }, at) =>
      partTypeId === undefined || known.has(partTypeId) ? [] : [at],
    );
    if (unknown.length > 0) throw unknownParts(unknown);
    const resolved = await this.partTypes.resolveMany(
      asked.map(({ text, brand }) => ({ text, hints: brand === undefined ? {} : { brand } })),
    );
    return asked.map(({ text, partTypeId, quantity, brand }, at) => {
      const found = resolved[at];
      // What a reading leaves unread may be all the difference.
      const read = found?.reading?.unread.length ? null : found;
      const type = partTypeId === undefined ? read : known.get(partTypeId);
      return {
        text,
        partTypeId: type?.id ?? null,
        families: type ? [type.family] : familiesOf(text),
        brand: brand === undefined ? null : (readBrand(brand) ?? brand),
        quantity,
      };
    });
  }
}

/** What a text may speak of, by its words or by what has its size. */
function familiesOf(text: string): PartFamily[] {
  const { family, families, candidates } = readBuyersLine(text);
  const spoken = families ?? (family === undefined ? candidates.map((each) => each.family) : [family]);
  return [...new Set(spoken)];
}
