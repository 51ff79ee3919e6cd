import { Clock } from '@app/kernel';
import { type Actor, type Locale, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DeedKind } from './reputation.entity.js';
import { type Tallies, type Tally } from './reputation.rules.js';
import { BROKEN, REPUTATIONS } from './reputation.sql.js';
import {
  type BrokenRow,
  type OwnReputationView,
  type ReputationsView,
  toOwnReputationView,
  toReputationView,
} from './reputation.views.js';

const MOST_BROKEN = 20;

interface TallyRow {
  seller_id: string;
  kind: DeedKind;
  counted: number;
  kept: number;
  weight: number;
  kept_weight: number;
  done_weight: number;
  log_hours: number;
  made_at: Date;
}

@Injectable()
export class ReputationQueries {
  constructor(
    private readonly clock: Clock,
    private readonly source: DataSource,
  ) {}

  /** One statement for all; of a seller without a record nothing is there. */
  async talliesOf(sellerIds: Iterable<string>): Promise<Map<string, Tallies>> {
    const asked = [...new Set(sellerIds)];
    if (asked.length === 0) return new Map();
    const rows: TallyRow[] = await this.source.query(REPUTATIONS, [asked]);
    return new Map(
      [...Map.groupBy(rows, (row) => row.seller_id)].map(([sellerId, own]) => [
        sellerId,
        Object.fromEntries(own.map((row) => [row.kind, toTally(row)])),
      ]),
    );
  }

  /** In the order in which they were asked for. */
  async ofSellers(sellerIds: readonly string[]): Promise<ReputationsView> {
    const now = this.clock.now();
    const tallies = await this.talliesOf(sellerIds);
    return {
      items: [...new Set(sellerIds)].map((id) => toReputationView(id, tallies.get(id) ?? {}, now)),
    };
  }

  /** The seller's own, with how each figure comes about. */
  async own(actor: Actor, locale: Locale): Promise<OwnReputationView> {
    requireKind(actor, 'seller');
    const now = this.clock.now();
    const { organisationId } = actor;
    const tallies = await this.talliesOf([organisationId]);
    const broken: BrokenRow[] = await this.source.query(BROKEN, [organisationId, now, MOST_BROKEN]);
    return toOwnReputationView(tallies.get(organisationId) ?? {}, broken, now, locale);
  }
}

function toTally(row: TallyRow): Tally {
  const { counted, kept, weight, made_at: madeAt } = row;
  return {
    counted,
    kept,
    weight,
    keptWeight: row.kept_weight,
    doneWeight: row.done_weight,
    logHours: row.log_hours,
    madeAt,
  };
}
