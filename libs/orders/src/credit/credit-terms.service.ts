import { Clock, CURRENCIES, DomainError, newId, notFound } from '@app/kernel';
import { type Actor, Database, requireKind, requireRole, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { TERMS_STATE_WORDS } from '../state.words.js';
import { type TermsState } from './credit-terms.entity.js';
import { tellCredit } from './credit-told.js';
import { type ChangeTermsRequest, type GrantTermsRequest } from './credit.dto.js';
import { type CreditFactName } from './credit.events.js';
import { CreditQueries } from './credit.queries.js';
import { type CreditTermsView, toCreditTermsView } from './credit.views.js';

const ACTS = {
  suspend: { from: ['active'], to: 'suspended', fact: 'credit.suspended' },
  resume: { from: ['suspended'], to: 'active', fact: 'credit.resumed' },
  end: { from: ['active', 'suspended'], to: 'ended', fact: 'credit.ended' },
} as const satisfies Record<string, { from: readonly TermsState[]; to: TermsState; fact: CreditFactName }>;
export type TermsAct = keyof typeof ACTS;

/** What a seller lets its customers owe. What is owed already is touched by none of it. */
@Injectable()
export class CreditTermsService {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly queries: CreditQueries,
  ) {}

  /** To a buyer that the seller knows: one that ordered from it, or whose code it names. Ended terms begin anew. */
  async grant(actor: Actor, wish: GrantTermsRequest, write: WriteRequest): Promise<CreditTermsView> {
    requireGranter(actor);
    return this.database.once(write, async (tx) => {
      const sellerId = actor.organisationId;
      const buyerId = await this.knownBuyer(tx, sellerId, wish);
      const [granted]: { id: string }[] = await tx.query(
        `INSERT INTO credit_terms AS own (seller_id, id, buyer_id, state, days, grace_days, limit_minor, currency, granted_at, changed_at)
         VALUES ($1, $2, $3, 'active', $4, $5, $6, $7, $8, $8)
         ON CONFLICT (seller_id, buyer_id) DO UPDATE SET state = 'active', days = $4, grace_days = $5, limit_minor = $6, reason = NULL,
           granted_at = $8, changed_at = $8 WHERE own.state = 'ended'
         RETURNING id`,
        [
          sellerId,
          newId(),
          buyerId,
          wish.days,
          wish.graceDays,
          wish.limitMinor,
          wish.currency ?? CURRENCIES[0],
          this.clock.now(),
        ],
      );
      if (!granted) throw grantedBefore();
      return this.told(tx, actor, 'credit.granted', granted.id);
    });
  }

  /** Orders bought before keep their days; a limit below what is open lets nothing more be bought. */
  async change(
    actor: Actor,
    id: string,
    { days, graceDays, limitMinor }: ChangeTermsRequest,
    write: WriteRequest,
  ): Promise<CreditTermsView> {
    requireGranter(actor);
    return this.database.once(write, async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE credit_terms SET days = $3, grace_days = $4, limit_minor = $5, changed_at = $6
         WHERE seller_id = $1 AND id = $2 AND state <> 'ended' RETURNING 1`,
        [actor.organisationId, id, days, graceDays, limitMinor, this.clock.now()],
      );
      if (rows.length === 0) throw await this.refused(tx, actor, id);
      return this.told(tx, actor, 'credit.changed', id);
    });
  }

  async act(
    actor: Actor,
    id: string,
    act: TermsAct,
    reason: string | null,
    write: WriteRequest,
  ): Promise<CreditTermsView> {
    requireGranter(actor);
    return this.database.once(write, async (tx) => {
      const { from, to, fact } = ACTS[act];
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE credit_terms SET state = $3, reason = $4, changed_at = $5
         WHERE seller_id = $1 AND id = $2 AND state = ANY($6) RETURNING 1`,
        [actor.organisationId, id, to, reason, this.clock.now(), from],
      );
      if (rows.length === 0) throw await this.refused(tx, actor, id);
      return this.told(tx, actor, fact, id);
    });
  }

  private async told(
    tx: EntityManager,
    { organisationId, userId }: Actor,
    name: CreditFactName,
    termsId: string,
  ): Promise<CreditTermsView> {
    const { reason } = await this.queries.termsRow(tx, organisationId, termsId);
    const by = { organisationId, personId: userId };
    const of = { sellerId: organisationId, termsId };
    return toCreditTermsView(await tellCredit(tx, this.queries, name, of, { by, reason }));
  }

  private async refused(tx: EntityManager, actor: Actor, id: string): Promise<DomainError> {
    const { state } = await this.queries.ownRow(tx, actor, id);
    return new DomainError('conflict', 'credit.terms_state', {
      zh: `账期“${TERMS_STATE_WORDS[state].zh}”，不允许这一步`,
      en: `The terms are ${TERMS_STATE_WORDS[state].en}: that cannot be done to them`,
    });
  }

  /** Buyers do not show themselves: a seller finds only those it knows already. */
  private async knownBuyer(
    tx: EntityManager,
    sellerId: string,
    { buyerId, uscc }: GrantTermsRequest,
  ): Promise<string> {
    const [buyer]: { id: string }[] = await tx.query(
      `SELECT id FROM organisation o WHERE kind = 'buyer' AND CASE WHEN $2::uuid IS NULL THEN uscc = $3 AND verification = 'verified'
         ELSE id = $2 AND EXISTS (
           SELECT FROM trade_order t WHERE t.seller_id = $1 AND t.buyer_id = o.id AND t.state <> 'awaiting_approval'
         ) END`,
      [sellerId, buyerId ?? null, uscc ?? null],
    );
    if (!buyer) throw notFound('buyer', '买家', 'buyer');
    return buyer.id;
  }
}

/** Credit is money: a key or an ordinary member of the firm does not grant it. */
function requireGranter(actor: Actor): void {
  requireKind(actor, 'seller');
  requireRole(actor, 'owner', 'admin');
}

function grantedBefore(): DomainError {
  return new DomainError('conflict', 'credit.granted_before', {
    zh: '已给这个买家开通账期，请直接修改',
    en: 'This buyer has terms already: change those',
  });
}
