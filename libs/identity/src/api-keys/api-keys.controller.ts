import { type Actor, Allow, CurrentActor, Write, type WriteRequest } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiKeyListView, CreatedApiKeyView } from './api-key.views.js';
import { ApiKeys } from './api-keys.service.js';
import { CreateApiKeyRequest } from './create-api-key.dto.js';

@Controller('api-keys')
@Allow('buyer', 'seller')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  /** Makes a key for the firm's own programs. The key is shown this once. */
  @Post()
  create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateApiKeyRequest,
    @Write() write: WriteRequest,
  ): Promise<CreatedApiKeyView> {
    return this.keys.create(actor, body, write);
  }

  /** The firm's keys that are not revoked, newest first. */
  @Get()
  list(@CurrentActor() actor: Actor): Promise<ApiKeyListView> {
    return this.keys.list(actor);
  }

  /** From now on the key opens nothing. */
  @Delete(':id')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Write() write: WriteRequest,
  ): Promise<void> {
    return this.keys.revoke(actor, id, write);
  }
}
