import { type Readable } from 'node:stream';
import { DomainError, newId, notFound, type Text } from '@app/kernel';
import {
  type Actor,
  Database,
  FileStore,
  IMAGE_TYPES,
  requireKind,
  requireRole,
  sqlState,
  stateFacts,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type CertificatesChanged } from '../identity.events.js';
import { type CertificateState, GREEN_KINDS } from './certificate.entity.js';
import { type CertificateView, type SentFileView } from './certificate.views.js';
import { CERTIFICATE_FILE, CertificatesQueries } from './certificates.queries.js';
import { type ShowCertificateRequest } from './show-certificate.dto.js';

const MAX_FILE_BYTES = 10 * 1024 * 1024;
const UNIQUE_VIOLATION = '23505';

/** What each act may begin from, and where it leads. */
const TABLE = {
  verify: { from: ['pending', 'rejected'], to: 'verified' },
  reject: { from: ['pending', 'verified'], to: 'rejected' },
  withdraw: { from: ['pending', 'verified', 'rejected'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly CertificateState[]; to: CertificateState }>;

/** The papers of firms: a firm shows them, the market verifies or rejects, the firm withdraws. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queries: CertificatesQueries,
  ) {}

  /** A scan or photograph, before the certificate itself. */
  async sendFile(
    actor: Actor,
    content: Readable,
    name: string | null,
    write: WriteRequest,
  ): Promise<SentFileView> {
    requireShower(actor);
    const mediaTypes = [...IMAGE_TYPES, 'application/pdf'];
    const file = await this.files.receive(content, { maxBytes: MAX_FILE_BYTES, mediaTypes });
    return this.database.once(withFile(write, file), async (tx) => {
      await this.files.keep(tx, file, { ownerId: actor.organisationId, purpose: CERTIFICATE_FILE, name });
      return { id: file.id, mediaType: file.mediaType, bytes: file.bytes };
    });
  }

  async show(actor: Actor, request: ShowCertificateRequest, write: WriteRequest): Promise<CertificateView> {
    requireShower(actor);
    return this.database.once(write, async (tx) => {
      if (request.fileId) await requireOwnFile(tx, actor.organisationId, request.fileId);
      const id = newId();
      const { kind, number, issuer, validUntil, fileId } = request;
      await tx
        .query(
          `INSERT INTO certificate (id, organisation_id, kind, number, issuer, valid_until, file_id)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, actor.organisationId, kind, number, issuer, validUntil, fileId ?? null],
        )
        .catch((error: unknown) => {
          throw sqlState(error) === UNIQUE_VIOLATION ? shownAlready() : error;
        });
      return this.queries.read(tx, id);
    });
  }

  async withdraw(actor: Actor, id: string, write: WriteRequest): Promise<CertificateView> {
    requireShower(actor);
    return this.database.once(write, async (tx) => {
      const [own]: unknown[] = await tx.query(
        `SELECT 1 FROM certificate WHERE id = $1 AND organisation_id = $2`,
        [id, actor.organisationId],
      );
      if (own === undefined) throw notFound('certificate', '证书', 'certificate');
      return this.move(tx, id, 'withdraw');
    });
  }

  /** For the caller that has made sure of an admin, within its transaction. */
  verify(tx: EntityManager, id: string): Promise<CertificateView> {
    return this.move(tx, id, 'verify');
  }

  /** For the caller that has made sure of an admin, within its transaction. */
  reject(tx: EntityManager, id: string, reason: string): Promise<CertificateView> {
    return this.move(tx, id, 'reject', reason);
  }

  /** One step of the table, with the old states in the WHERE; whether the firm is green follows from it at once. */
  private async move(
    tx: EntityManager,
    id: string,
    act: keyof typeof TABLE,
    reason?: string,
  ): Promise<CertificateView> {
    const { from, to } = TABLE[act];
    const [moved]: [{ organisation_id: string }[], number] = await tx.query(
      `UPDATE certificate SET state = $3, reason = $4, decided_at = now() WHERE id = $1 AND state = ANY($2)
       RETURNING organisation_id`,
      [id, from, to, reason ?? null],
    );
    const organisationId = moved[0]?.organisation_id;
    const certificate = await this.queries.read(tx, id);
    if (organisationId === undefined) throw stateConflict(certificate.state, from);
    const [greened]: [{ version: number }[], number] = await tx.query(
      `UPDATE organisation SET version = version + 1, green_until =
         (SELECT max(valid_until) FROM certificate WHERE organisation_id = $1 AND state = 'verified' AND kind = ANY($2))
       WHERE id = $1 RETURNING version`,
      [organisationId, GREEN_KINDS],
    );
    const payload: CertificatesChanged = { organisationId };
    await stateFacts(tx, [
      {
        name: 'organisation.certificates_changed',
        aggregateId: organisationId,
        version: greened[0]?.version ?? 0,
        payload,
      },
    ]);
    return certificate;
  }
}

/** A key reads and writes goods; what the firm shows of itself is for its people. */
function requireShower(actor: Actor): void {
  requireKind(actor, 'seller');
  requireRole(actor, 'owner');
}

async function requireOwnFile(tx: EntityManager, ownerId: string, fileId: string): Promise<void> {
  const [row]: unknown[] = await tx.query(
    `SELECT 1 FROM stored_file WHERE id = $1 AND owner_id = $2 AND purpose = $3`,
    [fileId, ownerId, CERTIFICATE_FILE],
  );
  if (row === undefined) throw notFound('file', '文件', 'file');
}

function shownAlready(): DomainError {
  const text = {
    zh: '这份证书已经提交过',
    en: 'The firm shows a certificate of this kind and number already',
  };
  return new DomainError('conflict', 'certificate.duplicate', text, [
    { field: 'number', code: 'certificate.duplicate', message: text },
  ]);
}

const STATE_WORDS: Readonly<Record<CertificateState, Text>> = {
  pending: { zh: '待审核', en: 'in review' },
  verified: { zh: '已核实', en: 'verified' },
  rejected: { zh: '已退回', en: 'sent back' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

function stateConflict(state: CertificateState, allowed: readonly CertificateState[]): DomainError {
  const needed = allowed.map((each) => STATE_WORDS[each].en).join(' or ');
  return new DomainError('conflict', 'certificate.state_conflict', {
    zh: `证书${STATE_WORDS[state].zh}，不能这样做`,
    en: `The certificate is ${STATE_WORDS[state].en}; this needs it to be ${needed}`,
  });
}
