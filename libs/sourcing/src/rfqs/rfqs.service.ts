import { type Features } from '@app/bearings';
import { Clock, DAY_MS, dayOf, type DomainError, MINUTE_MS, newId, notFound } from '@app/kernel';
import { type Actor, Database, requireKind, stateFacts, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AskedLines, type ReadPart } from '../asked-lines.js';
import { type CertificateWish, NO_WISH } from './certificates.sql.js';
import { type Invitee, Invitees } from './invitees.queries.js';
import {
  type AmendedRfqLineRequest,
  type AmendRfqRequest,
  MOST_RFQ_LINES,
  type OpenRfqRequest,
  type RfqLineRequest,
} from './rfq.dto.js';
import { Rfq, RfqInvitation, RfqLine, RfqTransition } from './rfq.entity.js';
import * as refused from './rfq.faults.js';
import { requireWithin } from './rfq.quota.js';
import { type LockedRfq, RfqSteps } from './rfq-steps.js';
import { type RfqView } from './rfq.views.js';
import { rfqFact } from './rfqs.events.js';
import { AWAITED, RFQ_ATTACHMENT, RfqsQueries } from './rfqs.queries.js';

const LEAST_OPEN_MS = 60 * MINUTE_MS;
const MOST_OPEN_MS = 60 * DAY_MS;
/** After the deadline. */
const DECIDE_MS = 30 * DAY_MS;
const INVITE_BEST = 10;
const MOST_TITLE = 60;

type ReadLine = Omit<RfqLine, 'rfqId' | 'version' | 'lineNo'>;

/** A buyer's RFQs: opened, amended while sellers quote, and ended without an award. */
@Injectable()
export class Rfqs {
  constructor(
    private readonly asked: AskedLines,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly invitees: Invitees,
    private readonly queries: RfqsQueries,
    private readonly source: DataSource,
    private readonly steps: RfqSteps,
  ) {}

  async open(actor: Actor, request: OpenRfqRequest, write: WriteRequest): Promise<RfqView> {
    requireKind(actor, 'buyer');
    const deadline = this.deadlineOf(request.deadline);
    const lines = request.lines
      ? await this.read(request.lines, request.neededBy)
      : await this.ofBom(actor, request.bomId!, request.neededBy);
    const invited = await this.inviteesOf(request, lines);
    return this.database.once(write, async (tx) => {
      const now = this.clock.now();
      const buyerId = actor.organisationId;
      await this.requireQuota(tx, buyerId, { invited, isNew: true });
      await this.requireOwnFiles(tx, actor, request.attachmentIds);
      const id = newId(now.getTime());
      const title = request.title ?? titleOf(lines);
      await tx.insert(Rfq, {
        id,
        buyerId,
        madeById: actor.userId,
        title,
        state: 'open',
        nextLineNo: lines.length + 1,
        province: request.province,
        note: request.note ?? null,
        openToAll: request.openToAll ?? false,
        ...wished(request),
        attachmentIds: request.attachmentIds ?? [],
        deadline,
        decideBy: new Date(deadline.getTime() + DECIDE_MS),
        openedAt: now,
      });
      await insertLines(
        tx,
        id,
        1,
        lines.map((line, at) => ({ ...line, lineNo: at + 1 })),
      );
      await tx.insert(RfqTransition, {
        rfqId: id,
        seq: 1,
        fromState: null,
        toState: 'open',
        act: 'open',
        by: 'buyer',
        personId: actor.userId,
        note: null,
        at: now,
      });
      await tx.insert(
        RfqInvitation,
        invited.map((each) => ({ ...each, rfqId: id, invitedAt: now })),
      );
      await stateFacts(tx, [
        rfqFact('rfq.invited', { id, title, buyerId }, 1, {
          sellerIds: invited.map(({ sellerId }) => sellerId),
        }),
      ]);
      return this.queries.read(tx, buyerId, id);
    });
  }

