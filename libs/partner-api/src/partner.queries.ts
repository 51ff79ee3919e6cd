import { PartTypes, type PartTypeRow } from '@app/catalog';
import { decodeCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, requireScope } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type PartnerPartsQuery } from './partner.dto.js';
import { type PartnerPartPageView, type PartnerPartView, toPartnerPartView } from './partner.views.js';

const LIST = 'partner-parts';

/** The catalogue as partners read it. */
@Injectable()
export class PartnerQueries {
  constructor(
    private readonly source: DataSource,
    private readonly partTypes: PartTypes,
  ) {}

  /** In the order of designations; `q` narrows it to what contains the text, or is a case of the bearing that it names. */
  async parts(actor: Actor, { q, cursor, limit }: PartnerPartsQuery): Promise<PartnerPartPageView> {
    requireScope(actor, 'catalog:read');
    const after = cursor === undefined ? null : String(decodeCursor(LIST, cursor)[0]);
    const named = q ? await this.partTypes.resolve(q) : null;
    const ids: { id: string }[] = await this.source.query(
      `SELECT id FROM part_type
       WHERE ($1::text IS NULL OR designation COLLATE "C" > $1)
         AND ($2::text IS NULL OR basic = $3 OR strpos(upper(designation), upper($2)) > 0)
       ORDER BY designation COLLATE "C" LIMIT $4`,
      [after, q?.trim() || null, named?.basic ?? null, limit + 1],
    );
    const rows = new Map((await this.partTypes.byIds(ids.map(({ id }) => id))).map((row) => [row.id, row]));
    const inOrder = ids.map(({ id }) => rows.get(id)).filter((row): row is PartTypeRow => row !== undefined);
    return toPage(inOrder, limit, toPartnerPartView, (row) => encodeCursor(LIST, [row.designation]));
  }

  async part(actor: Actor, designation: string): Promise<PartnerPartView> {
    requireScope(actor, 'catalog:read');
    const row = await this.partTypes.resolve(designation);
    if (row === null) throw notFound('part', '型号', 'part');
    return toPartnerPartView(row);
  }
}
