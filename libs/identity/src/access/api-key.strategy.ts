import { type Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { HeaderAPIKeyStrategy } from 'passport-headerapikey';
import { ApiKeys } from '../api-keys/api-keys.service.js';

@Injectable()
export class ApiKeyStrategy extends PassportStrategy(HeaderAPIKeyStrategy, 'api-key') {
  constructor(private readonly keys: ApiKeys) {
    super({ header: 'X-Api-Key', prefix: '' }, false);
  }

  validate(key: string): Promise<Actor | null> {
    return this.keys.actorOf(key);
  }
}
