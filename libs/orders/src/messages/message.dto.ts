import { PlainText } from '@app/platform';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID } from 'class-validator';

const MAX_FILES = 8;

/** Words, files, or both. */
export class SendMessageRequest {
  @IsOptional()
  @PlainText({ min: 0, max: 2000, lines: true })
  words?: string;

  /** Sent before, by the side itself. */
  @IsOptional()
  @ArrayMaxSize(MAX_FILES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  fileIds?: string[];
}

export class ReadMessagesRequest {
  /** The last message that was seen. */
  @IsUUID()
  upTo: string;
}
