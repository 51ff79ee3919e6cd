import { type Readable } from 'node:stream';
import { DomainError } from '@app/kernel';
import {
  type Actor,
  Database,
  FileStore,
  IMAGE_TYPES,
  requireKind,
  withFile,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type ClaimPhotographView } from './claim.views.js';

/** What photographs of claimed goods are kept for. */
export const CLAIM_PHOTOGRAPH = 'claim.photograph';
const MAX_BYTES = 8 * 1024 * 1024;

/** Photographs are sent first; a claim or an answer to one shows them then. Until it does, nobody sees them. */
@Injectable()
export class ClaimPhotographs {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async send(actor: Actor, content: Readable, write: WriteRequest): Promise<ClaimPhotographView> {
    requireKind(actor, 'buyer', 'seller');
    const file = await this.files.receive(content, { maxBytes: MAX_BYTES, mediaTypes: IMAGE_TYPES });
    return this.database.once(withFile(write, file), async (tx) => {
      const kept = { ownerId: actor.organisationId, purpose: CLAIM_PHOTOGRAPH, name: null };
      await this.files.keep(tx, file, kept);
      return { id: file.id, mediaType: file.mediaType, bytes: file.bytes };
    });
  }

  /** Only what the side itself has sent. */
  async requireOwn(tx: EntityManager, actor: Actor, ids: readonly string[] = []): Promise<void> {
    const sent = { ownerId: actor.organisationId, purpose: CLAIM_PHOTOGRAPH };
    const unknown = await this.files.firstUnknown(tx, ids, sent);
    if (unknown === -1) return;
    const code = 'claim.photograph_unknown';
    const message = { zh: '没有这张照片，请先上传', en: 'There is no such photograph: send it first' };
    throw new DomainError('unprocessable', code, message, [
      { field: `photographIds.${unknown}`, code, message },
    ]);
  }
}
