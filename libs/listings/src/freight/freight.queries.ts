import { DomainError } from '@app/kernel';
import { type Actor, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Consignment, freightBySeller, type Rate } from './freight.rules.js';
import {
  type FreightRuleView,
  type FreightTableView,
  toFreightRuleView,
  toFreightTableView,
} from './freight.views.js';

export interface FreightTable {
  zones: { province: string; zone: string }[];
  rates: (Rate & { fromZone: string; toZone: string })[];
}

export interface SellerRules {
  /** From so much worth of goods on they travel free, of the sellers who grant it. */
  freeAbove: Map<string, bigint>;
  /** Below so much no order is taken, of the sellers who say so. */
  minOrders: Map<string, bigint>;
}

interface RateRow {
  first_kg: number;
  first_minor: string;
  per_kg_minor: string;
}

const RATE = `r.first_kg, r.first_minor, r.per_kg_minor`;

/** `$1`: the province that the goods go to. */
const RATES_TO = `
  SELECT f.province, ${RATE}
  FROM freight_zone t
  JOIN freight_rate r ON r.to_zone = t.zone
  JOIN freight_zone f ON f.zone = r.from_zone
  WHERE t.province = $1`;

type Reader = Pick<EntityManager, 'query'>;

/** What goods cost to carry. */
@Injectable()
export class Freight {
  constructor(private readonly source: DataSource) {}

  /** Freight of each seller's goods to a province, in fen; `freeAbove` as `rules` answers it. */
  async quote(
    reader: Reader,
    toProvince: string,
    consignments: readonly Consignment[],
    freeAbove: ReadonlyMap<string, bigint>,
  ): Promise<Map<string, bigint>> {
    const rates = await this.ratesTo(reader, toProvince);
    const rateFrom = (province: string): Rate => {
      const rate = rates.get(province);
      if (!rate) throw notCarried(province, toProvince);
      return rate;
    };
    return freightBySeller(consignments, rateFrom, freeAbove);
  }

  /** What sellers grant and ask, in fen. */
  async rules(reader: Reader, sellerIds: Iterable<string>): Promise<SellerRules> {
    const rows: { seller_id: string; free_above_minor: string | null; min_order_minor: string | null }[] =
      await reader.query(
        `SELECT seller_id, free_above_minor, min_order_minor FROM freight_rule WHERE seller_id = ANY($1::uuid[])`,
        [[...new Set(sellerIds)]],
      );
    const rules: SellerRules = { freeAbove: new Map(), minOrders: new Map() };
    for (const { seller_id: sellerId, free_above_minor: free, min_order_minor: least } of rows) {
      if (free !== null) rules.freeAbove.set(sellerId, BigInt(free));
      if (least !== null) rules.minOrders.set(sellerId, BigInt(least));
    }
    return rules;
  }

  /** By the province that the goods leave from. */
  async ratesTo(reader: Reader, toProvince: string): Promise<Map<string, Rate>> {
    const rows: (RateRow & { province: string })[] = await reader.query(RATES_TO, [toProvince]);
    return new Map(rows.map((row) => [row.province, rateOf(row)]));
  }

  async table(): Promise<FreightTableView> {
    const [zones, rates]: [FreightTable['zones'], (RateRow & { from_zone: string; to_zone: string })[]] =
      await Promise.all([
        this.source.query(`SELECT province, zone FROM freight_zone ORDER BY zone, province`),
        this.source.query(
          `SELECT r.from_zone, r.to_zone, ${RATE} FROM freight_rate r ORDER BY from_zone, to_zone`,
        ),
      ]);
    return toFreightTableView({
      zones,
      rates: rates.map((row) => ({ fromZone: row.from_zone, toZone: row.to_zone, ...rateOf(row) })),
    });
  }

  async rule(actor: Actor): Promise<FreightRuleView> {
    requireKind(actor, 'seller');
    const [row]: { free_above_minor: string | null; min_order_minor: string | null }[] =
      await this.source.query(
        `SELECT free_above_minor, min_order_minor FROM freight_rule WHERE seller_id = $1`,
        [actor.organisationId],
      );
    return toFreightRuleView({
      freeAboveMinor: row?.free_above_minor ?? null,
      minOrderMinor: row?.min_order_minor ?? null,
    });
  }
}

function rateOf({ first_kg, first_minor, per_kg_minor }: RateRow): Rate {
  return { firstKg: first_kg, firstMinor: BigInt(first_minor), perKgMinor: BigInt(per_kg_minor) };
}

function notCarried(from: string, to: string): DomainError {
  return new DomainError('unprocessable', 'freight.not_carried', {
    zh: `没有从${from}到${to}的运费标准`,
    en: `There is no freight rate from ${from} to ${to}`,
  });
}
