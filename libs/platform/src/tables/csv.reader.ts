import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { broken } from './table.faults.js';
import { type FileRow } from './table.js';

const MOST_RECORD_CHARS = 1024 * 1024;

/** Records with anything in them, each with its number among all; whatever the encoding, the ends of lines and the delimiter are. */
export async function* csvRows(path: string): AsyncGenerator<FileRow, string[]> {
  const encoding = await encodingOf(path);
  const records = Readable.from(decoded(path, encoding)).pipe(
    parse({
      delimiter: await delimiterOf(path, encoding),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MOST_RECORD_CHARS,
    }),
  );
  let rowNo = 0;
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      rowNo++;
      if (record.some((text) => text.trim() !== '')) yield { rowNo, cells: record.map((text) => ({ text })) };
    }
  } catch (error) {
    throw error instanceof CsvError ? broken(error.message) : error;
  }
  return [];
}

/** By its byte order mark; without one UTF-8 if all of it is, else what Chinese Windows writes. */
async function encodingOf(path: string): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && piece.length > 1 && piece.readUInt16BE(0) === 0xfffe) return 'utf-16le';
    first = false;
    try {
      utf8.decode(piece, { stream: true });
    } catch {
      return 'gb18030';
    }
  }
  try {
    utf8.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  if (encoding === 'gb18030') {
    yield* decodedByLine(path);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

const NEWLINE = 0x0a;
/** Three bytes as UTF-8 writes a Chinese character, which GBK hardly ever makes. */
const HAN_IN_UTF8 = /[\u2e80-\uffef]/;

/** Lists pasted together from several files are UTF-8 in one line and GBK in the next. No character of GBK has the byte of a line's end. */
async function* decodedByLine(path: string): AsyncGenerator<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const gbk = new TextDecoder('gb18030');
  const text = (line: Buffer): string => {
    try {
      const read = utf8.decode(line);
      if (HAN_IN_UTF8.test(read)) return read;
    } catch {
      // Not UTF-8, then.
    }
    return gbk.decode(line);
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    let said = '';
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      said += text(bytes.subarray(from, end + 1));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (said !== '') yield said;
  }
  if (rest.length > 0) yield text(rest);
}

/** Whatever stands most often in the beginning. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
  for await (const text of decoded(path, encoding)) {
    const start = text.slice(0, 2000);
    const times = [',', '\t', ';', '，'].map((sign): [string, number] => [
      sign,
      start.split(sign).length - 1,
    ]);
    return times.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  }
  return ',';
}
