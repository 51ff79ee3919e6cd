import { FAMILY_NAMES, type PartFamily } from '@app/bearings';
import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, type Config, CONFIG, type Locale, requireKind, TODAY_SQL } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type CommissionRulesQuery } from './commission.dto.js';
import { type CommissionTerms, type Rule, ruleFor } from './commission.rules.js';
import {
  type CommissionRateView,
  type CommissionRulePageView,
  type CommissionRuleRow,
  type SellerCommissionView,
  toCommissionRateView,
  toCommissionRuleView,
} from './commission.views.js';

const RULES = 'commission-rules';

type Reader = Pick<EntityManager, 'query'>;

interface StandingRule extends Rule {
  validUntil: string | null;
  isComing: boolean;
}

/** `$1`: the sellers whose own rules are asked for. */
const STANDING_RULES = `
  SELECT id AS "ruleId", family, seller_id AS "sellerId", basis_points AS "basisPoints", least_minor, most_minor,
    valid_from::text AS "validFrom", valid_until::text AS "validUntil", valid_from > ${TODAY_SQL} AS "isComing"
  FROM commission_rule
  WHERE (seller_id IS NULL OR seller_id = ANY($1::uuid[])) AND ended_at IS NULL AND (valid_until IS NULL OR valid_until >= ${TODAY_SQL})`;

const IN_FORCE = `${STANDING_RULES} AND valid_from <= ${TODAY_SQL}`;

const CURRENT = `r.ended_at IS NULL AND (r.valid_until IS NULL OR r.valid_until >= ${TODAY_SQL})`;

const SELECT_RULES = `
  SELECT r.id, r.family, r.seller_id, s.name AS seller_name, r.basis_points, r.least_minor, r.most_minor,
    r.valid_from::text AS valid_from, r.valid_until::text AS valid_until, r.replaces_id, n.id AS replaced_by,
    a.name AS added_by, r.added_at, e.name AS ended_by, r.ended_at,
    CASE WHEN n.id IS NOT NULL THEN 'changed' WHEN r.ended_at IS NOT NULL THEN 'ended' WHEN r.valid_until < ${TODAY_SQL} THEN 'over'
      WHEN r.valid_from > ${TODAY_SQL} THEN 'coming' ELSE 'in_force' END AS state
  FROM commission_rule r LEFT JOIN organisation s ON s.id = r.seller_id LEFT JOIN commission_rule n ON n.replaces_id = r.id
  LEFT JOIN person a ON a.id = r.added_by LEFT JOIN person e ON e.id = r.ended_by`;

/** What the market keeps: by the rules in force, or by the default where none applies. */
@Injectable()
export class Commission {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly source: DataSource,
  ) {}

  /** What holds now for goods of these sellers, by one statement. */
  async terms(
    reader: Reader,
    sellerIds: readonly string[],
  ): Promise<(goods: { sellerId: string; family: PartFamily }) => CommissionTerms> {
    const rules = await this.rules(reader, IN_FORCE, sellerIds);
    return (goods) => ruleFor(rules, goods) ?? this.default;
  }

  /** At which rates what was kept of orders was reckoned, in brackets: as placed, and nothing of orders older than rules. */
  async ratesOf(
    sellerId: string,
    orders: readonly { id: string }[],
  ): Promise<(orders: readonly { id: string }[], locale: Locale) => string> {
    const rows: { order_id: string; rates: number[] }[] =
      orders.length === 0
        ? []
        : await this.source.query(
            `SELECT order_id, array_agg(DISTINCT commission_basis_points) AS rates FROM order_line
             WHERE seller_id = $1 AND order_id = ANY($2::uuid[]) AND commission_basis_points IS NOT NULL GROUP BY order_id`,
            [sellerId, orders.map(({ id }) => id)],
          );
    const found = new Map(rows.map(({ order_id: id, rates }) => [id, rates]));
    return (of, locale) => {
      const rates = [...new Set(of.flatMap(({ id }) => found.get(id) ?? []))].toSorted((a, b) => a - b);
      const text = rates.map((rate) => `${rate / 100}%`).join(locale === 'zh' ? '、' : ', ');
      return text && (locale === 'zh' ? `（${text}）` : ` (${text})`);
    };
  }

  async ofSeller(actor: Actor): Promise<SellerCommissionView> {
    requireKind(actor, 'seller');
    const sellerId = actor.organisationId;
    const rules = await this.rules(this.source, STANDING_RULES, [sellerId]);
    const now = rules.filter(({ isComing }) => !isComing);
    const rest = ruleFor(now, { sellerId, family: null }) as StandingRule | undefined;
    const families = (Object.keys(FAMILY_NAMES) as PartFamily[]).flatMap((family): CommissionRateView[] => {
      const rule = ruleFor(now, { sellerId, family }) as StandingRule | undefined;
      return rule && rule !== rest ? [toCommissionRateView(family, rule)] : [];
    });
    // What begins below something more special changes nothing for this seller.
    const coming = rules.filter((rule) => {
      const { validFrom: day, family } = rule;
      const then = rules.filter((each) => each.validFrom <= day && (each.validUntil ?? day) >= day);
      return rule.isComing && ruleFor(then, { sellerId, family }) === rule;
    });
    return {
      rates: [toCommissionRateView(null, rest ?? this.default), ...families],
      coming: coming
        .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
        .map((rule) => toCommissionRateView(rule.family, rule)),
    };
  }

  /** All rules, the last added first. */
  async list(
    actor: Actor,
    { state, sellerId, cursor, limit }: CommissionRulesQuery,
  ): Promise<CommissionRulePageView> {
    requireKind(actor, 'platform');
    const rows: CommissionRuleRow[] = await this.source.query(
      `${SELECT_RULES} WHERE (${CURRENT}) = $1 AND ($2::uuid IS NULL OR r.seller_id = $2) AND ($3::uuid IS NULL OR r.id < $3)
       ORDER BY r.id DESC LIMIT $4`,
      [state === 'current', sellerId ?? null, decodeIdCursor(RULES, cursor), limit + 1],
    );
    const page = toPage(rows, limit, toCommissionRuleView, (row) => encodeCursor(RULES, [row.id]));
    return { defaultBasisPoints: this.default.basisPoints, ...page };
  }

  async ruleRow(reader: Reader, id: string): Promise<CommissionRuleRow> {
    const [row]: CommissionRuleRow[] = await reader.query(`${SELECT_RULES} WHERE r.id = $1`, [id]);
    if (!row) throw notFound('commission_rule', '费率规则', 'commission rule');
    return row;
  }

  private async rules(reader: Reader, sql: string, sellerIds: readonly string[]): Promise<StandingRule[]> {
    const rows: (StandingRule & { least_minor: string | null; most_minor: string | null })[] =
      await reader.query(sql, [[...new Set(sellerIds)]]);
    return rows.map(({ least_minor: least, most_minor: most, ...rule }) => ({
      ...rule,
      leastMinor: least === null ? null : BigInt(least),
      mostMinor: most === null ? null : BigInt(most),
    }));
  }

  private get default() {
    return {
      ruleId: null,
      sellerId: null,
      basisPoints: this.config.trade.commissionBasisPoints,
      leastMinor: null,
      mostMinor: null,
      validFrom: null,
      validUntil: null,
    };
  }
}
