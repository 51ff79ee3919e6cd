import { Clock, DomainError, MINUTE_MS, newId, notFound } from '@app/kernel';
import {
  type Actor,
  Database,
  forbidden,
  type OrganisationKind,
  requireKind,
  requireRole,
  type Scope,
  stateFacts,
  type WriteRequest,
} from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type ApiKeyFact } from '../identity.events.js';
import { ApiKey } from '../session.entity.js';
import { hashApiKey, isUseNews, looksLikeApiKey, newApiKey, scopesOpenTo } from './api-key.rules.js';
import { type ApiKeyListView, type CreatedApiKeyView, toApiKeyView } from './api-key.views.js';
import { type CreateApiKeyRequest } from './create-api-key.dto.js';

const MAX_KEYS = 20;

interface KeyRow {
  id: string;
  organisation_id: string;
  kind: OrganisationKind;
  scopes: Scope[];
  last_used_at: Date | null;
}

/** Keys by which a firm's own programs speak for it. Only its owner makes and revokes them. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async create(actor: Actor, request: CreateApiKeyRequest, write: WriteRequest): Promise<CreatedApiKeyView> {
    requireOwner(actor);
    const open = scopesOpenTo(actor.organisationKind);
    const closed = request.scopes.find((scope) => !open.includes(scope));
    if (closed) throw forbidden(closed);
    const { key, prefix, keyHash } = newApiKey();
    const work = async (tx: EntityManager): Promise<CreatedApiKeyView> => {
      await this.refuseTooMany(tx, actor.organisationId);
      const row = tx.create(ApiKey, {
        id: newId(),
        organisationId: actor.organisationId,
        name: request.name,
        prefix,
        keyHash,
        scopes: request.scopes,
        createdAt: this.clock.now(),
        lastUsedAt: null,
        revokedAt: null,
      });
      await tx.insert(ApiKey, row);
      await stateFacts(tx, [keyFact('api_key.created', 1, actor, row)]);
      return { ...toApiKeyView(row), key };
    };
    return this.database.once(write, work, { answerHoldsSecret: true });
  }

  async list(actor: Actor): Promise<ApiKeyListView> {
    requireOwner(actor);
    const keys: ApiKey[] = await this.database.source.query(
      `SELECT id, name, prefix, scopes, created_at AS "createdAt", last_used_at AS "lastUsedAt"
       FROM api_key WHERE organisation_id = $1 AND revoked_at IS NULL ORDER BY id DESC`,
      [actor.organisationId],
    );
    return { items: keys.map(toApiKeyView), nextCursor: null };
  }

  /** Harmless when repeated; another firm's key is not found. */
  async revoke(actor: Actor, id: string, write: WriteRequest): Promise<void> {
    requireOwner(actor);
    await this.database.once(write, async (tx) => {
      const key = await tx.findOne(ApiKey, {
        where: { id, organisationId: actor.organisationId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!key) throw notFound('api_key', '密钥', 'API key');
      if (key.revokedAt) return;
      await tx.update(ApiKey, { id }, { revokedAt: this.clock.now() });
      await stateFacts(tx, [keyFact('api_key.revoked', 2, actor, key)]);
    });
  }

  /** Who asks by this key; null when it is none of ours. */
  async actorOf(text: string): Promise<Actor | null> {
    if (!looksLikeApiKey(text)) return null;
    const [row]: KeyRow[] = await this.database.source.query(
      `SELECT k.id, k.organisation_id, o.kind, k.scopes, k.last_used_at
       FROM api_key k JOIN organisation o ON o.id = k.organisation_id
       WHERE k.key_hash = $1 AND k.revoked_at IS NULL`,
      [hashApiKey(text)],
    );
    if (!row) return null;
    await this.noteUse(row);
    return {
      userId: null,
      apiKeyId: row.id,
      organisationId: row.organisation_id,
      organisationKind: row.kind,
      role: 'member',
      scopes: row.scopes,
    };
  }

  private async noteUse(row: KeyRow): Promise<void> {
    const now = this.clock.now();
    if (!isUseNews(row.last_used_at, now)) return;
    // The rule again in the WHERE: of many calls at once, one writes.
    await this.database.transact((tx) =>
      tx.query(
        `UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $3)`,
        [row.id, now, new Date(now.getTime() - MINUTE_MS)],
      ),
    );
  }

  private async refuseTooMany(tx: EntityManager, organisationId: string): Promise<void> {
    // Locks the firm first, so that two at once cannot both be the last.
    await tx.query(`SELECT FROM organisation WHERE id = $1 FOR UPDATE`, [organisationId]);
    const count = await tx.countBy(ApiKey, { organisationId, revokedAt: IsNull() });
    if (count < MAX_KEYS) return;
    throw new DomainError('conflict', 'api_key.too_many', {
      zh: `最多 ${MAX_KEYS} 个密钥，请先停用不用的`,
      en: `At most ${MAX_KEYS} keys; revoke one that is not used`,
    });
  }
}

function requireOwner(actor: Actor): void {
  requireKind(actor, 'buyer', 'seller');
  requireRole(actor, 'owner');
}

function keyFact(
  name: string,
  version: number,
  actor: Actor,
  key: ApiKey,
): { name: string; aggregateId: string; version: number; payload: ApiKeyFact } {
  const payload = {
    organisationId: key.organisationId,
    apiKeyId: key.id,
    name: key.name,
    personId: actor.userId,
  };
  return { name, aggregateId: key.id, version, payload };
}
