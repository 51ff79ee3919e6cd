import { type PartFamily } from '@app/bearings';
import { TODAY_SQL } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface SoughtParts {
  partTypeId: string | null;
  families: readonly PartFamily[];
}

const MOST_SUBSCRIBERS = 50;

/** $1 part types, $2 most: who has the most of them on offer, verified firms only, green ones before others. */
const BY_TYPE = `
SELECT c.seller_id
FROM (
  SELECT seller_id, count(DISTINCT part_type_id) AS types FROM listing
  WHERE state = 'live' AND part_type_id = ANY($1::uuid[]) GROUP BY seller_id
) c
JOIN organisation o ON o.id = c.seller_id AND o.verification = 'verified'
ORDER BY c.types DESC, coalesce(o.green_until >= ${TODAY_SQL}, false) DESC, o.id LIMIT $2`;

/** $1 families, $2 most, $3 found before: who offers anything of the families. */
const BY_FAMILY = `
SELECT o.id AS seller_id FROM organisation o
WHERE o.kind = 'seller' AND o.verification = 'verified' AND NOT o.id = ANY($3::uuid[]) AND EXISTS (
  SELECT FROM listing l JOIN part_type t ON t.id = l.part_type_id
  WHERE l.seller_id = o.id AND l.state = 'live' AND t.family = ANY($1::text[])
)
ORDER BY coalesce(o.green_until >= ${TODAY_SQL}, false) DESC, o.id LIMIT $2`;

/** Whom to tell of an RFQ. */
@Injectable()
export class Invitees {
  constructor(private readonly source: DataSource) {}

  /** Those who fit best, best first. */
  async likeliest(parts: readonly SoughtParts[], most: number): Promise<string[]> {
    if (most === 0) return [];
    const types = parts.flatMap(({ partTypeId }) => partTypeId ?? []);
    const found = await this.ids(BY_TYPE, [types, most]);
    if (found.length >= most) return found;
    const others = await this.ids(BY_FAMILY, [familiesOf(parts), most - found.length, found]);
    return [...found, ...others];
  }

  /** Those who have asked to hear of such RFQs. */
  subscribers(parts: readonly SoughtParts[]): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT s.seller_id FROM rfq_subscription s JOIN organisation o ON o.id = s.seller_id
       WHERE s.family = ANY($1::text[]) AND o.verification = 'verified' ORDER BY s.seller_id LIMIT $2`,
      [familiesOf(parts), MOST_SUBSCRIBERS],
    );
  }

  /** Those of the ids that are verified sellers. */
  verified(sellerIds: readonly string[]): Promise<string[]> {
    return this.ids(
      `SELECT id AS seller_id FROM organisation WHERE id = ANY($1::uuid[]) AND kind = 'seller' AND verification = 'verified'`,
      [sellerIds],
    );
  }

  private async ids(sql: string, values: unknown[]): Promise<string[]> {
    const rows: { seller_id: string }[] = await this.source.query(sql, values);
    return rows.map((row) => row.seller_id);
  }
}

const familiesOf = (parts: readonly SoughtParts[]): PartFamily[] => [
  ...new Set(parts.flatMap(({ families }) => families)),
];
