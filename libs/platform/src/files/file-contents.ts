import { type Readable } from 'node:stream';
import { type SpooledFile } from './spooled-file.js';

export interface StoredContent {
  id: string;
  since: Date;
}

/** Contents cannot be had, or put, for now; whoever asked may try again. */
export class FilesAway extends Error {}

/** Where the contents of files lie, by their ids. What is put there never changes, and every process sees it. */
export abstract class FileContents {
  /** It is there as a whole, or not at all. */
  abstract put(id: string, file: SpooledFile): Promise<void>;

  /** Refuses what is not there before anything is read of it. */
  abstract open(id: string): Promise<Readable>;

  /** Harmless where there is none. */
  abstract remove(id: string): Promise<void>;

  /** Those whose ids come after this one, in batches; ids are in the order of time. */
  abstract list(after: string): AsyncIterable<readonly StoredContent[]>;
}
