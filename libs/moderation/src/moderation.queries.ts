import {
  type CertificatePageView,
  CertificatesQueries,
  type CertificatesToReviewQuery,
  IdentityQueries,
  type OrganisationPageView,
  type OrganisationView,
} from '@app/identity';
import { decodeIdCursor, encodeCursor, toPage } from '@app/kernel';
import { type ListingPageView, ListingsQueries } from '@app/listings';
import { type Actor } from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { requireAdmin } from './moderation.rules.js';
import { type AuditQuery, type FirmsQuery, type ListingsToReviewQuery } from './moderation.dto.js';
import { type AuditPageView, type AuditRow, toAuditEntryView } from './moderation.views.js';

const TRAIL = 'audit';

/** What admins look through. */
@Injectable()
export class ModerationQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly identity: IdentityQueries,
    private readonly certificates: CertificatesQueries,
    private readonly listings: ListingsQueries,
  ) {}

  async firms(actor: Actor, query: FirmsQuery): Promise<OrganisationPageView> {
    requireAdmin(actor);
    return this.identity.organisations(query);
  }

  async firm(actor: Actor, id: string): Promise<OrganisationView> {
    requireAdmin(actor);
    return this.identity.organisation(id);
  }

  async certificatesIn(actor: Actor, query: CertificatesToReviewQuery): Promise<CertificatePageView> {
    requireAdmin(actor);
    return this.certificates.byState(query);
  }

  async listingsIn(actor: Actor, { state, ...page }: ListingsToReviewQuery): Promise<ListingPageView> {
    requireAdmin(actor);
    return this.listings.byState(actor, state, page);
  }

  /** Newest first. */
  async audit(
    actor: Actor,
    { subjectKind, subjectId, actorId, cursor, limit }: AuditQuery,
  ): Promise<AuditPageView> {
    requireAdmin(actor);
    const rows: AuditRow[] = await this.source.query(
      `SELECT e.id, e.at, e.actor_id, o.name AS actor_name, o.kind AS actor_kind, p.name AS person_name, e.action,
         e.subject_kind, e.subject_id, e.subject_label, e.reason, e.data
       FROM audit_entry e LEFT JOIN organisation o ON o.id = e.actor_id LEFT JOIN person p ON p.id = e.person_id
       WHERE ($1::text IS NULL OR e.subject_kind = $1) AND ($2::uuid IS NULL OR e.subject_id = $2)
         AND ($3::uuid IS NULL OR e.actor_id = $3) AND ($4::uuid IS NULL OR e.id < $4)
       ORDER BY e.id DESC LIMIT $5`,
      [subjectKind ?? null, subjectId ?? null, actorId ?? null, decodeIdCursor(TRAIL, cursor), limit + 1],
    );
    return toPage(rows, limit, toAuditEntryView, (row) => encodeCursor(TRAIL, [row.id]));
  }
}
