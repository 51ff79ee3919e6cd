import { IsUUID } from 'class-validator';

export class ReadAllRequest {
  /** The id of the newest notification that was seen. */
  @IsUUID()
  upTo: string;
}
