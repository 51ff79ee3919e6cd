import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { FileContents, type StoredContent } from './file-contents.js';
import { type SpooledFile } from './spooled-file.js';

const BATCH = 1000;

/** In a folder that all processes share, spread by the end of their ids. */
export class FolderContents extends FileContents {
  constructor(private readonly root: string) {
    super();
  }

  async put(id: string, { path }: SpooledFile): Promise<void> {
    const place = this.pathOf(id);
    const part = `${place}.part`;
    await mkdir(join(place, '..'), { recursive: true });
    try {
      await copyFile(path, part);
      await rename(part, place);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async open(id: string): Promise<Readable> {
    return (await open(this.pathOf(id))).createReadStream();
  }

  remove(id: string): Promise<void> {
    return rm(this.pathOf(id), { force: true });
  }

  async *list(after: string): AsyncGenerator<readonly StoredContent[]> {
    for (const folder of await readdir(this.root).catch(() => [])) {
      const names = (await readdir(join(this.root, folder))).filter((name) => name > after);
      for (let at = 0; at < names.length; at += BATCH) {
        const found = names.slice(at, at + BATCH).map(async (id) => {
          const { mtime: since } = await stat(join(this.root, folder, id));
          return { id, since };
        });
        yield await Promise.all(found);
      }
    }
  }

  private pathOf(id: string): string {
    return join(this.root, id.replace(/\.part$/, '').slice(-2), id);
  }
}
