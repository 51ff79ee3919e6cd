import { decodeIdCursor, encodeCursor, notFound, toPage } from '@app/kernel';
import {
  type Actor,
  containing,
  type Locale,
  type MemberRole,
  type OrganisationKind,
  prepared,
} from '@app/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { personActor } from './access/access.rules.js';
import { type Verification } from './organisation.entity.js';
import {
  ORGANISATION_COLUMNS,
  type OrganisationPageView,
  type OrganisationRow,
  type OrganisationView,
  type PublicOrganisationView,
  type SellersView,
  toOrganisationView,
  toPublicOrganisationView,
} from './organisations/organisation.views.js';
import { type MeView } from './sessions/session.views.js';

/** Anything that runs a statement: the pool for reads, `tx` inside a write. */
type Reader = Pick<EntityManager, 'query'>;

/** Somebody about to sign in. */
export interface Candidate {
  person_id: string;
  password_hash: string;
  organisation_id: string;
  kind: OrganisationKind;
  role: MemberRole;
}

/** Who somebody proved to be, and when, in seconds. */
export interface Proof {
  personId: string;
  organisationId: string;
  issuedAt?: number;
}

/** Somebody who answers for a firm. */
export interface Owner {
  organisationId: string;
  email: string;
  locale: Locale;
}

/** Somebody to write to. */
export interface Person {
  id: string;
  email: string;
  locale: Locale;
}

export interface OrganisationFilter {
  verification?: Verification;
  kind?: OrganisationKind;
  q?: string;
  cursor?: string;
  limit: number;
}

interface MeRow extends OrganisationRow {
  person_id: string;
  email: string;
  person_name: string;
  locale: Locale;
  role: MemberRole;
}

const LIST = 'organisations';

const ACTOR_NOW = prepared(
  `SELECT o.kind, m.role FROM membership m JOIN organisation o ON o.id = m.organisation_id
   WHERE m.person_id = $1 AND m.organisation_id = $2
     AND NOT EXISTS (SELECT FROM password_reset r WHERE r.person_id = m.person_id AND r.used_at >= to_timestamp($3::float8 + 1))`,
);

@Injectable()
export class IdentityQueries {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async me(actor: Actor, reader: Reader = this.source): Promise<MeView> {
    const [row]: MeRow[] = await reader.query(
      `SELECT ${ORGANISATION_COLUMNS}, p.id AS person_id, p.email, p.name AS person_name, p.locale, m.role
       FROM membership m JOIN person p ON p.id = m.person_id JOIN organisation ON organisation.id = m.organisation_id
       WHERE m.person_id = $1 AND m.organisation_id = $2`,
      [actor.userId, actor.organisationId],
    );
    if (!row) throw notFound('account', '账号', 'account');
    return {
      user: { id: row.person_id, email: row.email, name: row.person_name, locale: row.locale },
      organisation: toOrganisationView(row),
      roles: [row.role],
      scopes: [],
    };
  }

  /**
   * What somebody is in a firm by now; null for one who is of it no more, or who chose another password since they proved who
   * they are.
   */
  async actorNow(
    { personId, organisationId, issuedAt }: Proof,
    reader: Reader = this.source,
  ): Promise<Actor | null> {
    const [row]: { kind: OrganisationKind; role: MemberRole }[] = await reader.query(ACTOR_NOW, [
      personId,
      organisationId,
      issuedAt ?? null,
    ]);
    return row ? personActor({ personId, organisationId, ...row }) : null;
  }

  /** Who signs in by this e-mail address, for the first of the firms that they belong to. */
  async candidate(email: string): Promise<Candidate | undefined> {
    const [row]: Candidate[] = await this.source.query(
      `SELECT p.id AS person_id, p.password_hash, o.id AS organisation_id, o.kind, m.role
       FROM person p JOIN membership m ON m.person_id = p.id JOIN organisation o ON o.id = m.organisation_id
       WHERE p.email = $1 ORDER BY o.id LIMIT 1`,
      [email],
    );
    return row;
  }

  owners(reader: Reader, organisationIds: readonly string[]): Promise<Owner[]> {
    return reader.query(
      `SELECT m.organisation_id AS "organisationId", p.email, p.locale
       FROM membership m JOIN person p ON p.id = m.person_id
       WHERE m.organisation_id = ANY($1) AND m.role IN ('owner', 'admin') ORDER BY p.id`,
      [organisationIds],
    );
  }

  people(reader: Reader, ids: readonly string[]): Promise<Person[]> {
    return reader.query(`SELECT id, email, locale FROM person WHERE id = ANY($1)`, [ids]);
  }

  /** A firm in full; the caller has made sure of who asks. */
  async organisation(id: string, reader: Reader = this.source): Promise<OrganisationView> {
    return toOrganisationView(await this.organisationRow(id, reader));
  }

  /** Sellers show themselves; buyers and the market do not. */
  async publicOrganisation(id: string): Promise<PublicOrganisationView> {
    const row = await this.organisationRow(id, this.source);
    if (row.kind !== 'seller') throw organisationNotFound();
    return toPublicOrganisationView(row);
  }

  async sellers(ids: readonly string[]): Promise<SellersView> {
    const rows: OrganisationRow[] = await this.source.query(
      `SELECT ${ORGANISATION_COLUMNS} FROM organisation WHERE id = ANY($1::uuid[]) AND kind = 'seller'
       ORDER BY array_position($1::uuid[], id)`,
      [ids],
    );
    return { items: rows.map(toPublicOrganisationView) };
  }

  /** Firms newest first, for admins; `q` is part of the name, or the whole social credit code. */
  async organisations({
    verification,
    kind,
    q,
    cursor,
    limit,
  }: OrganisationFilter): Promise<OrganisationPageView> {
    const rows: OrganisationRow[] = await this.source.query(
      `SELECT ${ORGANISATION_COLUMNS} FROM organisation
       WHERE ($1::text IS NULL OR verification = $1) AND ($2::text IS NULL OR kind = $2)
         AND ($3::text IS NULL OR name ILIKE $3 OR uscc = upper($4)) AND ($5::uuid IS NULL OR id < $5)
       ORDER BY id DESC LIMIT $6`,
      [
        verification ?? null,
        kind ?? null,
        q === undefined ? null : containing(q),
        q ?? null,
        decodeIdCursor(LIST, cursor),
        limit + 1,
      ],
    );
    return toPage(rows, limit, toOrganisationView, (row) => encodeCursor(LIST, [row.id]));
  }

  private async organisationRow(id: string, reader: Reader): Promise<OrganisationRow> {
    const [row]: OrganisationRow[] = await reader.query(
      `SELECT ${ORGANISATION_COLUMNS} FROM organisation WHERE id = $1`,
      [id],
    );
    if (!row) throw organisationNotFound();
    return row;
  }
}

export const organisationNotFound = (): Error => notFound('organisation', '企业', 'firm');
