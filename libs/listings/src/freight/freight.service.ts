import { DomainError, type FieldFault, PROVINCES } from '@app/kernel';
import { type Actor, Database, requireKind, requireRole, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type FreightRuleRequest, type FreightTableRequest } from './freight.dto.js';
import { Freight } from './freight.queries.js';
import { type FreightRuleView, type FreightTableView, toFreightRuleView } from './freight.views.js';

/** The carriers' table is the market's; what a seller grants is the seller's. Placed orders keep the freight they were placed with. */
@Injectable()
export class FreightTerms {
  constructor(
    private readonly database: Database,
    private readonly freight: Freight,
  ) {}

  /** The whole table at once: a part of it could leave a province without a rate. */
  async setTable(actor: Actor, table: FreightTableRequest, write: WriteRequest): Promise<FreightTableView> {
    requireKind(actor, 'platform');
    requireWhole(table);
    await this.database.once(write, async (tx) => {
      await tx.query(`LOCK TABLE freight_zone, freight_rate IN SHARE ROW EXCLUSIVE MODE`);
      await tx.query(`DELETE FROM freight_zone`);
      await tx.query(`DELETE FROM freight_rate`);
      await tx.query(
        `INSERT INTO freight_zone (province, zone)
         SELECT province, zone FROM jsonb_to_recordset($1::jsonb) AS z (province text, zone text)`,
        [JSON.stringify(table.zones)],
      );
      await tx.query(
        `INSERT INTO freight_rate (from_zone, to_zone, first_kg, first_minor, per_kg_minor)
         SELECT "fromZone", "toZone", "firstKg", "firstMinor", "perKgMinor" FROM jsonb_to_recordset($1::jsonb)
           AS r ("fromZone" text, "toZone" text, "firstKg" float8, "firstMinor" bigint, "perKgMinor" bigint)`,
        [JSON.stringify(table.rates)],
      );
      return {};
    });
    return this.freight.table();
  }

  async setRule(actor: Actor, rule: FreightRuleRequest, write: WriteRequest): Promise<FreightRuleView> {
    requireKind(actor, 'seller');
    requireRole(actor, 'owner');
    return this.database.once(write, async (tx) => {
      const { freeAboveMinor, minOrderMinor = null } = rule;
      await tx.query(
        `INSERT INTO freight_rule (seller_id, free_above_minor, min_order_minor) VALUES ($1, $2, $3)
         ON CONFLICT (seller_id) DO UPDATE SET free_above_minor = EXCLUDED.free_above_minor,
           min_order_minor = EXCLUDED.min_order_minor, updated_at = now()`,
        [actor.organisationId, freeAboveMinor, minOrderMinor],
      );
      return toFreightRuleView({ freeAboveMinor, minOrderMinor });
    });
  }
}

function requireWhole({ zones, rates }: FreightTableRequest): void {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string, expected: string, zh: string, en: string): void => {
    faults.push({ field, code, expected, message: { zh, en } });
  };
  const placed = new Set(zones.map(({ province }) => province));
  const missing = PROVINCES.filter(({ zh }) => !placed.has(zh)).map(({ zh }) => zh);
  if (missing.length > 0 || placed.size < zones.length) {
    const expected = missing.length > 0 ? missing.join(' ') : 'each province once';
    fault(
      'zones',
      'freight.provinces_incomplete',
      expected,
      '每个省份须恰好属于一个区',
      'Each province has one zone',
    );
  }
  const names = new Set(zones.map(({ zone }) => zone));
  const pairs = new Set(rates.map(({ fromZone, toZone }) => `${fromZone} → ${toZone}`));
  const wanted = [...names].flatMap((from) => [...names].map((to) => `${from} → ${to}`));
  const without = wanted.filter((pair) => !pairs.has(pair));
  if (without.length > 0 || pairs.size < rates.length || rates.length > wanted.length) {
    const expected = without.length > 0 ? without.slice(0, 5).join(', ') : 'each pair of zones once';
    fault(
      'rates',
      'freight.rates_incomplete',
      expected,
      '每两个区之间须恰好有一个运价',
      'Each pair of zones has one rate',
    );
  }
  if (faults.length > 0) {
    const text = { zh: '运费表不完整', en: 'The freight table is not whole' };
    throw new DomainError('unprocessable', 'freight.table_invalid', text, faults);
  }
}
