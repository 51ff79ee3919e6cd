import { Clock, DomainError, type FieldFault, newId, type Text, yuan } from '@app/kernel';
import { type Actor, Database, requireKind, stateFacts, TODAY_SQL, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type CommissionRuleRequest, type CommissionTermsRequest } from './commission.dto.js';
import { commissionFact } from './commission.events.js';
import { Commission } from './commission.queries.js';
import { type CommissionRuleRow, type CommissionRuleView, toCommissionRuleView } from './commission.views.js';

type NewRule = Required<CommissionRuleRequest> & { validFrom: string; replacesId: string | null };

/** The market's rules of commission: added, changed by another in their place, ended. Placed orders keep what they were placed with. */
@Injectable()
export class CommissionRules {
  constructor(
    private readonly clock: Clock,
    private readonly commission: Commission,
    private readonly database: Database,
  ) {}

  async add(actor: Actor, request: CommissionRuleRequest, write: WriteRequest): Promise<CommissionRuleView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      await oneAtATime(tx);
      const { family = null, sellerId = null } = request;
      await requireSeller(tx, sellerId);
      const rule = await this.insert(tx, actor, { ...request, family, sellerId }, null);
      await stateFacts(tx, [commissionFact('commission.rule_added', personOf(actor), { rule })]);
      return toCommissionRuleView(rule);
    });
  }

  async change(
    actor: Actor,
    id: string,
    request: CommissionTermsRequest,
    write: WriteRequest,
  ): Promise<CommissionRuleView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      const was = await this.endRow(tx, actor, id);
      const { family, seller_id: sellerId } = was;
      const rule = await this.insert(tx, actor, { ...request, family, sellerId }, was);
      await stateFacts(tx, [commissionFact('commission.rule_changed', personOf(actor), { rule, was })]);
      return toCommissionRuleView(rule);
    });
  }

  async end(actor: Actor, id: string, write: WriteRequest): Promise<CommissionRuleView> {
    requireKind(actor, 'platform');
    return this.database.once(write, async (tx) => {
      await this.endRow(tx, actor, id);
      const rule = await this.commission.ruleRow(tx, id);
      await stateFacts(tx, [commissionFact('commission.rule_ended', personOf(actor), { rule })]);
      return toCommissionRuleView(rule);
    });
  }

  /** Answers the rule as it stood. */
  private async endRow(tx: EntityManager, actor: Actor, id: string): Promise<CommissionRuleRow> {
    await oneAtATime(tx);
    const was = await this.commission.ruleRow(tx, id);
    if (was.state !== 'in_force' && was.state !== 'coming') throw isOver(was);
    await tx.query(`UPDATE commission_rule SET ended_at = $2, ended_by = $3 WHERE id = $1`, [
      id,
      this.clock.now(),
      actor.userId,
    ]);
    return was;
  }

  private async insert(
    tx: EntityManager,
    actor: Actor,
    request: CommissionRuleRequest,
    was: CommissionRuleRow | null,
  ): Promise<CommissionRuleRow> {
    const [{ today }]: [{ today: string }] = await tx.query(`SELECT ${TODAY_SQL}::text AS today`);
    const begins = was && was.valid_from > today ? was.valid_from : today;
    const { family = null, sellerId = null, basisPoints, leastMinor = null, mostMinor = null } = request;
    const { validUntil = null } = request;
    const validFrom = request.validFrom ?? begins;
    const replacesId = was?.id ?? null;
    const rule = {
      family,
      sellerId,
      basisPoints,
      leastMinor,
      mostMinor,
      validFrom,
      validUntil,
      replacesId,
    };
    requireSound(rule, today);
    await requireAlone(tx, rule);
    const id = newId();
    await tx.query(
      `INSERT INTO commission_rule (id, family, seller_id, basis_points, least_minor, most_minor, valid_from, valid_until, replaces_id,
         added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        family,
        sellerId,
        basisPoints,
        leastMinor,
        mostMinor,
        validFrom,
        validUntil,
        replacesId,
        actor.userId,
        this.clock.now(),
      ],
    );
    return this.commission.ruleRow(tx, id);
  }
}

const personOf = ({ organisationId, userId }: Actor) => ({ organisationId, personId: userId });

/** Purchases read on meanwhile; two who write do not both find a place free. */
async function oneAtATime(tx: EntityManager): Promise<void> {
  await tx.query(`LOCK TABLE commission_rule IN SHARE ROW EXCLUSIVE MODE`);
}

async function requireSeller(tx: EntityManager, sellerId: string | null): Promise<void> {
  if (sellerId === null) return;
  const found: unknown[] = await tx.query(`SELECT FROM organisation WHERE id = $1 AND kind = 'seller'`, [
    sellerId,
  ]);
  if (found.length > 0) return;
  const text = { zh: '没有这个卖家', en: 'There is no such seller' };
  throw refusal('unprocessable', 'commission.seller_unknown', text, 'sellerId', 'the id of a seller');
}

/** Rules for the same goods may overlap where one began later and so prevails; two that begin on one day would be left to chance. */
async function requireAlone(tx: EntityManager, rule: NewRule): Promise<void> {
  const twins: unknown[] = await tx.query(
    `SELECT FROM commission_rule WHERE ended_at IS NULL AND valid_from = $1 AND family IS NOT DISTINCT FROM $2
       AND seller_id IS NOT DISTINCT FROM $3::uuid`,
    [rule.validFrom, rule.family, rule.sellerId],
  );
  if (twins.length === 0) return;
  const text = {
    zh: '同一范围已有规则从这一天开始：请修改那一条，或换一天',
    en: 'A rule for the same goods begins on this day already: change that one, or take another day',
  };
  throw refusal('conflict', 'commission.rule_twice', text, 'validFrom', `≠ ${rule.validFrom}`);
}

function requireSound({ leastMinor, mostMinor, validFrom, validUntil }: NewRule, today: string): void {
  if (leastMinor !== null && mostMinor !== null && mostMinor < leastMinor) {
    const text = { zh: '最高服务费不能低于最低服务费', en: 'The most cannot be below the least' };
    const least = `≥ ${yuan(BigInt(leastMinor))}`;
    throw refusal('unprocessable', 'commission.bounds_reversed', text, 'mostMinor', least);
  }
  if (validFrom < today) {
    const text = { zh: '规则不能从过去的日子开始', en: 'A rule cannot begin in the past' };
    throw refusal('unprocessable', 'commission.begins_past', text, 'validFrom', `≥ ${today}`);
  }
  if (validUntil !== null && validUntil < validFrom) {
    const text = { zh: '截止日不能早于开始日', en: 'The last day cannot be before the first' };
    throw refusal('unprocessable', 'commission.period_reversed', text, 'validUntil', `≥ ${validFrom}`);
  }
}

function isOver({ id, state, replaced_by: next }: CommissionRuleRow): DomainError {
  const text = {
    zh: '这条规则已经结束或已被修改，请刷新后再试',
    en: 'This rule has ended or was changed meanwhile: look at the list again',
  };
  const fault: FieldFault = {
    field: 'id',
    code: 'commission.rule_over',
    message: text,
    expected: next ?? `a rule in force (${id} is ${state})`,
  };
  return new DomainError('conflict', 'commission.rule_over', text, [fault]);
}

function refusal(
  kind: 'conflict' | 'unprocessable',
  code: string,
  message: Text,
  field: string,
  expected: string,
): DomainError {
  return new DomainError(kind, code, message, [{ field, code, message, expected }]);
}