  /** A new version: who quoted for the one before confirms or revises the quote. */
  async amend(actor: Actor, id: string, request: AmendRfqRequest, write: WriteRequest): Promise<RfqView> {
    requireKind(actor, 'buyer');
    const lines = request.lines && (await this.read(request.lines));
    const deadline = request.deadline === undefined ? undefined : this.deadlineOf(request.deadline);
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockOwn(tx, actor, id);
      if (rfq.state !== 'open') throw refused.stateConflict(rfq.state, 'amend');
      if (rfq.version !== request.version) throw refused.versionConflict(rfq.version);
      if (deadline && deadline < rfq.deadline) throw refused.deadlineSooner(rfq.deadline);
      await this.requireOwnFiles(tx, actor, request.attachmentIds);
      const version = rfq.version + 1;
      if (request.lines && lines) await this.replaceLines(tx, rfq, request.lines, lines);
      else {
        await tx.query(
          `INSERT INTO rfq_line (rfq_id, version, line_no, text, part_type_id, families, features, brand, substitutes, quantity, needed_by)
           SELECT rfq_id, $2, line_no, text, part_type_id, families, features, brand, substitutes, quantity, needed_by
           FROM rfq_line WHERE rfq_id = $1 AND version = $3`,
          [id, version, rfq.version],
        );
      }
      await tx.update(
        Rfq,
        { id },
        {
          version,
          ...(deadline && { deadline, decideBy: new Date(deadline.getTime() + DECIDE_MS) }),
          ...(request.note !== undefined && { note: request.note || null }),
          ...(request.attachmentIds && { attachmentIds: request.attachmentIds }),
          ...wished(request),
        },
      );
      const sellerIds = await this.steps.invited(tx, id);
      await this.steps.move(
        tx,
        rfq,
        'amend',
        { personId: actor.userId, note: request.change },
        { sellerIds },
      );
      return this.queries.read(tx, actor.organisationId, id);
    });
  }

  /** Before the deadline, when nobody is awaited any more: from then on it is as if that were over. */
  async openEarly(actor: Actor, id: string, write: WriteRequest): Promise<RfqView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockOwn(tx, actor, id);
      if (rfq.state !== 'open') throw refused.stateConflict(rfq.state, 'open_early');
      const [row]: { awaited: number; quotes: number }[] = await tx.query(
        `SELECT ${AWAITED}, (SELECT count(*)::int FROM quote q WHERE q.rfq_id = r.id AND q.state = 'submitted') AS quotes
         FROM rfq r WHERE r.id = $1`,
        [id],
      );
      const { awaited, quotes } = row!;
      if (awaited > 0 || quotes === 0 || rfq.openToAll) throw refused.notAllAnswered(awaited);
      await tx.update(Rfq, { id }, { deadline: this.clock.now() });
      await this.steps.move(tx, rfq, 'open_early', { personId: actor.userId }, { quotes });
      return this.queries.read(tx, actor.organisationId, id);
    });
  }

  cancel = (actor: Actor, id: string, reason: string, write: WriteRequest): Promise<RfqView> =>
    this.end(actor, id, 'cancel', reason, write);

  close = (actor: Actor, id: string, reason: string, write: WriteRequest): Promise<RfqView> =>
    this.end(actor, id, 'close', reason, write);

  private end(
    actor: Actor,
    id: string,
    act: 'cancel' | 'close',
    reason: string,
    write: WriteRequest,
  ): Promise<RfqView> {
    requireKind(actor, 'buyer');
    return this.database.once(write, async (tx) => {
      const rfq = await this.steps.lockOwn(tx, actor, id);
      if (rfq.state !== (act === 'cancel' ? 'open' : 'deciding')) throw refused.stateConflict(rfq.state, act);
      await this.steps.end(tx, rfq, act, { personId: actor.userId, note: reason });
      return this.queries.read(tx, actor.organisationId, id);
    });
  }

  private deadlineOf(text: string): Date {
    const now = this.clock.now().getTime();
    const deadline = new Date(text);
    const [earliest, latest] = [new Date(now + LEAST_OPEN_MS), new Date(now + MOST_OPEN_MS)];
    if (deadline < earliest || deadline > latest) throw refused.deadlineRefused(earliest, latest);
    return deadline;
  }

  private async read(asked: readonly RfqLineRequest[], neededBy?: string): Promise<ReadLine[]> {
    const today = dayOf(this.clock.now());
    if (neededBy !== undefined && neededBy < today) throw refused.neededInThePast('neededBy', today);
    const past = asked.findIndex((line) => line.neededBy !== undefined && line.neededBy < today);
    if (past !== -1) throw refused.neededInThePast(`lines.${past}.neededBy`, today);
    const parts = await this.asked.read(asked, refused.unknownParts);
    return asked.map((line, at) => ({
      ...partOf(parts[at]!),
      substitutes: line.substitutes ?? true,
      quantity: line.quantity,
      neededBy: line.neededBy ?? neededBy ?? null,
    }));
  }

  private async ofBom(actor: Actor, bomId: string, neededBy?: string): Promise<ReadLine[]> {
    const rows: {
      text: string;
      partTypeId: string | null;
      quantity: number;
      brand: string | null;
      features: Features;
    }[] = await this.source.query(
      `SELECT l.text, l.part_type_id AS "partTypeId", l.quantity, l.brand, l.features
         FROM bom b JOIN bom_line l ON l.bom_id = b.id
         WHERE b.id = $1 AND b.buyer_id = $2 AND l.quantity IS NOT NULL ORDER BY l.line_no LIMIT $3`,
      [bomId, actor.organisationId, MOST_RFQ_LINES + 1],
    );
    if (rows.length === 0) throw await this.emptyBom(actor, bomId);
    if (rows.length > MOST_RFQ_LINES) throw refused.tooManyLines(MOST_RFQ_LINES);
    const asked = rows.map(({ text, partTypeId, quantity, brand }) => ({
      text: text.slice(0, 200),
      partTypeId: partTypeId ?? undefined,
      quantity,
      brand: brand ?? undefined,
    }));
    const lines = await this.read(asked, neededBy);
    return lines.map((line, at) => ({ ...line, features: rows[at]!.features }));
  }

  private async emptyBom(actor: Actor, bomId: string): Promise<DomainError> {
    const [own]: unknown[] = await this.source.query(`SELECT 1 FROM bom WHERE id = $1 AND buyer_id = $2`, [
      bomId,
      actor.organisationId,
    ]);
    return own === undefined ? notFound('bom', '清单', 'list of parts') : refused.nothingToAsk();
  }

  private async inviteesOf(request: OpenRfqRequest, lines: readonly ReadLine[]): Promise<Invitee[]> {
    const { province, sellerIds = [], inviteBest = INVITE_BEST, openToAll } = request;
    const wish = { ...NO_WISH, ...wished(request) };
    const verified = await this.invitees.verified(sellerIds);
    const unknown = sellerIds.findIndex((sellerId) => !verified.has(sellerId));
    if (unknown !== -1) throw refused.unknownSeller(unknown);
    if (wish.certifiedOnly) {
      const holders = await this.invitees.holders(sellerIds, wish);
      const lacks = sellerIds.findIndex((sellerId) => !holders.has(sellerId));
      if (lacks !== -1) throw refused.sellerNotCertified(lacks, wish);
    }
    const invited = await this.invitees.of(lines, { province, most: inviteBest, named: sellerIds, wish });
    if (invited.length === 0 && !openToAll) throw refused.nobodyInvited();
    return invited;
  }

  /** Two at once count each other: the buyer's RFQs are opened one after another. */
  private async requireQuota(
    tx: EntityManager,
    buyerId: string,
    { invited, isNew }: { invited: readonly Invitee[]; isNew: boolean },
  ): Promise<void> {
    await tx.query(`SELECT 1 FROM organisation WHERE id = $1 FOR NO KEY UPDATE`, [buyerId]);
    const { quota, used } = await this.queries.quotaIn(tx, buyerId);
    const invitations = invited.filter(({ invitedBy }) => invitedBy !== 'subscription').length;
    requireWithin(quota, used, { invitations, isNew });
  }

  private async requireOwnFiles(tx: EntityManager, actor: Actor, ids: readonly string[] = []): Promise<void> {
    if (ids.length === 0) return;
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM stored_file WHERE id = ANY($1::uuid[]) AND owner_id = $2 AND purpose = $3`,
      [ids, actor.organisationId, RFQ_ATTACHMENT],
    );
    const own = new Set(rows.map(({ id }) => id));
    const unknown = ids.findIndex((id) => !own.has(id));
    if (unknown !== -1) throw refused.unknownAttachment(unknown);
  }

  private async replaceLines(
    tx: EntityManager,
    rfq: LockedRfq,
    asked: readonly AmendedRfqLineRequest[],
    lines: readonly ReadLine[],
  ): Promise<void> {
    const rows: { line_no: number }[] = await tx.query(
      `SELECT line_no FROM rfq_line WHERE rfq_id = $1 AND version = $2`,
      [rfq.id, rfq.version],
    );
    const free = new Set(rows.map((row) => row.line_no));
    const numbered = lines.map((line, at) => {
      const { lineNo } = asked[at]!;
      if (lineNo !== undefined && !free.delete(lineNo)) throw refused.noSuchLineNo(at, lineNo);
      return { ...line, lineNo: lineNo ?? rfq.nextLineNo++ };
    });
    await insertLines(tx, rfq.id, rfq.version + 1, numbered);
    await tx.update(Rfq, { id: rfq.id }, { nextLineNo: rfq.nextLineNo });
  }
}

/** Of what sellers are to hold, what the request says. */
const wished = (request: Partial<CertificateWish>): Partial<CertificateWish> => ({
  ...(request.certificates && { certificates: request.certificates }),
  ...(request.greenOnly !== undefined && { greenOnly: request.greenOnly }),
  ...(request.certifiedOnly !== undefined && { certifiedOnly: request.certifiedOnly }),
});

const partOf = ({ text, partTypeId, families, features, brand }: ReadPart): ReadPart => ({
  text,
  partTypeId,
  families,
  features,
  brand,
});

async function insertLines(
  tx: EntityManager,
  rfqId: string,
  version: number,
  lines: readonly (ReadLine & { lineNo: number })[],
): Promise<void> {
  await tx.insert(
    RfqLine,
    lines.map((line) => ({ ...line, rfqId, version })),
  );
}

/** `6205-2RS … 12` */
function titleOf(lines: readonly ReadLine[]): string {
  const first = lines[0]?.text.slice(0, MOST_TITLE) ?? '';
  return lines.length > 1 ? `${first} … (${lines.length})` : first;
}
