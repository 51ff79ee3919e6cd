import { Clock, DAY_MS, decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, FileStore, type KeptFile, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { bought } from '../quotes/bought.sql.js';
import { lacking } from './certificates.sql.js';
import { type InboxQuery, type RfqsQuery } from './rfq.dto.js';
import { quotaOf, type RfqQuota } from './rfq.quota.js';
import {
  type ListedRow,
  type RfqPageView,
  type RfqQuotaView,
  type RfqRow,
  type RfqView,
  toListedRfqView,
  toRfqView,
} from './rfq.views.js';
import {
  type InboxView,
  type RfqSubscriptionsView,
  type RfqSubscriptionView,
  type SellerRfqRow,
  type SellerRfqView,
  toListedSellerRfqView,
  toSellerRfqView,
  toSubscriptionView,
} from './seller-rfq.views.js';

type Reader = Pick<EntityManager, 'query'>;

/** What drawings of an RFQ are kept for. */
export const RFQ_ATTACHMENT = 'rfq.attachment';
const OWN = 'rfqs';
const INBOX = 'rfqs to sellers';

const TIMES = `r.id, r.title, r.state, r.version, r.deadline, r.decide_by AS "decideBy", r.checkout_id AS "checkoutId", r.opened_at`;

const lines = (most = 'NULL') => `
  (SELECT json_agg(l ORDER BY l.line_no) FROM (
     SELECT l.line_no, l.text, l.part_type_id, t.designation, l.families, l.features, l.brand, l.substitutes, l.quantity,
       l.needed_by::text AS needed_by, ${bought('l')} AS bought
     FROM rfq_line l LEFT JOIN part_type t ON t.id = l.part_type_id
     WHERE l.rfq_id = r.id AND l.version = r.version ORDER BY l.line_no LIMIT ${most}
   ) l) AS lines`;
const LINE_COUNT = `(SELECT count(*)::int FROM rfq_line l WHERE l.rfq_id = r.id AND l.version = r.version) AS line_count`;
const QUOTE_COUNT = `(SELECT count(*)::int FROM quote q WHERE q.rfq_id = r.id AND q.state <> 'withdrawn') AS quote_count`;
/** Of those told of it, who has not answered it as it stands. */
export const AWAITED = `
  (SELECT count(*)::int FROM rfq_invitation i WHERE i.rfq_id = r.id AND i.declined_at IS NULL AND NOT EXISTS (
     SELECT FROM quote q WHERE q.seller_id = i.seller_id AND q.rfq_id = r.id AND q.state <> 'withdrawn' AND q.rfq_version = r.version
   )) AS awaited`;
const ATTACHMENTS = `
  coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) ORDER BY f.id)
   FROM stored_file f WHERE f.id = ANY(r.attachment_ids)), '[]') AS attachments`;
/** Those of the condition; whose they are is left out. */
const questions = (condition: string) => `
  coalesce((SELECT json_agg(json_build_object('id', s.id, 'question', s.question, 'answer', s.answer, 'asked_at', s.asked_at,
     'answered_at', s.answered_at) ORDER BY s.id)
   FROM rfq_question s WHERE s.rfq_id = r.id AND ${condition}), '[]') AS questions`;
const WISH = `r.certificates, r.green_only, r.certified_only`;
const ASKED = `${TIMES}, ${WISH}, r.province, r.note, ${lines()}, ${ATTACHMENTS}`;

const BUYERS = `
  SELECT ${ASKED}, ${questions('true')}, r.open_to_all, ${QUOTE_COUNT}, ${AWAITED},
    coalesce((SELECT json_agg(json_build_object('sellerId', i.seller_id, 'name', o.name, 'invitedBy', i.invited_by,
       'declined', i.declined_at IS NOT NULL, 'grounds', i.grounds, 'lacking', ${lacking('r', 'o')})
       ORDER BY (i.grounds->>'score')::float8 DESC NULLS LAST, o.name, i.seller_id)
     FROM rfq_invitation i JOIN organisation o ON o.id = i.seller_id WHERE i.rfq_id = r.id AND i.invited_by <> 'open'), '[]') AS invited,
    (SELECT json_agg(json_build_object('seq', t.seq, 'act', t.act, 'to_state', t.to_state, 'by', t.by, 'note', t.note, 'at', t.at)
       ORDER BY t.seq) FROM rfq_transition t WHERE t.rfq_id = r.id) AS log
  FROM rfq r`;

/** What each amendment changed, as the buyer told it; version 2 came of the first. */
const CHANGES = `
  ARRAY(SELECT t.note FROM rfq_transition t WHERE t.rfq_id = r.id AND t.act = 'amend' ORDER BY t.seq) AS changes`;

/** A buyer's RFQs by how they ended. */
const RECORD = `
  count(*) FILTER (WHERE b.state = 'awarded')::int AS awarded,
  count(*) FILTER (WHERE b.state = 'lapsed' AND EXISTS (SELECT FROM quote q WHERE q.rfq_id = b.id)
    AND NOT EXISTS (SELECT FROM rfq_award a WHERE a.rfq_id = b.id AND a.refused))::int AS unanswered`;

/** `$1`: the seller. */
const sellers = (columns: string) => `
  SELECT ${columns}, ${LINE_COUNT}, o.province AS buyer_province, record.*, i.invited_by, i.declined_at IS NOT NULL AS declined,
    q.state AS quote_state, q.rfq_version AS quoted_version, ${lacking('r', 'own')} AS lacking
  FROM rfq r JOIN organisation o ON o.id = r.buyer_id JOIN organisation own ON own.id = $1
  LEFT JOIN rfq_invitation i ON i.seller_id = $1 AND i.rfq_id = r.id
  LEFT JOIN quote q ON q.seller_id = $1 AND q.rfq_id = r.id
  CROSS JOIN LATERAL (SELECT ${RECORD} FROM rfq b WHERE b.buyer_id = r.buyer_id) record`;

/** $1 the seller, $2 before, $3 most: what it was told of, and what is open to all in families that it lists. */
const SEEN = `
  (SELECT rfq_id FROM rfq_invitation WHERE seller_id = $1 AND ($2::uuid IS NULL OR rfq_id < $2) AND %folder%
   ORDER BY rfq_id DESC LIMIT $3)
  UNION
  (SELECT r.id FROM rfq r WHERE r.state = 'open' AND r.open_to_all AND ($2::uuid IS NULL OR r.id < $2) AND EXISTS (
     SELECT FROM rfq_line l WHERE l.rfq_id = r.id AND l.version = r.version AND l.families && ARRAY(
       SELECT DISTINCT t.family FROM listing g JOIN part_type t ON t.id = g.part_type_id
       WHERE g.seller_id = $1 AND g.state NOT IN ('ended', 'taken_down')))
   ORDER BY r.id DESC LIMIT $3)`;

/** What of the inbox a folder holds, beside the RFQ and the seller's quote. `$4`: now. */
const FOLDERS = {
  to_quote: `r.state = 'open' AND r.deadline > $4 AND q.state IS DISTINCT FROM 'submitted' AND i.declined_at IS NULL`,
  quoted: `r.state IN ('open', 'deciding') AND q.state = 'submitted'`,
  ended: `(r.state NOT IN ('open', 'deciding') OR (r.deadline <= $4 AND q.state IS DISTINCT FROM 'submitted'))`,
} as const;

/** `$1` the RFQ, `$2` who asks, `$3` whether that is a seller: it is theirs, or they were told of it or may come by themselves. */
const SEEN_BY = `
  r.id = $1 AND (r.buyer_id = $2 OR ($3 AND (r.open_to_all
    OR EXISTS (SELECT FROM rfq_invitation i WHERE i.rfq_id = r.id AND i.seller_id = $2))))`;

/** RFQs as their sides see them. */
@Injectable()
export class RfqsQueries {
  constructor(
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly source: DataSource,
  ) {}

  /** The firm's own, newest first. */
  async own(actor: Actor, { state, cursor, limit }: RfqsQuery): Promise<RfqPageView> {
    requireKind(actor, 'buyer');
    const rows: ListedRow[] = await this.source.query(
      `SELECT ${TIMES}, ${LINE_COUNT}, ${QUOTE_COUNT},
         (SELECT count(*)::int FROM rfq_invitation i WHERE i.rfq_id = r.id AND i.invited_by <> 'open') AS invited_count,
         (SELECT count(*)::int FROM rfq_question s WHERE s.rfq_id = r.id AND s.answer IS NULL) AS open_questions
       FROM rfq r
       WHERE r.buyer_id = $1 AND ($2::text IS NULL OR r.state = $2) AND ($3::uuid IS NULL OR r.id < $3)
       ORDER BY r.id DESC LIMIT $4`,
      [actor.organisationId, state ?? null, decodeIdCursor(OWN, cursor), limit + 1],
    );
    const now = this.clock.now();
    return toPage(
      rows,
      limit,
      (row) => toListedRfqView(row, now),
      (row) => encodeCursor(OWN, [row.id]),
    );
  }

  async ownById(actor: Actor, id: string): Promise<RfqView> {
    requireKind(actor, 'buyer');
    return this.read(this.source, actor.organisationId, id);
  }

  /** The buyer's own as it stands for `reader`. */
  async read(reader: Reader, buyerId: string, id: string): Promise<RfqView> {
    const [row]: RfqRow[] = await reader.query(`${BUYERS} WHERE r.id = $1 AND r.buyer_id = $2`, [
      id,
      buyerId,
    ]);
    if (row === undefined) throw unknownRfq();
    return toRfqView(row, this.clock.now());
  }

  async quota(actor: Actor): Promise<RfqQuotaView> {
    requireKind(actor, 'buyer');
    const { quota, used } = await this.quotaIn(this.source, actor.organisationId);
    return {
      openAtMost: quota.open,
      open: used.open,
      invitationsADay: quota.invitationsADay,
      invitedToday: used.invitedToday,
    };
  }

  async quotaIn(
    reader: Reader,
    buyerId: string,
  ): Promise<{ quota: RfqQuota; used: { open: number; invitedToday: number } }> {
    const now = this.clock.now();
    const [row]: { awarded: number; unanswered: number; open: number; invited: number }[] =
      await reader.query(
        `SELECT ${RECORD}, count(*) FILTER (WHERE b.state = 'open' AND b.deadline > $2)::int AS open,
         (SELECT count(*)::int FROM rfq_invitation i JOIN rfq r ON r.id = i.rfq_id
          WHERE r.buyer_id = $1 AND i.invited_by IN ('match', 'buyer') AND i.invited_at > $3) AS invited
       FROM rfq b WHERE b.buyer_id = $1`,
        [buyerId, now, new Date(now.getTime() - DAY_MS)],
      );
    const { open, invited: invitedToday, ...record } = row!;
    return { quota: quotaOf(record), used: { open, invitedToday } };
  }

  /** What a seller was told of or may quote for, newest first. */
  async inbox(actor: Actor, { folder, cursor, limit }: InboxQuery): Promise<InboxView> {
    requireKind(actor, 'seller');
    const now = this.clock.now();
    const condition = folder === undefined ? 'true' : FOLDERS[folder];
    const within =
      folder === undefined
        ? 'true'
        : `rfq_id IN (SELECT r.id FROM rfq r
      LEFT JOIN rfq_invitation i ON i.seller_id = $1 AND i.rfq_id = r.id
      LEFT JOIN quote q ON q.seller_id = $1 AND q.rfq_id = r.id
      WHERE r.id = rfq_invitation.rfq_id AND ${condition})`;
    const rows: SellerRfqRow[] = await this.source.query(
      `${sellers(`${TIMES}, ${WISH}, r.province, ${lines('3')}`)}
       WHERE r.id IN (${SEEN.replace('%folder%', within)}) AND ${condition} AND $4::timestamptz IS NOT NULL
       ORDER BY r.id DESC LIMIT $3`,
      [actor.organisationId, decodeIdCursor(INBOX, cursor), limit + 1, now],
    );
    return toPage(
      rows,
      limit,
      (row) => toListedSellerRfqView(row, now),
      (row) => encodeCursor(INBOX, [row.id]),
    );
  }

  async forSeller(actor: Actor, id: string): Promise<SellerRfqView> {
    requireKind(actor, 'seller');
    return this.readForSeller(this.source, actor.organisationId, id);
  }

  /** Questions without an answer are seen by the asker alone. */
  async readForSeller(reader: Reader, sellerId: string, id: string): Promise<SellerRfqView> {
    const [row]: SellerRfqRow[] = await reader.query(
      `${sellers(`${ASKED}, ${CHANGES}, ${questions('(s.answer IS NOT NULL OR s.seller_id = $1)')}`)}
       WHERE r.id = $2 AND (i.seller_id IS NOT NULL OR r.open_to_all)`,
      [sellerId, id],
    );
    if (row === undefined) throw unknownRfq();
    return toSellerRfqView(row, this.clock.now());
  }

  async subscriptions(actor: Actor): Promise<RfqSubscriptionsView> {
    requireKind(actor, 'seller');
    return this.subscriptionsIn(this.source, actor.organisationId);
  }

  async subscriptionsIn(reader: Reader, sellerId: string): Promise<RfqSubscriptionsView> {
    const items: RfqSubscriptionView[] = await reader.query(
      `SELECT family, series, bore_from_mm AS "boreFromMm", bore_to_mm AS "boreToMm"
       FROM rfq_subscription WHERE seller_id = $1 ORDER BY family`,
      [sellerId],
    );
    const made: RfqSubscriptionView[] = await reader.query(
      `SELECT t.family, array_agg(DISTINCT t.series ORDER BY t.series) AS series, min(t.bore_mm) AS "boreFromMm", max(t.bore_mm) AS "boreToMm"
       FROM listing l JOIN part_type t ON t.id = l.part_type_id
       WHERE l.seller_id = $1 AND l.state NOT IN ('ended', 'taken_down') GROUP BY t.family ORDER BY count(*) DESC, t.family`,
      [sellerId],
    );
    return { items: items.map(toSubscriptionView), made: made.map(toSubscriptionView) };
  }

  async requireSeen(actor: Actor, id: string): Promise<void> {
    const [row]: unknown[] = await this.source.query(`SELECT 1 FROM rfq r WHERE ${SEEN_BY}`, [
      id,
      actor.organisationId,
      actor.organisationKind === 'seller',
    ]);
    if (row === undefined) throw unknownRfq();
  }

  /** For the buyer and whoever may see the RFQ. */
  async attachment(actor: Actor, id: string, fileId: string): Promise<KeptFile> {
    const [row]: unknown[] = await this.source.query(
      `SELECT 1 FROM rfq r WHERE ${SEEN_BY} AND $4 = ANY(r.attachment_ids)`,
      [id, actor.organisationId, actor.organisationKind === 'seller', fileId],
    );
    if (row === undefined) throw notFound('file', '文件', 'file');
    return this.files.find(fileId, RFQ_ATTACHMENT);
  }
}

const unknownRfq = () => notFound('rfq', '询价', 'RFQ');
