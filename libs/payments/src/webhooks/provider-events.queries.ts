import { decodeKeyCursor, encodeCursor, isInstant, isText, type Page, toPage } from '@app/kernel';
import { type Actor, Database, requireKind } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  type ProviderEventRow,
  type ProviderEventView,
  toProviderEventView,
} from './provider-event.views.js';
import { type ProviderEventsQuery } from './provider-events.dto.js';

const LIST = 'provider-events';

@Injectable()
export class ProviderEventsQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(actor: Actor, { state, cursor, limit }: ProviderEventsQuery): Promise<Page<ProviderEventView>> {
    requireKind(actor, 'platform');
    const [receivedAt, id] = decodeKeyCursor(LIST, cursor, [isInstant, isText]);
    const rows: (ProviderEventRow & { received_key: string })[] = await this.database.source.query(
      `SELECT id, type, state, received_at, worked_at, attempts, next_attempt_at, last_error, received_at::text AS received_key
       FROM provider_event
       WHERE state = $1 AND ($2::timestamptz IS NULL OR (received_at, id) < ($2, $3))
       ORDER BY received_at DESC, id DESC LIMIT $4`,
      [state, receivedAt, id, limit + 1],
    );
    return toPage(rows, limit, toProviderEventView, (row) => encodeCursor(LIST, [row.received_key, row.id]));
  }
}
