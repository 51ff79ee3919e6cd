import { PlainText, type Scope, SCOPES } from '@app/platform';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn } from 'class-validator';

export class CreateApiKeyRequest {
  /** For its owner to tell keys apart. */
  @PlainText({ max: 60 })
  name: string;

  /** What the key may do. */
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(SCOPES.length)
  @IsIn(SCOPES, { each: true })
  scopes: Scope[];
}
