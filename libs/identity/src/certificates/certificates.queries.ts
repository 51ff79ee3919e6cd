import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import { type Actor, FileStore, type KeptFile, requireKind, TODAY_SQL } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type CertificatePageView,
  type CertificateRow,
  type CertificateView,
  toCertificateView,
} from './certificate.views.js';
import { type CertificatesToReviewQuery } from './show-certificate.dto.js';

export const CERTIFICATE_FILE = 'certificate';

const QUEUE = 'certificates-by-state';
const MOST_SHOWN = 200;
const ROWS = `
SELECT c.id, c.organisation_id, o.name AS organisation_name, c.kind, c.number, c.issuer, c.valid_until::text AS valid_until,
       c.valid_until < ${TODAY_SQL} AS expired, c.file_id, c.state, c.reason, c.created_at
FROM certificate c JOIN organisation o ON o.id = c.organisation_id`;

@Injectable()
export class CertificatesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly files: FileStore,
  ) {}

  /** The firm's own, those in force the longest first. */
  async own(actor: Actor): Promise<CertificatePageView> {
    requireKind(actor, 'seller');
    const rows: CertificateRow[] = await this.source.query(
      `${ROWS} WHERE c.organisation_id = $1 AND c.state <> 'withdrawn' ORDER BY c.kind, c.valid_until DESC LIMIT ${MOST_SHOWN}`,
      [actor.organisationId],
    );
    return { items: rows.map(toCertificateView), nextCursor: null };
  }

  /** The caller has made sure of an admin. */
  async byState({ state, cursor, limit }: CertificatesToReviewQuery): Promise<CertificatePageView> {
    const rows: CertificateRow[] = await this.source.query(
      `${ROWS} WHERE c.state = $1 AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
      [state, decodeIdCursor(QUEUE, cursor), limit + 1],
    );
    return toPage(rows, limit, toCertificateView, (row) => encodeCursor(QUEUE, [row.id]));
  }

  /** One as it stands in `tx`. */
  async read(tx: EntityManager, id: string): Promise<CertificateView> {
    const [row]: CertificateRow[] = await tx.query(`${ROWS} WHERE c.id = $1`, [id]);
    if (row === undefined) throw notFound('certificate', '证书', 'certificate');
    return toCertificateView(row);
  }

  /** Its scan: for its firm and for the market. */
  async file(actor: Actor, id: string): Promise<KeptFile> {
    const [row]: { file_id: string | null }[] = await this.source.query(
      `SELECT file_id FROM certificate WHERE id = $1 AND (organisation_id = $2 OR $3 = 'platform')`,
      [id, actor.organisationId, actor.organisationKind],
    );
    if (!row?.file_id) throw notFound('file', '文件', 'file');
    return this.files.find(row.file_id, CERTIFICATE_FILE);
  }
}
