import { type Readable } from 'node:stream';
import { type Actor, Database, FileStore, IMAGE_TYPES, withFile, type WriteRequest } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { requireSeller } from './listings.service.js';
import { type PhotographView } from './photograph.views.js';
import { PHOTOGRAPH } from './photographs.js';

const MAX_BYTES = 8 * 1024 * 1024;

/** Photographs are sent first; listings name them then. */
@Injectable()
export class Photographs {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  async send(actor: Actor, content: Readable, write: WriteRequest): Promise<PhotographView> {
    requireSeller(actor);
    const file = await this.files.receive(content, { maxBytes: MAX_BYTES, mediaTypes: IMAGE_TYPES });
    return this.database.once(withFile(write, file), async (tx) => {
      await this.files.keep(tx, file, { ownerId: actor.organisationId, purpose: PHOTOGRAPH, name: null });
      return { id: file.id, mediaType: file.mediaType, bytes: file.bytes };
    });
  }
}
