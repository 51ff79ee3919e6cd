import { type DomainError } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type Sharp } from 'sharp';
import { IMAGE_TYPES } from './media-type.js';
import { refusedFile, spool, type SpooledFile } from './spooled-file.js';

/** More than the cameras of phones make (50 million); opened, each point takes three bytes or four of memory. */
const MOST_PIXELS = 64_000_000;
/** A page scanned at 300 points an inch is 3508 high. */
const WHOLE_EDGE = 4096;
/** Lists show pictures 96 wide, which on the finest screens are 288 points. */
const SMALL_EDGE = 480;
const WITHIN_SECONDS = 30;

const QUALITY = { force: false, quality: 90 };

/** What people send as pictures is never given to others as it came: only what it shows. */
@Injectable()
export class Pictures {
  /** One at a time: several would have all the memory of a small machine. */
  private last: Promise<unknown> = Promise.resolve();

  static isPicture({ mediaType }: Pick<SpooledFile, 'mediaType'>): boolean {
    return IMAGE_TYPES.some((each) => each === mediaType);
  }

  /** Upright, without what the camera wrote beside it (where it was taken, and by whom), in the format in which it came. */
  whole(file: SpooledFile): Promise<SpooledFile> {
    return this.inTurn(async () => {
      await requireOpenable(file);
      return made(file, WHOLE_EDGE, (picture) => picture.jpeg(QUALITY).webp(QUALITY));
    });
  }

  /** The same for lists. */
  small(file: SpooledFile): Promise<SpooledFile> {
    return this.inTurn(() => made(file, SMALL_EDGE, (picture) => picture.webp({ quality: 75 })));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** With the first picture: it costs 60 ms and 26 MB, which most processes and specs never need. */
const loadSharp = async () => (await import('sharp')).default;

/** By its head, before anything of it is opened: a few bytes may unfold into gigabytes. */
async function requireOpenable({ path }: SpooledFile): Promise<void> {
  const sharp = await loadSharp();
  const { width, height } = await sharp(path, { limitInputPixels: false }).metadata().catch(unreadable);
  if (width * height > MOST_PIXELS) throw tooManyPixels(width, height);
}

async function made(
  { path }: SpooledFile,
  edge: number,
  as: (picture: Sharp) => Sharp,
): Promise<SpooledFile> {
  const sharp = await loadSharp();
  const picture = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .timeout({ seconds: WITHIN_SECONDS })
    .autoOrient()
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
  return spool(as(picture), { maxBytes: Infinity }).catch(unreadable);
}

function tooManyPixels(width: number, height: number): DomainError {
  const text = {
    zh: `图片有 ${width} × ${height} 像素，太大了：请缩小后再传`,
    en: `The picture has ${width} × ${height} pixels: make it smaller and send it again`,
  };
  return refusedFile('file.too_many_pixels', text, `<= ${MOST_PIXELS}`);
}

function unreadable(error: unknown): never {
  // A full disk is no fault of the picture.
  if (error instanceof Error && 'syscall' in error) throw error;
  const text = {
    zh: '图片打不开：请检查后另存为 JPEG、PNG 或 WebP 再传',
    en: 'The picture cannot be opened: save it anew as JPEG, PNG or WebP, and send it again',
  };
  throw refusedFile('file.unreadable_picture', text, IMAGE_TYPES.join(' | '));
}
